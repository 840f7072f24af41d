import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Health } from '../health/index.js';
import { NestLog } from '../logging/index.js';
import { type Foundation, foundationModules } from './foundation.js';

/** Bytes of a request's body. */
const LARGEST_BODY = 1024 * 1024;

@Module({})
class ProcessModule {}

/** Builds the process out of its foundation and its own modules and listens; signals are the caller's business. */
export async function serve(
  foundation: Foundation,
  modules: NonNullable<DynamicModule['imports']>,
  address: { host: string; port: number },
  beforeListening: (application: INestApplicationContext) => Promise<void> = () => Promise.resolve(),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: LARGEST_BODY, forceCloseConnections: 'idle' });
  const application = await NestFactory.create<NestFastifyApplication>(
    { module: ProcessModule, imports: [...foundationModules(foundation), ...modules] },
    adapter,
    { logger: new NestLog(foundation.log), abortOnError: false, bufferLogs: false },
  );
  try {
    await application.init();
    await beforeListening(application);
    await application.listen(address.port, address.host);
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
