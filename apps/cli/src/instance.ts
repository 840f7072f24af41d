import type { INestApplicationContext } from '@nestjs/common';
import { type Config, readConfig } from '@talkoot/platform/config';
import { requireCluster } from '@talkoot/platform/embedded';
import { openDatabase } from '@talkoot/platform/process';

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
export async function withContexts<T>(work: (contexts: INestApplicationContext) => Promise<T>): Promise<T> {
  const { DATABASE_URL, DATA_DIR } = readConfig();
  if (!DATABASE_URL) await requireCluster(DATA_DIR);
  return withDatabase(async (databaseUrl, config) => {
    const { Log } = await import('@talkoot/platform/logging');
    const { openContexts } = await import('@talkoot/platform/serving');
    const { loadContexts } = await import('../../contexts.js');
    const log = Log.for({ LOG_LEVEL: 'warn' }, 'cli');
    const { databases, modules } = await loadContexts();
    const contexts = await openContexts({ application: 'cli', config, log, databaseUrl, databases }, modules);
    try {
      return await work(contexts);
    } finally {
      await contexts.close();
    }
  });
}
