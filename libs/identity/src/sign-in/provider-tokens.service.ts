import { Injectable } from '@nestjs/common';
import { Clock } from '@talkoot/contracts';
import { InvalidToken } from '@talkoot/platform/auth';
import {
  createRemoteJWKSet,
  errors,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import { CLOCK_SECONDS, OpenIdProvider, ProviderAway } from './open-id-provider.service.js';

/** Signatures of a key pair alone: nobody who can check a token can make one. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** The least time between two looks at the provider's keys, whatever key a token names. */
const LOOK_AGAIN_MS = 5_000;
const TIMEOUT_MS = 5_000;

/** What the provider has signed. */
interface Signed {
  readonly issuer: string;
  readonly payload: JWTPayload;
  /** What kind of token it says it is, in small letters. */
  readonly type: string | undefined;
}

/** Checks what the provider has signed (JWT, RFC 7519), here, with its public keys. */
@Injectable()
export class ProviderTokens {
  private keys: { readonly address: string; readonly get: JWTVerifyGetKey } | undefined;

  constructor(
    private readonly provider: OpenIdProvider,
    private readonly clock: Clock,
  ) {}

  /** Throws InvalidToken for what the provider has not signed for the audience, and ProviderAway while its keys cannot be had. */
  async verified(
    token: string,
    audience: string,
    options: Pick<JWTVerifyOptions, 'requiredClaims' | 'maxTokenAge'>,
  ): Promise<Signed> {
    try {
      const { issuer, address } = await this.provider.keys();
      const { payload, protectedHeader } = await jwtVerify(token, this.keysAt(address), {
        ...options,
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SECONDS,
        currentDate: new Date(this.clock.now().toEpochMilli()),
      });
      return { issuer, payload, type: protectedHeader.typ?.toLowerCase() };
    } catch (error) {
      if (error instanceof ProviderAway) throw error;
      if (isOfKeys(error)) throw new ProviderAway('The keys of the provider cannot be had', { cause: error });
      throw error instanceof errors.JOSEError ? new InvalidToken() : error;
    }
  }

  private keysAt(address: URL): JWTVerifyGetKey {
    if (this.keys?.address !== address.href)
      this.keys = {
        address: address.href,
        get: createRemoteJWKSet(address, { cooldownDuration: LOOK_AGAIN_MS, timeoutDuration: TIMEOUT_MS }),
      };
    return this.keys.get;
  }
}

/** Whether the keys could not be had: nothing is said of the token. */
function isOfKeys(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) return error instanceof Error;
  return error.code === 'ERR_JOSE_GENERIC';
}
