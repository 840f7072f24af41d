import type { INestApplicationContext } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Config, ConfigModule, readConfig } from '@talkoot/platform/config';
import { DatabaseModule } from '@talkoot/platform/database';
import { requireCluster } from '@talkoot/platform/embedded';
import { Log, LoggingModule, NestLog } from '@talkoot/platform/logging';
import { openDatabase } from '@talkoot/platform/process';
import { CONTEXT_DATABASES, CONTEXT_MODULES } from '../../contexts.js';

@Module({})
class CliModule {}

/** What a command says to the person, beside its result: on standard error, so that the result can be piped. */
export const say = (message: string): void => void process.stderr.write(`${message}\n`);

/** What a person asked for cannot be done; the message says why and what to do. */
export class Refused extends Error {}

/** Lends a command the instance's database: the configured one, or the embedded one, joined or started for the while. */
export async function withDatabase<T>(work: (url: string, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig();
  const database = await openDatabase(config, (message) => {
    if (config.LOG_LEVEL === 'debug' || config.LOG_LEVEL === 'trace') say(message);
  });
  try {
    return await work(database.url, config);
  } finally {
    await database.close();
  }
}

/** Lends a command, which needs a database that is there already, the contexts with their services, as the gateway has them. */
export async function withContexts<T>(
  work: (contexts: INestApplicationContext, config: Config) => Promise<T>,
): Promise<T> {
  const { DATABASE_URL, DATA_DIR } = readConfig();
  if (!DATABASE_URL) await requireCluster(DATA_DIR);
  return withDatabase(async (url, config) => {
    const log = Log.for({ LOG_LEVEL: 'warn' }, 'cli');
    const contexts = await NestFactory.createApplicationContext(
      {
        module: CliModule,
        imports: [
          ConfigModule.for(config),
          LoggingModule.for(log),
          DatabaseModule.for(url, 'talkoot-cli', CONTEXT_DATABASES),
          ...CONTEXT_MODULES,
        ],
      },
      { logger: new NestLog(log), abortOnError: false },
    );
    try {
      return await work(contexts, config);
    } finally {
      await contexts.close();
    }
  });
}
