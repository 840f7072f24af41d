import type { DynamicModule } from '@nestjs/common';
import { type Config, readConfig } from '../config/index.js';
import type { ContextDatabase } from '../database/index.js';
import { Log } from '../logging/index.js';
import { keepDatabase } from './open-database.js';
import { run } from './run.js';
import { endServing, serve } from './serve.js';

interface App {
  readonly name: string;
  readonly databases: readonly ContextDatabase[];
  readonly modules: NonNullable<DynamicModule['imports']>;
  /** Where it listens: the gateway for everybody, a worker for its health alone. */
  readonly port: (config: Config) => number;
}

/** Runs one of the separate processes from the environment until it is told to end. */
export function runApp({ name, databases, modules, port }: App): Promise<void> {
  return run(async (atTheEnd, fail) => {
    const config = readConfig();
    const log = Log.for(config, name);
    const database = await keepDatabase(config, (message) => log.info({ event: 'database', message }), fail);
    atTheEnd(() => database.close());
    const application = await serve({ application: name, config, log, databaseUrl: database.url, databases }, modules, {
      host: config.HOST,
      port: port(config),
    });
    atTheEnd(() => endServing(application));
    log.info({ event: 'process.ready', url: await application.getUrl() });
  });
}
