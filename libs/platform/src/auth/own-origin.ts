import type { Config } from '../config/index.js';
import { RequestRefused } from '../http/refusals.js';
import { say } from '../messages/index.js';

type Header = string | string[] | undefined;

/** What a browser says of the page that made it ask. */
export interface Asking {
  readonly 'sec-fetch-site'?: Header;
  readonly origin?: Header;
  readonly 'apollo-require-preflight'?: Header;
}

/**
 * A browser sends a session's cookie along with whatever any page makes it send: such a request counts only when the browser says that
 * the page is ours. Without a word from it, a header has to be there that no form can set. Throws RequestRefused.
 */
export function requireOwnOrigin(headers: Asking, { PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): void {
  if (!isOwn(headers, PUBLIC_URL)) throw new RequestRefused(403, 'CROSS_ORIGIN', say('request.otherOrigin'));
}

function isOwn(headers: Asking, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin !== undefined) return headers.origin === new URL(publicUrl).origin;
  return headers['apollo-require-preflight'] !== undefined;
}
