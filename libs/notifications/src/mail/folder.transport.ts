import { constants } from 'node:fs';
import { access, chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type Delivery, type Mail, MailTransport } from './mail.transport.js';
import { isBareAddress, messageOf } from './message.transport.js';

/**
 * Writes each mail as `<mail id>.eml` (RFC 5322) into a folder, for an instance without a mail server. A mail that is
 * there is there whole and on the disk; sent again it stays as it is.
 */
export class FolderTransport extends MailTransport {
  readonly #folder: string;
  readonly #composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(folder: string) {
    super();
    this.#folder = folder;
  }

  async send(mail: Mail): Promise<Delivery> {
    if (!isBareAddress(mail.to)) return { outcome: 'refused', reason: 'not an address' };
    const file = this.#fileOf(mail);
    if (!(await exists(file))) await this.#write(file, await this.#compose(mail));
    return { outcome: 'accepted' };
  }

  async forget(mails: readonly string[]): Promise<void> {
    await Promise.all(mails.map((id) => rm(this.#fileOf({ id }), { force: true })));
  }

  async forgetBefore(moment: Date, dryRun: boolean): Promise<number> {
    const names = await readdir(this.#folder).catch(() => []);
    let forgotten = 0;
    for (const name of names.filter((each) => /^mail_\w+\.eml$/.test(each))) {
      const file = join(this.#folder, name);
      // oxlint-disable-next-line no-await-in-loop -- a file after the other
      if ((await stat(file)).mtime >= moment) continue;
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (!dryRun) await rm(file, { force: true });
      forgotten += 1;
    }
    return forgotten;
  }

  close(): void {
    this.#composer.close();
  }

  #fileOf({ id }: Pick<Mail, 'id'>): string {
    if (!/^[\w-]+$/.test(id)) throw new Error('The id of a mail cannot name a file');
    return join(this.#folder, `${id}.eml`);
  }

  async #compose(mail: Mail): Promise<Buffer> {
    const { message } = await this.#composer.sendMail(messageOf(mail));
    if (!Buffer.isBuffer(message)) throw new Error('The composer of mails gave no buffer');
    return message;
  }

  /**
   * The draft bears the mail's own name and is not emptied when opened: the process that comes next finishes what a
   * crash left, and two processes at the same mail write the same bytes.
   */
  async #write(file: string, content: Buffer): Promise<void> {
    await openFolder(this.#folder);
    const draft = `${file}.draft`;
    const handle = await open(draft, constants.O_CREAT | constants.O_WRONLY, 0o600);
    try {
      await handle.writeFile(content);
      await handle.truncate(content.length);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file).catch(async (error: unknown) => {
      if (!(await exists(file))) throw error;
    });
    await syncFolder(this.#folder);
  }
}

/** Mails are for those whom they are to: nobody else on the machine reads them. Releases before this one left the folder open. */
async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { mode, uid } = await stat(folder);
  if ((mode & 0o077) !== 0 && uid === process.getuid?.()) await chmod(folder, 0o700);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** A new name in a folder survives a power cut only once the folder itself is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
