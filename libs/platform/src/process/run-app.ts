import type { DynamicModule } from '@nestjs/common';
import { readConfig } from '../config/index.js';
import type { ContextDatabase } from '../database/index.js';
import { Log } from '../logging/index.js';
import { type Address, requireAddress } from './address.js';
import { keepDatabase } from './open-database.js';
import { run } from './run.js';
import { endServing, serve } from './serve.js';

interface App {
  readonly name: string;
  readonly databases: readonly ContextDatabase[];
  readonly modules: NonNullable<DynamicModule['imports']>;
  /** Where it listens: the gateway for everybody, a worker for its health alone. */
  readonly listensOn: Address['variable'];
}

/** Runs one of the separate processes from the environment until it is told to end. */
export function runApp({ name, databases, modules, listensOn }: App): Promise<void> {
  return run(async (atTheEnd, fail) => {
    const config = readConfig();
    const address = { host: config.HOST, port: config[listensOn], variable: listensOn };
    await requireAddress(address);
    const log = Log.for(config, name);
    const database = await keepDatabase(config, (message) => log.info({ event: 'database', message }), fail);
    atTheEnd(() => database.close());
    const foundation = { application: name, config, log, databaseUrl: database.url, databases };
    const application = await serve(foundation, modules, address);
    atTheEnd(() => endServing(application));
    log.info({ event: 'process.ready', url: await application.getUrl() });
  });
}
