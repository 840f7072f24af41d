import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { InstanceKeys } from '../tokens/instance-keys.service.js';
import type { Shown } from './session.js';

/** Bytes of a secret: nobody guesses it. */
const SECRET_BYTES = 32;
const COOKIE = /^([\w-]{43})\.([\w-]{43})$/;

/** The two parts of a cookie: the first stays, the second is replaced. */
export interface Cookie {
  readonly handle: string;
  readonly secret: string;
}

const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** Makes, hashes and compares what browsers hold, and encrypts what is kept for them. */
@Injectable()
export class SessionSecrets {
  constructor(private readonly keys: InstanceKeys) {}

  make(): Cookie {
    return { handle: newSecret(), secret: newSecret() };
  }

  /** The same session with another secret. */
  next({ handle }: Cookie): Cookie {
    return { handle, secret: newSecret() };
  }

  write({ handle, secret }: Cookie): string {
    return `${handle}.${secret}`;
  }

  /** Undefined: it has not the form of ours. */
  read(cookie: string): Cookie | undefined {
    const [, handle, secret] = COOKIE.exec(cookie) ?? [];
    return handle !== undefined && secret !== undefined ? { handle, secret } : undefined;
  }

  hash(secret: string): Promise<Buffer> {
    return this.keys.hash('session', secret);
  }

  /** Which secret of the session was shown, compared in constant time. */
  async compare(
    secret: string,
    kept: { readonly secret: Buffer; readonly previousSecret: Buffer | undefined },
  ): Promise<Shown> {
    const hash = await this.hash(secret);
    const isPrevious = timingSafeEqual(hash, kept.previousSecret ?? Buffer.alloc(hash.length));
    if (timingSafeEqual(hash, kept.secret)) return 'current';
    return isPrevious ? 'previous' : 'older';
  }

  /** Encrypts a text for one purpose (JWE, RFC 7516). */
  async seal(purpose: string, text: string): Promise<string> {
    return new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(await this.keys.secretFor(purpose));
  }

  /** Undefined: it was not sealed here for this purpose. */
  async open(purpose: string, sealed: string): Promise<string | undefined> {
    try {
      const { plaintext } = await compactDecrypt(sealed, await this.keys.secretFor(purpose), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return new TextDecoder().decode(plaintext);
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
