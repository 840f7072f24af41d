import { Injectable } from '@nestjs/common';
import { AFFILIATION_ROLES, Clock, id, PLATFORM_ROLES } from '@talkoot/contracts';
import { errors, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { SigningKeyRepository } from '../persistence/signing-key.repository.js';

const ALGORITHM = 'ES256';
const ISSUER = 'talkoot';
/** How long a token is good for, at most: what its bearer may do is looked up at each use. */
const VALID_FOR_SECONDS = 7 * 24 * 3600;

/** What a token says of its bearer: the most that its use may amount to, never a grant. */
const bearer = z.object({
  sub: id('person'),
  organisation: id('organisation'),
  role: z.enum(AFFILIATION_ROLES),
  platformRoles: z.array(z.enum(PLATFORM_ROLES)),
});
export type Bearer = z.output<typeof bearer>;

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
}

/** Signs and reads the tokens of this instance (JWT, RFC 7519). */
@Injectable()
export class Tokens {
  private known: Promise<Keys> | undefined;

  constructor(
    private readonly repository: SigningKeyRepository,
    private readonly clock: Clock,
  ) {}

  async sign(claims: Bearer): Promise<string> {
    const now = this.clock.now().epochSecond();
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(ISSUER)
      .setIssuedAt(now)
      .setExpirationTime(now + VALID_FOR_SECONDS)
      .sign((await this.keys()).signing);
  }

  /** Undefined for whatever this instance did not sign, and for what is over. */
  async read(token: string): Promise<Bearer | undefined> {
    const { verifying } = await this.keys();
    try {
      const { payload } = await jwtVerify(token, verifying, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: ISSUER,
        currentDate: new Date(this.clock.now().toEpochMilli()),
      });
      return bearer.parse(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  private async keys(): Promise<Keys> {
    this.known ??= this.repository.keepFirst(newKeyPair).then(importKeys);
    try {
      return await this.known;
    } catch (error) {
      // The database was away: the next token asks again.
      this.known = undefined;
      throw error;
    }
  }
}

async function importKeys(kept: object): Promise<Keys> {
  const { d, ...open } = keyPair.parse(kept);
  const [signing, verifying] = await Promise.all([importJWK({ ...open, d }, ALGORITHM), importJWK(open, ALGORITHM)]);
  return { signing, verifying };
}

async function newKeyPair(): Promise<object> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportJWK(privateKey);
}
