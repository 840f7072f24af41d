import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/index.js';

const METHODS = 'GET, POST';
const SENT = [
  'accept-language',
  'apollo-require-preflight',
  'authorization',
  'content-type',
  'idempotency-key',
  'traceparent',
  'x-acting-for',
  'x-apollo-operation-name',
  'x-csrf-token',
  'x-explain',
  'x-request-id',
].join(', ');
const READ = [
  'content-language',
  'idempotency-replayed',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
  'x-query-cost',
  'x-request-id',
].join(', ');

/** Seconds for which a browser need not ask again. */
const PREFLIGHT_KEPT = '7200';

/** Pages of the origins of CORS_ORIGINS may ask, each by its name: with it they may send who is signed in. */
export function addCors(fastify: FastifyInstance, { CORS_ORIGINS }: Config): void {
  if (CORS_ORIGINS.length === 0) return;
  const known = new Set(CORS_ORIGINS);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !known.has(origin)) return done();
    void reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': READ,
    });
    if (isPreflight(request)) answerPreflight(reply);
    else done();
  });
}

const isPreflight = ({ method, headers }: FastifyRequest): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;

function answerPreflight(reply: FastifyReply): void {
  void reply
    .status(204)
    .headers({
      'access-control-allow-methods': METHODS,
      'access-control-allow-headers': SENT,
      'access-control-max-age': PREFLIGHT_KEPT,
    })
    .send();
}
