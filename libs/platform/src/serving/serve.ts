import { OPERATORS_LOCALE } from '@talkoot/contracts';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import compress from '@fastify/compress';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/index.js';
import { Health, HealthModule } from '../health/index.js';
import { newRequestId, requestIdOf } from '../auth/index.js';
import {
  addCors,
  addSecurityHeaders,
  securityHeaders,
  sendError,
  ENDING,
  refusalOf,
  WRONG_ADDRESS,
} from '../http/index.js';
import { type Log, NestLog } from '../logging/index.js';
import { type Address, listening } from '../process/address.js';
import { QueueModule } from '../queue/index.js';
import { type Foundation, foundationModules, type Modules } from './foundation.js';

/** Bytes of a request's body. */
const LARGEST_BODY = 1024 * 1024;

/**
 * Answers from here on are compressed: below, it takes longer than it saves. Secrets are never sent along with what somebody else
 * may choose (BREACH): they are in the answers to who holds the bearer token, which no other page can make a browser send.
 */
const COMPRESSION = { threshold: 4 * 1024, encodings: ['br' as const, 'gzip' as const], globalDecompression: false };

@Module({})
class ProcessModule {}

/** An open connection over which nothing goes, in either direction. */
const LONGEST_SILENCE = 60_000;

/** Fastify gives a request all the time that there is, and Node looks only every half minute for those that had too much. */
function timeouts({ REQUEST_SECONDS }: Config) {
  const requestTimeout = REQUEST_SECONDS * 1000;
  return {
    requestTimeout,
    connectionTimeout: LONGEST_SILENCE,
    http: { headersTimeout: requestTimeout / 2, connectionsCheckingInterval: Math.min(1000, requestTimeout / 4) },
  };
}

/** Builds the process out of its foundation and its own modules and listens; signals are the caller's business. */
export async function serve(
  foundation: Foundation,
  modules: Modules,
  address: Address,
  beforeListening: (application: INestApplicationContext) => Promise<void> = () => Promise.resolve(),
): Promise<NestFastifyApplication> {
  const { log } = foundation;
  for (const warning of foundation.config.warnings) log.warn({ event: 'configuration.warning', warning });
  const adapter = new FastifyAdapter({
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: 'idle',
    trustProxy: foundation.config.TRUSTED_PROXIES ?? false,
    ...timeouts(foundation.config),
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers['x-request-id']),
    // No hook has seen these.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(securityHeaders(foundation.config));
      sendError(error.statusCode === 414 ? refusalOf(414) : WRONG_ADDRESS, request, reply, log);
    },
    clientErrorHandler: answerBrokenRequest,
    // What comes on a connection that is still open is answered by `answerWhileEnding`.
    return503OnClosing: false,
  });
  addSecurityHeaders(adapter.getInstance<FastifyInstance>(), foundation.config);
  answerWhileEnding(adapter, log);
  addCors(adapter.getInstance<FastifyInstance>(), foundation.config);
  await adapter.getInstance<FastifyInstance>().register(compress, COMPRESSION);
  const application = await NestFactory.create<NestFastifyApplication>(
    { module: ProcessModule, imports: [...foundationModules(foundation), QueueModule, HealthModule, ...modules] },
    adapter,
    { logger: new NestLog(foundation.log), abortOnError: false, bufferLogs: false },
  );
  try {
    await application.init();
    await beforeListening(application);
    await listening(address, () => application.listen(address.port, address.host));
    return application;
  } catch (error) {
    await application.close();
    throw error;
  }
}

/** Ends what `serve` began: first it is not ready any more, then nothing new is taken, and what is under way is finished. */
export async function endServing(application: NestFastifyApplication): Promise<void> {
  await application.get(Health).drain();
  await application.close();
}

/** Each answer names its request; once the server ends, there is no other answer. */
function answerWhileEnding(adapter: FastifyAdapter, log: Log): void {
  const fastify = adapter.getInstance();
  let isEnding = false;
  fastify.addHook('preClose', (done) => {
    isEnding = true;
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    if (isEnding) sendError(ENDING, request, reply, log);
    else done();
  });
}

const STATUS_OF_BROKEN: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** What is no HTTP, or does not arrive: nothing is known of who sent it, so it is told in English. */
function answerBrokenRequest({ code = '' }: { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = STATUS_OF_BROKEN[code] ?? 400;
  const text = status === 400 ? 'The request is not valid HTTP.' : refusalOf(status).text[OPERATORS_LOCALE];
  const body = JSON.stringify({ errors: [{ message: text, extensions: { code: refusalOf(status).code } }] });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/json; charset=utf-8',
      `content-language: ${OPERATORS_LOCALE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${newRequestId()}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
