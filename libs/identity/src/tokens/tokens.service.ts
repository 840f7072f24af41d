import { Injectable } from '@nestjs/common';
import { AFFILIATION_ROLES, Clock, id, PLATFORM_ROLES } from '@talkoot/contracts';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ALGORITHM, InstanceKeys } from './instance-keys.service.js';
import { LONGEST_TOKEN } from './signing-key.js';

const ISSUER = 'talkoot';

/** A kind of token: what tells it from others, and what it says. */
export interface TokenForm<S extends z.ZodObject> {
  /** In the header, so that none is taken for another (RFC 8725, 3.11). */
  readonly typ: string;
  readonly issuer: string;
  readonly seconds: number;
  readonly claims: S;
}

/** What a person’s token says of its bearer: the most that its use may amount to, never a grant. */
const bearer = z.object({
  sub: id('person'),
  organisation: id('organisation'),
  role: z.enum(AFFILIATION_ROLES),
  platformRoles: z.array(z.enum(PLATFORM_ROLES)),
  /** The id of the token. */
  jti: z.uuid(),
});

/** What the command line mints for a person. */
export const PERSONS_TOKEN = {
  typ: 'JWT',
  issuer: ISSUER,
  seconds: LONGEST_TOKEN,
  claims: bearer,
} as const satisfies TokenForm<z.ZodObject>;

/** Signs and reads the tokens of this instance (JWT, RFC 7519). They are for itself alone. */
@Injectable()
export class Tokens {
  constructor(
    private readonly keys: InstanceKeys,
    private readonly clock: Clock,
  ) {}

  async sign<S extends z.ZodObject>({ typ, issuer, seconds }: TokenForm<S>, claims: z.output<S>): Promise<string> {
    const now = this.clock.now().epochSecond();
    const { kid, key } = await this.keys.signer();
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, typ, kid })
      .setIssuer(issuer)
      .setAudience(issuer)
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(key);
  }

  /** Undefined for what this instance did not sign, what is over or never will be, and what is of another kind. */
  async read<S extends z.ZodObject>(
    token: string,
    { typ, issuer, claims }: TokenForm<S>,
  ): Promise<z.output<S> | undefined> {
    const header = headerOf(token);
    if (header?.kid === undefined || header.typ !== typ) return undefined;
    const key = await this.keys.verifier(header.kid);
    if (!key) return undefined;
    try {
      const { payload } = await jwtVerify(token, key, {
        typ,
        algorithms: [ALGORITHM],
        issuer,
        audience: issuer,
        requiredClaims: ['exp'],
        currentDate: new Date(this.clock.now().toEpochMilli()),
      });
      return claims.safeParse(payload).data;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

function headerOf(token: string) {
  try {
    return decodeProtectedHeader(token);
  } catch {
    // It is no token of this form.
    return undefined;
  }
}
