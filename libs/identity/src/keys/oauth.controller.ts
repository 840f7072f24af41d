import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { Clock, scopesKnown } from '@talkoot/contracts';
import { Refusals } from '@talkoot/platform/audit';
import { anonymousOperation, InvalidToken, Public } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { RateLimits } from '@talkoot/platform/limits';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InstanceKeys } from '../tokens/instance-keys.service.js';
import { type ClientCredentials, ClientCredentialsService, TokenRefused } from './client-credentials.service.js';

/** A token, and a refusal of one, is kept by nobody on the way (RFC 6749, 5.1). */
const NOT_KEPT = { 'cache-control': 'no-store', pragma: 'no-cache', 'x-content-type-options': 'nosniff' } as const;

/** Seconds for which others may keep the public keys: less than a key is known before it signs. */
const KEPT_SECONDS = 300;

const field = z.string().max(1000).optional();
const tokenRequest = z.object({ grant_type: field, client_id: field, client_secret: field, scope: field });

/** OAuth 2 for systems: the token endpoint, and what clients read of this server. */
@Controller()
export class OAuthController {
  constructor(
    private readonly clients: ClientCredentialsService,
    private readonly keys: InstanceKeys,
    private readonly limits: RateLimits,
    private readonly refusals: Refusals,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('oauth/token')
  @Public()
  async token(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.headers(NOT_KEPT);
    await this.limits.take('oauth-token', request.ip);
    const operation = anonymousOperation(this.clock, request);
    try {
      const { body, credentials } = read(request);
      void reply.status(200).send(await this.clients.issue(operation, credentials, body.scope));
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      if (error.code === 'invalid_client') {
        this.refusals.hear(new InvalidToken(), operation);
        void reply.header('www-authenticate', 'Basic realm="talkoot"');
      }
      const status = error.code === 'invalid_client' ? 401 : 400;
      void reply.status(status).send({ error: error.code, error_description: error.description });
    }
  }

  /** RFC 8414. */
  @Get('.well-known/oauth-authorization-server')
  @Public()
  server(@Res() reply: FastifyReply): void {
    const { PUBLIC_URL } = this.config;
    void reply.header('cache-control', `public, max-age=${KEPT_SECONDS}`).send({
      issuer: PUBLIC_URL,
      token_endpoint: `${PUBLIC_URL}/oauth/token`,
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      jwks_uri: `${PUBLIC_URL}/.well-known/jwks.json`,
      grant_types_supported: ['client_credentials'],
      response_types_supported: [],
      scopes_supported: scopesKnown(),
    });
  }

  @Get('.well-known/jwks.json')
  @Public()
  async publicKeys(@Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', `public, max-age=${KEPT_SECONDS}`).send({ keys: await this.keys.published() });
  }
}

function read(request: FastifyRequest): { body: z.output<typeof tokenRequest>; credentials: ClientCredentials } {
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  const parsed = tokenRequest.safeParse(request.body ?? {});
  if (!isForm || !parsed.success)
    throw new TokenRefused('invalid_request', 'Send each parameter once, as application/x-www-form-urlencoded.');
  const body = parsed.data;
  if (body.grant_type === undefined) throw new TokenRefused('invalid_request', 'grant_type is missing.');
  if (body.grant_type !== 'client_credentials')
    throw new TokenRefused('unsupported_grant_type', 'The only grant_type here is client_credentials.');
  return { body, credentials: credentialsOf(request.headers.authorization, body) };
}

/** By one of the two ways, never by both (RFC 6749, 2.3). */
function credentialsOf(
  authorization: string | undefined,
  { client_id: client, client_secret: secret }: z.output<typeof tokenRequest>,
): ClientCredentials {
  if (authorization === undefined) {
    if (client !== undefined && secret !== undefined) return { client, secret };
    throw new TokenRefused('invalid_client', 'Send client_id and client_secret, in the body or as HTTP Basic.');
  }
  if (secret !== undefined)
    throw new TokenRefused('invalid_request', 'Send the client_secret in the body or as HTTP Basic, not as both.');
  const encoded = /^Basic ([\w+/-]{1,2000}=*)$/i.exec(authorization)?.[1] ?? '';
  const [, name, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  if (name === undefined || password === undefined)
    throw new TokenRefused('invalid_client', 'The header Authorization is not HTTP Basic.');
  return { client: decoded(name), secret: decoded(password) };
}

/** Both are form-encoded before they are joined (RFC 6749, 2.3.1). */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // Nobody has a secret of that form.
    return text;
  }
}
