import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/index.js';

/** What an answer that is no page may do: nothing. Pages have a policy of their own. */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Seconds: two years. */
const HSTS = 'max-age=63072000; includeSubDomains';

/** Sent on every answer, whatever becomes of the request. */
export function securityHeaders({ PUBLIC_URL, CORS_ORIGINS }: Pick<Config, 'PUBLIC_URL' | 'CORS_ORIGINS'>) {
  return {
    'content-security-policy': NOTHING,
    // An answer may have personal data. What may be kept (files, public keys) says so itself.
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    // What other origins may read is said by CORS; without any, nobody else may even embed it.
    'cross-origin-resource-policy': CORS_ORIGINS.length > 0 ? 'cross-origin' : 'same-origin',
    ...(PUBLIC_URL.startsWith('https:') && { 'strict-transport-security': HSTS }),
  };
}

export function addSecurityHeaders(fastify: FastifyInstance, config: Config): void {
  const headers = securityHeaders(config);
  fastify.addHook('onRequest', (_, reply, done) => {
    void reply.headers(headers);
    done();
  });
}
