import { join } from 'node:path';
import type { Config } from '@talkoot/platform/config';
import { FolderTransport } from './folder.transport.js';
import type { MailTransport } from './mail.transport.js';
import { SmtpTransport } from './smtp.transport.js';

/** The way out that the configuration names: SMTP_URL, or else the folder under DATA_DIR. */
export function mailTransport({ SMTP_URL, DATA_DIR }: Config): MailTransport {
  return SMTP_URL === undefined ? new FolderTransport(join(DATA_DIR, 'mail')) : new SmtpTransport(SMTP_URL);
}
