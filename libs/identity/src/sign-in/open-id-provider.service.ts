import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, isLoopback } from '@talkoot/platform/config';
import * as client from 'openid-client';
import { z } from 'zod';

/** What a browser has to bring back from the provider; each is random and for one sign-in alone. */
export interface Checks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who signed in, as the provider says. */
export interface SignedInAccount {
  readonly issuer: string;
  readonly subject: string;
  readonly address: string | undefined;
  readonly isVerified: boolean;
  readonly name: string | undefined;
  /** How the provider calls its session. */
  readonly session: string | undefined;
  readonly idToken: string | undefined;
}

/** The provider cannot be reached. */
export class ProviderAway extends Error {}

/** What came back from the provider is no sign-in: `cancelled` by the person or the provider, or `invalid` in any way. */
export class SignInFailed extends Error {
  constructor(
    readonly why: 'cancelled' | 'invalid',
    cause: unknown,
  ) {
    super(`The provider signed nobody in: ${why}`, { cause });
  }
}

/** How far the clocks of the provider and of this machine may be apart. */
export const CLOCK_SECONDS = 30;
const TIMEOUT_SECONDS = 5;

const claims = z.object({
  email: z.string().max(320).optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().max(200).optional().catch(undefined),
  sid: z.string().max(200).optional().catch(undefined),
});

/** The OpenID Connect provider of the settings. It is asked for its addresses when they are needed first, and again while it is away. */
@Injectable()
export class OpenIdProvider {
  private known: Promise<client.Configuration> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get isThere(): boolean {
    return this.config.OIDC_ISSUER !== undefined;
  }

  /** What people know it by. */
  get name(): string {
    const { OIDC_NAME, OIDC_ISSUER } = this.config;
    return OIDC_NAME ?? (OIDC_ISSUER === undefined ? '' : new URL(OIDC_ISSUER).host);
  }

  /** Where to send the browser, and what it has to bring back. Throws ProviderAway. */
  async begin(): Promise<{ readonly url: URL; readonly checks: Checks }> {
    const provider = await this.discovered();
    const checks = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: this.callback.href,
      scope: this.config.OIDC_SCOPES,
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
    });
    return { url, checks };
  }

  /** Who signed in, by what the browser brings back. Throws SignInFailed and ProviderAway. */
  async finish(search: string, { state, nonce, verifier }: Checks): Promise<SignedInAccount> {
    const provider = await this.discovered();
    const url = new URL(this.callback);
    url.search = search;
    return told(async () => {
      const tokens = await client.authorizationCodeGrant(provider, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const given = tokens.claims();
      if (!given) throw new SignInFailed('invalid', undefined);
      const inToken = claims.parse(given);
      // Some providers tell the address in the token, some only when they are asked.
      const asked = inToken.email === undefined && provider.serverMetadata().userinfo_endpoint !== undefined;
      const said = asked ? claims.parse(await client.fetchUserInfo(provider, tokens.access_token, given.sub)) : inToken;
      return {
        issuer: given.iss,
        subject: given.sub,
        address: said.email?.toLowerCase(),
        isVerified: said.email_verified === true,
        name: said.name ?? inToken.name,
        session: inToken.sid,
        idToken: tokens.id_token,
      };
    });
  }

  /** Where the browser goes to sign out at the provider too; undefined: it has no such place, or is away. */
  async signOutUrl(idToken: string | undefined): Promise<URL | undefined> {
    try {
      const provider = await this.discovered();
      if (provider.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(provider, {
        post_logout_redirect_uri: `${this.config.PUBLIC_URL}/sign-out`,
        ...(idToken !== undefined && { id_token_hint: idToken }),
      });
    } catch (error) {
      if (error instanceof ProviderAway) return undefined;
      throw error;
    }
  }

  /** The issuer, and where its keys are. Throws ProviderAway. */
  async keys(): Promise<{ readonly issuer: string; readonly address: URL }> {
    const { issuer, jwks_uri: address } = (await this.discovered()).serverMetadata();
    if (address === undefined) throw new ProviderAway('The provider names no keys');
    return { issuer, address: new URL(address) };
  }

  private get callback(): URL {
    return new URL(`${this.config.PUBLIC_URL}/sign-in/callback`);
  }

  private async discovered(): Promise<client.Configuration> {
    const asked = (this.known ??= this.discover());
    try {
      return await asked;
    } catch (error) {
      // It was away: the next one who signs in asks again.
      if (this.known === asked) this.known = undefined;
      throw new ProviderAway('The provider does not answer', { cause: error });
    }
  }

  private discover(): Promise<client.Configuration> {
    const { OIDC_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET } = this.config;
    const issuer = new URL(OIDC_ISSUER);
    // oxlint-disable-next-line typescript/no-deprecated -- marked so only to stand out; the configuration allows it on this machine alone
    const openly = isLoopback(issuer.hostname) ? [client.allowInsecureRequests] : [];
    return client.discovery(
      issuer,
      OIDC_CLIENT_ID,
      { [client.clockTolerance]: CLOCK_SECONDS },
      OIDC_CLIENT_SECRET === undefined ? client.None() : client.ClientSecretPost(OIDC_CLIENT_SECRET),
      // Besides the connection, the signature of the ID token tells who has made it.
      { timeout: TIMEOUT_SECONDS, execute: [client.enableNonRepudiationChecks, ...openly] },
    );
  }
}

/** Sorts out what goes wrong between us and the provider. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isFaultOfProvider(error)) throw new ProviderAway('The provider has a fault', { cause: error });
    if (error instanceof client.AuthorizationResponseError) throw new SignInFailed('cancelled', error);
    if (error instanceof client.ResponseBodyError || error instanceof client.WWWAuthenticateChallengeError)
      throw new SignInFailed('invalid', error);
    if (error instanceof client.ClientError && error.code !== 'OAUTH_TIMEOUT') throw new SignInFailed('invalid', error);
    if (error instanceof SignInFailed) throw error;
    throw new ProviderAway('The provider does not answer', { cause: error });
  }
}

/** Whether it, or a proxy before it, answered that it cannot do it now. */
function isFaultOfProvider(error: unknown): boolean {
  if (error instanceof client.ResponseBodyError) return error.status >= 500;
  return error instanceof client.ClientError && error.cause instanceof Response && error.cause.status >= 500;
}
