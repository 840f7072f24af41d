import { hkdf } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK } from 'jose';
import { z } from 'zod';
import { SigningKeyRepository } from './signing-key.repository.js';

export const ALGORITHM = 'ES256';
const SECRET_BYTES = 32;

const keyPair = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

interface Keys {
  readonly signing: CryptoKey;
  readonly verifying: CryptoKey;
  /** What secrets for other purposes are derived from. */
  readonly material: Buffer;
}

/** The key of this instance, which all of its processes share. */
@Injectable()
export class InstanceKey {
  private known: Promise<Keys> | undefined;

  constructor(private readonly repository: SigningKeyRepository) {}

  async keys(): Promise<Keys> {
    this.known ??= this.repository.keepFirst(newKeyPair).then(importKeys);
    try {
      return await this.known;
    } catch (error) {
      // The database was away: the next one who asks tries again.
      this.known = undefined;
      throw error;
    }
  }

  /** A secret for one purpose (HKDF, RFC 5869): it tells nothing of the key or of the secrets for other purposes. */
  async secretFor(purpose: string): Promise<Buffer> {
    const { material } = await this.keys();
    return Buffer.from(await promisify(hkdf)('sha256', material, '', purpose, SECRET_BYTES));
  }
}

async function importKeys(kept: object): Promise<Keys> {
  const { d, ...open } = keyPair.parse(kept);
  const [signing, verifying] = await Promise.all([importJWK({ ...open, d }, ALGORITHM), importJWK(open, ALGORITHM)]);
  return { signing, verifying, material: Buffer.from(d, 'base64url') };
}

async function newKeyPair(): Promise<object> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportJWK(privateKey);
}
