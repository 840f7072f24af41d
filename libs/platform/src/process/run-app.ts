import { readConfig } from '../config/index.js';
import type { ContextDatabase } from '../database/index.js';
import { Log } from '../logging/log.js';
import type { Modules } from '../serving/foundation.js';
import { type Address, requireAddress } from './address.js';
import { keepDatabase } from './open-database.js';
import { run } from './run.js';

interface App {
  readonly name: string;
  /** Where it listens: the gateway for everybody, a worker for its health alone. */
  readonly listensOn: Address['variable'];
  /** Its code: thousands of files, which are loaded only when nothing stands in the way of the start. */
  readonly load: () => Promise<{ readonly databases: readonly ContextDatabase[]; readonly modules: Modules }>;
}

/** Runs one of the separate processes from the environment until it is told to end. */
export function runApp({ name, listensOn, load }: App): Promise<void> {
  return run(async (atTheEnd, fail) => {
    const config = readConfig();
    const address = { host: config.HOST, port: config[listensOn], variable: listensOn };
    await requireAddress(address);
    const log = Log.for(config, name);
    const database = await keepDatabase(config, (message) => log.info({ event: 'database', message }), fail);
    atTheEnd(() => database.close());
    const [{ endServing, serve }, { databases, modules }] = await Promise.all([import('../serving/index.js'), load()]);
    const foundation = { application: name, config, log, databaseUrl: database.url, databases };
    const application = await serve(foundation, modules, address);
    atTheEnd(() => endServing(application));
    log.info({ event: 'process.ready', url: await application.getUrl() });
  });
}
