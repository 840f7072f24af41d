import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AFFILIATION_ROLES, Clock, id, PLATFORM_ROLES } from '@talkoot/contracts';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ALGORITHM, InstanceKey } from './instance-key.service.js';

const ISSUER = 'talkoot';
/** How long a token is good for, at most: what its bearer may do is looked up at each use. */
const VALID_FOR_SECONDS = 7 * 24 * 3600;

/** What a token says of its bearer: the most that its use may amount to, never a grant. */
const bearer = z.object({
  sub: id('person'),
  organisation: id('organisation'),
  role: z.enum(AFFILIATION_ROLES),
  platformRoles: z.array(z.enum(PLATFORM_ROLES)),
  /** The id of the token. */
  jti: z.uuid(),
});
export type Bearer = z.output<typeof bearer>;

/** Signs and reads the tokens of this instance (JWT, RFC 7519). */
@Injectable()
export class Tokens {
  constructor(
    private readonly key: InstanceKey,
    private readonly clock: Clock,
  ) {}

  async sign(claims: Omit<Bearer, 'jti'>): Promise<string> {
    const now = this.clock.now().epochSecond();
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(ISSUER)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + VALID_FOR_SECONDS)
      .sign((await this.key.keys()).signing);
  }

  /** Undefined for what this instance did not sign, what is over or never will be, and what tells of nobody in our form. */
  async read(token: string): Promise<Bearer | undefined> {
    const { verifying } = await this.key.keys();
    try {
      const { payload } = await jwtVerify(token, verifying, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: ISSUER,
        requiredClaims: ['exp'],
        currentDate: new Date(this.clock.now().toEpochMilli()),
      });
      return bearer.safeParse(payload).data;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
