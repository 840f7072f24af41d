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
  /** A token by which it tells that somebody has signed out, signed with the newest key. */
  logoutToken(claims: Record<string, unknown>, header?: { readonly typ?: string }): Promise<string>;
  /** How it answers: at once, not at all, or with a fault. */
  mood: 'well' | 'silent' | 'faulty';
  /** Nobody listens at its address, until it listens again. */
  stopListening(): Promise<void>;
  listenAgain(): Promise<void>;
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
    mood: 'well',
    signOuts: 0,
    register: (publicUrl) => begin(publicUrl, keys),
    async forge(publicUrl) {
      begin(publicUrl, await Promise.all(keys.map(({ jwk }) => newKey(jwk.kid ?? ''))));
    },
    accessToken: (claims, { typ = 'at+jwt' } = {}) => signed({ aud: AUDIENCE, ...claims }, typ),
    logoutToken: (claims, { typ = 'logout+jwt' } = {}) =>
      signed({ aud: CLIENT.OIDC_CLIENT_ID, events: { [LOGOUT]: {} }, ...claims }, typ),
    async rotateKey() {
      keys = [await newKey(crypto.randomUUID())];
    },
    stopListening: stop,
    listenAgain: () => new Promise((listening) => void server.listen(portIn(issuer), '127.0.0.1', listening)),
    stop,
  };

  function stop(): Promise<void> {
    return new Promise((stopped) => {
      server.close(() => stopped()).closeAllConnections();
    });
  }

  function signed(claims: Record<string, unknown>, typ: string): Promise<string> {
    const [key] = keys;
    if (!key) throw new Error('No key');
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ iss: issuer, iat: now, exp: now + 300, jti: crypto.randomUUID(), ...claims })
      .setProtectedHeader({ alg: 'ES256', typ, kid: key.jwk.kid ?? '' })
      .sign(key.signing);
  }

  function begin(publicUrl: string, signing: readonly Key[]): void {
    provider = new Provider(
      issuer,
      settingsFor(publicUrl, signing, () => self.account),
    );
    provider.on('end_session.success', () => (self.signOuts += 1));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (self.mood === 'silent') return;
    if (self.mood === 'faulty' || !provider) {
      response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Service Unavailable</h1>');
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

/** The member of `events` that makes a token one. */
const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';

const portIn = (address: string): number => Number(new URL(address).port);
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
        backchannel_logout_uri: `${publicUrl}/sign-in/backchannel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: keys.map(({ jwk }) => jwk) as never },
    cookies: { keys: ['of the test alone'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => void (context.body = `<!doctype html><body>${form}</body>`),
      },
    },
    // Its own way of calling clients refuses addresses of this very machine.
    fetch: (url, options) => {
      const sent = { ...options };
      Reflect.deleteProperty(sent, 'dispatcher');
      return fetch(url, sent);
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
