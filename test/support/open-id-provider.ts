import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

/** An account of the provider, as it says. */
export interface Account {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** A real OpenID Connect provider in the test's own process. Anyone who comes is signed in as `account`, without a question. */
export interface OpenIdProvider {
  readonly issuer: string;
  /** Who signs in next; undefined: the person cancels. */
  account: Account | undefined;
  /** Lets the client sign in that is reached at the address. */
  register(publicUrl: string): void;
  /** An access token, signed with the newest key. */
  accessToken(claims: Record<string, unknown>, header?: { readonly typ?: string }): Promise<string>;
  /** From now on tokens are signed with another key; the one before is not shown any more. */
  rotateKey(): Promise<void>;
  /** From now on it signs with a key that it does not show, under the id of the one that it shows; `register` ends that. */
  forge(publicUrl: string): Promise<void>;
  /** Whether it answers at all. */
  isAway: boolean;
  /** How often somebody signed out there. */
  signOuts: number;
  stop(): Promise<void>;
}

export const CLIENT = { OIDC_CLIENT_ID: 'talkoot', OIDC_CLIENT_SECRET: 'a-secret-of-the-test-alone' };
export const AUDIENCE = 'https://talkoot.example/api';

export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  let provider: Provider | undefined;
  let keys: Key[] = [await newKey('first')];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${portOf(server)}`;

  const self: OpenIdProvider = {
    issuer,
    account: undefined,
    isAway: false,
    signOuts: 0,
    register: (publicUrl) => begin(publicUrl, keys),
    async forge(publicUrl) {
      begin(publicUrl, await Promise.all(keys.map(({ jwk }) => newKey(jwk.kid ?? ''))));
    },
    async accessToken(claims, { typ = 'at+jwt' } = {}) {
      const [key] = keys;
      if (!key) throw new Error('No key');
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ iss: issuer, aud: AUDIENCE, iat: now, exp: now + 300, jti: crypto.randomUUID(), ...claims })
        .setProtectedHeader({ alg: 'ES256', typ, kid: key.jwk.kid ?? '' })
        .sign(key.signing);
    },
    async rotateKey() {
      keys = [await newKey(crypto.randomUUID())];
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped()).closeAllConnections();
      }),
  };

  function begin(publicUrl: string, signing: readonly Key[]): void {
    provider = new Provider(
      issuer,
      settingsFor(publicUrl, signing, () => self.account),
    );
    provider.on('end_session.success', () => (self.signOuts += 1));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (self.isAway || !provider) {
      request.socket.destroy();
      return;
    }
    const path = new URL(request.url ?? '/', issuer).pathname;
    if (path === '/jwks') {
      const shown = keys.map(({ jwk: { d: _, ...open } }) => open);
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: shown }));
      return;
    }
    if (!path.startsWith('/interaction/')) {
      await provider.callback()(request, response);
      return;
    }
    const result = self.account
      ? { login: { accountId: self.account.sub } }
      : { error: 'access_denied', error_description: 'cancelled' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
  return self;
}

interface Key {
  readonly jwk: JWK;
  readonly signing: CryptoKey;
}

async function newKey(kid: string): Promise<Key> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { jwk: { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' }, signing: privateKey };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

function settingsFor(publicUrl: string, keys: readonly Key[], account: () => Account | undefined): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT.OIDC_CLIENT_ID,
        client_secret: CLIENT.OIDC_CLIENT_SECRET,
        redirect_uris: [`${publicUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${publicUrl}/sign-out`],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: keys.map(({ jwk }) => jwk) as never },
    cookies: { keys: ['of the test alone'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => void (context.body = `<!doctype html><body>${form}</body>`),
      },
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...account(), sub }) }),
    // Nobody is asked whether we may know them.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}
