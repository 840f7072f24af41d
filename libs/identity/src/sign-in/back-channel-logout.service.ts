import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Operation } from '@talkoot/contracts';
import { InvalidToken } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { SessionsService } from '../sessions/sessions.service.js';
import { RevokedTokenRepository } from '../tokens/signing-key.repository.js';
import { LoginRepository } from './login.repository.js';
import { CLOCK_SECONDS } from './open-id-provider.service.js';
import { ProviderTokens } from './provider-tokens.service.js';

/** Some providers call it a token like any other. What it is, its claims tell. */
const TYPES = [undefined, 'jwt', 'logout+jwt', 'application/logout+jwt'];
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** Seconds after which a logout token is too old, whatever it says itself. */
const LONGEST_AGE = 120;

const claims = z
  .object({
    iat: z.number(),
    jti: z.string().min(1).max(200),
    sub: z.string().min(1).max(255).optional(),
    sid: z.string().min(1).max(200).optional(),
    events: z.looseObject({ [EVENT]: z.looseObject({}) }),
    /** It is of ID tokens, which are no logout tokens. */
    nonce: z.never().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** The provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0). */
@Injectable()
export class BackChannelLogout {
  constructor(
    private readonly tokens: ProviderTokens,
    private readonly logins: LoginRepository,
    private readonly sessions: SessionsService,
    private readonly used: RevokedTokenRepository,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Ends the sessions that the token names. It holds once. Throws InvalidToken, and ProviderAway. */
  async end(operation: Operation, logoutToken: string): Promise<void> {
    const { OIDC_CLIENT_ID = '' } = this.config;
    const signed = await this.tokens.verified(logoutToken, OIDC_CLIENT_ID, {
      requiredClaims: ['iat', 'jti', 'events'],
      maxTokenAge: LONGEST_AGE,
    });
    const { data } = claims.safeParse(signed.payload);
    if (!data || !TYPES.includes(signed.type)) throw new InvalidToken();
    const { issuer } = signed;
    const until = operation.now.plusSeconds(LONGEST_AGE + 2 * CLOCK_SECONDS);
    await this.unitOfWork.run(operation, async (transaction) => {
      if (!(await this.used.useOnce(transaction, idOf(issuer, data.jti), until))) throw new InvalidToken();
      const person = data.sub === undefined ? undefined : await this.logins.personOf(issuer, data.sub, transaction);
      if (data.sub !== undefined && person === undefined) return;
      await this.sessions.endByProvider(transaction, { provider: issuer, providerSession: data.sid, person });
    });
  }
}

/** A UUID for the id of a token of another issuer, which may be any text. */
function idOf(issuer: string, jti: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([issuer, jti]))
    .digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
