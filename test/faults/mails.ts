import { readdir, readFile } from 'node:fs/promises';
import PostalMime from 'postal-mime';
import type { ReceivedMail } from '../support/smtp.js';
import type { StoredNotice } from './aftermath.js';
import { grouped } from './grouped.js';
import { twice } from './reconciliation.js';

/** A victim and when it was killed and was there again, in milliseconds as of Date.now(). */
export interface KillNote {
  readonly victim: string;
  readonly at: number;
}

/** A mail that is to be there, with all that it has to tell. */
interface DueMail {
  readonly mail: string;
  readonly messageId: string;
  readonly address: string;
  readonly texts: readonly string[];
}

/** The mails of the notifications; several may be in one. */
export function dueMails(notices: readonly StoredNotice[]): DueMail[] {
  return [...grouped(notices, ({ mail }) => mail ?? 'in no mail')].map(([mail, of]) => ({
    mail,
    messageId: of[0]?.messageId ?? 'no message',
    address: [...new Set(of.map(({ address }) => address))].join(),
    texts: of.map(({ text }) => text),
  }));
}

/**
 * Every mail reached the server, under its own Message-ID, at its own address, and tells of all its notifications; a second time only
 * where a process that sends died since the first. Answers with what broke that.
 */
export async function sentMails(
  notices: readonly StoredNotice[],
  received: readonly ReceivedMail[],
  senderKills: readonly KillNote[],
): Promise<string[]> {
  const arrived = grouped(received, ({ messageId }) => messageId);
  const due = dueMails(notices);
  const known = new Set(due.map(({ messageId }) => messageId));
  const broken = [...arrived.keys()]
    .filter((messageId) => !known.has(messageId))
    .map((messageId) => `a mail of nobody: ${messageId}`);
  for (const mail of due) {
    const { messageId, address } = mail;
    const copies = arrived.get(messageId) ?? [];
    if (copies.length === 0) broken.push(`never sent: ${messageId}`);
    const astray = copies.filter(({ recipients }) => recipients.join() !== address).map(() => `astray: ${messageId}`);
    const unexplained = copies.filter(({ at }, place) => {
      const before = copies[place - 1];
      return before && !senderKills.some((kill) => kill.at >= before.at - MARGIN && kill.at <= at);
    });
    broken.push(...astray, ...unexplained.map(() => `sent twice though no sender died: ${messageId}`));
    for (const { raw } of copies) broken.push(...(await untold(mail, raw)));
  }
  return broken;
}

/** The server notes a mail a little after the sender can know that it has it. */
const MARGIN = 250;

/** Just the mails, each once, whole, and nothing else in the folder. */
export async function writtenMails(notices: readonly StoredNotice[], folder: string): Promise<string[]> {
  const files = await readdir(folder);
  const wanted = new Map(dueMails(notices).map((each) => [`${each.mail}.eml`, each]));
  const broken = [...wanted.keys()].filter((file) => !files.includes(file)).map((file) => `never written: ${file}`);
  const messageIds: string[] = [];
  for (const file of files) {
    const text = await readFile(`${folder}/${file}`, 'utf8');
    messageIds.push(/^message-id: *(\S+)/im.exec(text)?.[1] ?? '');
    const mail = wanted.get(file);
    if (!mail) broken.push(`a file of nobody: ${file}`);
    else if (text.includes(mail.messageId) && text.includes(mail.address)) broken.push(...(await untold(mail, text)));
    else broken.push(`not the mail that it is: ${file}`);
  }
  return [...broken, ...twice(messageIds).map((id) => `written twice: ${id}`)];
}

/** So much of what happened is told in one mail; the rest is counted. */
const MOST_TOLD = 100;

/** What a mail should have told of and does not. */
async function untold({ messageId, texts }: DueMail, raw: string): Promise<string[]> {
  const told = (await PostalMime.parse(raw)).text?.split('\n') ?? [];
  const missing = texts.filter((text) => !told.includes(text.split('\n')[0] ?? text));
  return missing.length > Math.max(0, texts.length - MOST_TOLD)
    ? [`${missing.length} of ${texts.length} notifications are not told in ${messageId}`]
    : [];
}
