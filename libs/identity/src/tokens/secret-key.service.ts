import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, SetupFault } from '@talkoot/platform/config';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals what must not stand open in the database, with a key that is not in it (AES-256-GCM; its key by HKDF from SECRET_KEY). */
@Injectable()
export class SecretKey {
  private known: Promise<Buffer> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** `what`: in which place it stands; sealed for one place it does not open in another. */
  async seal(plain: Buffer, what: string): Promise<Buffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, await this.key(), nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(what));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws SetupFault for what another key has sealed. */
  async unseal(sealed: Buffer, what: string): Promise<Buffer> {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const cipher = createDecipheriv(CIPHER, await this.key(), nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(what));
    cipher.setAuthTag(tag);
    try {
      return Buffer.concat([cipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]);
    } catch (error) {
      throw new SetupFault(this.doesNotFit(), { cause: error });
    }
  }

  private async key(): Promise<Buffer> {
    this.known ??= this.material().then((material) =>
      Buffer.from(hkdfSync('sha256', material, '', 'talkoot sealing 1', KEY_BYTES)),
    );
    return this.known;
  }

  private async material(): Promise<string> {
    const { SECRET_KEY, DATABASE_URL, DATA_DIR } = this.config;
    if (SECRET_KEY !== undefined) return SECRET_KEY;
    if (DATABASE_URL === undefined) return keptIn(DATA_DIR);
    throw new SetupFault(
      'SECRET_KEY: must be set where DATABASE_URL is, the same for all processes. Make one with: openssl rand -base64 32. ' +
        'For a database that came from an embedded one, take what stands in the file secret-key of its DATA_DIR.',
    );
  }

  private doesNotFit(): string {
    const { SECRET_KEY, DATA_DIR } = this.config;
    const which = SECRET_KEY === undefined ? `${join(DATA_DIR, FILE)}: the key there` : 'SECRET_KEY';
    return (
      `${which} is not the one with which the keys in this database were sealed. Set SECRET_KEY to that one: the same for all ` +
      'processes, and for an embedded database what stood in the file secret-key of its DATA_DIR. If it is lost, ' +
      'npm run cli -- keys reset makes new keys; then no token, API key or link made before holds any more.'
    );
  }
}

const FILE = 'secret-key';

/** The key of an embedded database: made by the process that needs it first, and readable to its user alone. */
async function keptIn(folder: string): Promise<string> {
  const file = join(folder, FILE);
  const found = await readIfThere(file);
  if (found !== undefined) return found;
  await mkdir(folder, { recursive: true });
  const made = join(folder, `${FILE}.${randomUUID()}`);
  await writeFile(made, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, { mode: 0o600 });
  // Whole or not at all, and never in the place of one that another process has made meanwhile.
  await link(made, file).catch((error: unknown) => {
    if (!isCode(error, 'EEXIST')) throw error;
  });
  await rm(made);
  return (await readIfThere(file)) ?? keptIn(folder);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    const text = (await readFile(file, 'utf8')).trim();
    if (text.length >= KEY_BYTES) return text;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  throw new SetupFault(`${file}: there is no whole key in it. Put the one back that stood there, or remove the file.`);
}

const isCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
