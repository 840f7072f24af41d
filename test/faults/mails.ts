import { readdir, readFile } from 'node:fs/promises';
import type { ReceivedMail } from '../support/smtp.js';
import type { StoredNotice } from './aftermath.js';
import { grouped } from './grouped.js';
import { twice } from './reconciliation.js';

/** A victim and when it was killed and was there again, in milliseconds as of Date.now(). */
export interface KillNote {
  readonly victim: string;
  readonly at: number;
}

/**
 * Every mail reached the server, under its own Message-ID, at its own address; a second time only where a process that sends died
 * since the first. Answers with what broke that.
 */
export function sentMails(
  notices: readonly StoredNotice[],
  received: readonly ReceivedMail[],
  senderKills: readonly KillNote[],
): string[] {
  const arrived = grouped(received, ({ messageId }) => messageId);
  const known = new Set(notices.map(({ messageId }) => messageId));
  return [
    ...[...arrived.keys()]
      .filter((messageId) => !known.has(messageId))
      .map((messageId) => `a mail of nobody: ${messageId}`),
    ...notices.flatMap(({ messageId, address }) => {
      const copies = arrived.get(messageId ?? '') ?? [];
      if (copies.length === 0) return [`never sent: ${messageId}`];
      const astray = copies.filter(({ recipients }) => recipients.join() !== address).map(() => `astray: ${messageId}`);
      const unexplained = copies.filter(({ at }, place) => {
        const before = copies[place - 1];
        return before && !senderKills.some((kill) => kill.at >= before.at - MARGIN && kill.at <= at);
      });
      return [...astray, ...unexplained.map(() => `sent twice though no sender died: ${messageId}`)];
    }),
  ];
}

/** The server notes a mail a little after the sender can know that it has it. */
const MARGIN = 250;

/** Just the mails, each once, whole, and nothing else in the folder. */
export async function writtenMails(notices: readonly StoredNotice[], folder: string): Promise<string[]> {
  const files = await readdir(folder);
  const wanted = new Map(notices.map(({ mail, messageId, address }) => [`${mail}.eml`, { messageId, address }]));
  const contents = await Promise.all(
    files.map(async (file) => ({ file, text: await readFile(`${folder}/${file}`, 'utf8') })),
  );
  return [
    ...[...wanted.keys()].filter((file) => !files.includes(file)).map((file) => `never written: ${file}`),
    ...twice(contents.map(({ text }) => /^message-id: *(\S+)/im.exec(text)?.[1] ?? '')).map(
      (id) => `written twice: ${id}`,
    ),
    ...contents.flatMap(({ file, text }) => {
      const mail = wanted.get(file);
      if (!mail) return [`a file of nobody: ${file}`];
      return text.includes(`${mail.messageId}`) && text.includes(mail.address)
        ? []
        : [`not the mail that it is: ${file}`];
    }),
  ];
}
