import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What is made of a caller and their key, which is kept nowhere: who reads the database learns neither the key nor what was sent and
 * answered under it.
 */
export class IdempotencySecrets {
  constructor(
    private readonly caller: string,
    private readonly key: string,
  ) {}

  /** By which the row is found. */
  get id(): Buffer {
    return this.derived('id');
  }

  /** Tells whether the same is sent again. */
  requestOf(...parts: readonly unknown[]): Buffer {
    return createHmac('sha256', this.derived('request')).update(JSON.stringify(parts)).digest();
  }

  sealed(text: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.derived('answer'), iv);
    const sealed = [cipher.update(text, 'utf8'), cipher.final()];
    return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]);
  }

  opened(sealed: Buffer): string {
    const decipher = createDecipheriv(CIPHER, this.derived('answer'), sealed.subarray(0, IV_BYTES));
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  private derived(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.key, this.caller, `talkoot idempotency ${purpose}`, 32));
  }
}
