import type { Config } from '../config/index.js';

type Where = Pick<Config, 'PUBLIC_URL'>;

const isEncrypted = ({ PUBLIC_URL }: Where): boolean => PUBLIC_URL.startsWith('https:');

/**
 * The prefix lets nobody but this very host set the cookie (RFC 6265bis). It asks for HTTPS: over plain HTTP, which is for one's own
 * machine alone, some browsers refuse it.
 */
export const cookieName = (where: Where, name = 'talkoot'): string => (isEncrypted(where) ? `__Host-${name}` : name);

/** The value of a cookie in the header of a request. Undefined: there is none, or it is none of ours. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const pair = (header ?? '').split(';').find((each) => each.trim().startsWith(`${name}=`));
  const value = pair?.slice(pair.indexOf('=') + 1).trim();
  return value !== undefined && /^[\w.~-]{1,3800}$/.test(value) ? value : undefined;
}

/** A cookie for as long as the browser runs, or for some seconds: no script reads it, no form of another site sends it. */
export function cookieFor(where: Where, value: string, name?: string, seconds?: number): string {
  return [
    `${cookieName(where, name)}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(isEncrypted(where) ? ['Secure'] : []),
    ...(seconds === undefined ? [] : [`Max-Age=${seconds}`]),
  ].join('; ');
}

/** Takes the cookie back. */
export const noCookie = (where: Where, name?: string): string => cookieFor(where, '', name, 0);
