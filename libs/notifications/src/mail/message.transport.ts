import { oneLine } from '@talkoot/contracts';
import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mail.transport.js';

/** One address and nothing else: no name, no list, no comment, nothing that could begin a header. */
const bareAddress = /^[^\s\p{Cc}<>()[\]\\,;:"@]{1,64}@[^\s\p{Cc}<>()[\]\\,;:"@]{1,255}$/u;

export function isBareAddress(address: string): boolean {
  return bareAddress.test(address);
}

/**
 * The mail as nodemailer takes it. The same mail gives the same bytes each time: its date, its Message-ID and the
 * boundary between its parts are its own. It says that a machine wrote it, so that no machine answers (RFC 3834).
 */
export function messageOf(mail: Mail): SendMailOptions {
  return {
    messageId: mail.messageId,
    date: mail.date,
    from: mail.from,
    to: { name: '', address: mail.to },
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    // Beside the text, for programs that show it with buttons, and once more as a file for those that do not.
    ...(mail.calendar && {
      icalEvent: { method: mail.calendar.method, filename: 'meeting.ics', content: mail.calendar.text },
    }),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale },
    baseBoundary: mail.id,
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
