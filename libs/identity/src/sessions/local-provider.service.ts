import { type Config, isLoopback } from '@talkoot/platform/config';

/** The provider of the illustrative people: it asks for no password. */
export const LOCAL = 'local';

/** Why it is off; undefined: it is on. While it is off nobody signs in by it, and no session that began by it counts. */
export function whyLocalIsOff({ LOCAL_SIGN_IN, OIDC_ISSUER, HOST, PUBLIC_URL }: Config): string | undefined {
  if (LOCAL_SIGN_IN === 'off') return 'LOCAL_SIGN_IN is off';
  if (OIDC_ISSUER !== undefined) return 'OIDC_ISSUER is set';
  if (!isLoopback(HOST)) return 'HOST is not loopback';
  return isLoopback(new URL(PUBLIC_URL).hostname) ? undefined : 'PUBLIC_URL is not loopback';
}
