import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InstanceKeys } from '../tokens/instance-keys.service.js';

/** Letters and digits that nobody mistakes for others. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const PREFIX_LENGTH = 8;
const SECRET_BYTES = 32;
const NAME = 'tlk';
const FORM = new RegExp(`^${NAME}_([${ALPHABET}]{${PREFIX_LENGTH}})_[\\w-]{43}$`);

/** Secrets of a key that are good at once, at most. */
const MOST_GOOD = 2;
const NONE = Buffer.alloc(SECRET_BYTES);

/** Makes the secrets of keys, and tells them from others. */
@Injectable()
export class KeySecrets {
  constructor(private readonly keys: InstanceKeys) {}

  /** How a new key's secrets are to begin. */
  newPrefix(): string {
    return Array.from({ length: PREFIX_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  }

  /** The secret is told once; only its digest is kept. */
  async make(prefix: string): Promise<{ secret: string; digest: Buffer }> {
    const secret = `${NAME}_${prefix}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
    return { secret, digest: await this.digestOf(secret) };
  }

  /** How it begins; undefined: it has not the form of one. */
  prefixOf(given: string): string | undefined {
    return FORM.exec(given)?.[1];
  }

  /** Whether it is one of them. It takes as long whatever there is to compare with. */
  async isAmong(given: string, digests: readonly Buffer[]): Promise<boolean> {
    const digest = await this.digestOf(given);
    const compared = [...digests, ...Array.from({ length: MOST_GOOD }, () => NONE)].slice(0, MOST_GOOD);
    return compared.map((each) => timingSafeEqual(each, digest)).includes(true);
  }

  private digestOf(secret: string): Promise<Buffer> {
    return this.keys.hash('api-key', secret);
  }
}
