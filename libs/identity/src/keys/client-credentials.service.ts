import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isId, type Operation, type Scope } from '@talkoot/contracts';
import { AuditTrail } from '@talkoot/platform/audit';
import { ACCESS_TOKEN_SECONDS, KeyTokens, scopesIn } from './key-tokens.service.js';
import { KeyViewers } from './key-viewers.service.js';

/** How a client shows who it is: the id of a key, or how its secret begins, and the secret. */
export interface ClientCredentials {
  readonly client: string;
  readonly secret: string;
}

/** What a token request was answered (RFC 6749, 5.1). */
export interface IssuedToken {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
}

/** A token request that is refused (RFC 6749, 5.2). */
export class TokenRefused extends Error {
  constructor(
    readonly code: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope',
    readonly description: string,
  ) {
    super(code);
  }
}

/** Issues short-lived tokens for keys (OAuth 2, client credentials). */
@Injectable()
export class ClientCredentialsService {
  constructor(
    private readonly viewers: KeyViewers,
    private readonly tokens: KeyTokens,
    private readonly audit: AuditTrail,
  ) {}

  /** `scope`: to which the token is narrowed; without it, all that the key is good for. */
  async issue(
    operation: Operation,
    { client, secret }: ClientCredentials,
    scope: string | undefined,
  ): Promise<IssuedToken> {
    const found = await this.viewers.bySecret(secret);
    const isIt = found && (isId('key', client) ? found.id === client : secret.startsWith(`tlk_${client}_`));
    if (!isIt) throw new TokenRefused('invalid_client', 'There is no such key, or it is no longer valid.');
    const scopes = narrowed(found.scopes, scope);
    const jti = randomUUID();
    await this.audit.note(
      { ...operation, viewer: this.viewers.viewerOf(found) },
      { action: 'token.issued', outcome: 'done', subject: found.id, detail: { jti, scopes } },
    );
    return {
      access_token: await this.tokens.issue(found.id, scopes, jti),
      token_type: 'Bearer',
      expires_in: ACCESS_TOKEN_SECONDS,
      scope: scopes.join(' '),
    };
  }
}

/** What a token changes it also reads. */
function narrowed(scopes: readonly Scope[], to: string | undefined): readonly Scope[] {
  if (to === undefined) return scopes;
  const asked = scopesIn(to);
  const count = new Set(to.split(' ').filter((each) => each !== '')).size;
  if (count === 0 || asked.length < count || asked.some((each) => !scopes.includes(each)))
    throw new TokenRefused('invalid_scope', `The key is good for: ${scopes.join(' ')}.`);
  return scopes.filter((each) => each === 'read' || asked.includes(each));
}
