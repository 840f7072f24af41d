import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { preferredLocale, type Translations } from '@talkoot/contracts';
import { NestLog } from '../logging/index.js';
import { type Foundation, foundationModules } from './foundation.js';

const LARGEST_BODY = 1024 * 1024;

@Module({})
class ProcessModule {}

/** Builds the process out of its foundation and its own modules and listens; signals are the caller's business. */
export async function serve(
  foundation: Foundation,
  modules: NonNullable<DynamicModule['imports']>,
  address: { host: string; port: number },
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: LARGEST_BODY, forceCloseConnections: 'idle', trustProxy: true });
  const application = await NestFactory.create<NestFastifyApplication>(
    { module: ProcessModule, imports: [...foundationModules(foundation), ...modules] },
    adapter,
    { logger: new NestLog(foundation.log), abortOnError: false, bufferLogs: false },
  );
  answerBadRequests(application);
  await application.listen(address.port, address.host);
  return application;
}

const TOO_LARGE: Translations = {
  fi: `Pyyntö on liian suuri. Enintään ${LARGEST_BODY} tavua.`,
  sv: `Begäran är för stor. Högst ${LARGEST_BODY} byte.`,
  en: `The request is too large. At most ${LARGEST_BODY} bytes.`,
};
const MALFORMED: Translations = {
  fi: 'Pyyntö ei ole kelvollista JSONia. Lähetä se muodossa {"query": "…", "variables": {…}}.',
  sv: 'Begäran är inte giltig JSON. Skicka den som {"query": "…", "variables": {…}}.',
  en: 'The request is not valid JSON. Send it as {"query": "…", "variables": {…}}.',
};

/** What fails before GraphQL sees it is answered in the same form as GraphQL's errors. */
function answerBadRequests(application: NestFastifyApplication): void {
  const fastify = application.getHttpAdapter().getInstance();
  fastify.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) throw error;
    const text = status === 413 ? TOO_LARGE : MALFORMED;
    const code = status === 413 ? 'REQUEST_TOO_LARGE' : 'BAD_REQUEST';
    const message = text[preferredLocale(request.headers['accept-language'])];
    return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
  });
}
