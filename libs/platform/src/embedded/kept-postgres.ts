import { setTimeout as delay } from 'node:timers/promises';
import { SetupFault } from '../config/setup-fault.js';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, openEmbedded } from './embedded-postgres.js';
import { isAlive, processOf } from './process-identity.js';

const LOOK_MS = 500;

/** The server died, and could only be brought back on another port: whoever is connected would look for it in vain. */
export class PostgresMoved extends SetupFault {
  constructor() {
    super('The embedded PostgreSQL ended, and its port was taken before it was back. Start Talkoot again.');
  }
}

/** An embedded PostgreSQL that is looked after. */
export type KeptPostgres = Pick<EmbeddedPostgres, 'url' | 'stop'>;

/**
 * Opens the PostgreSQL of a data folder for a process that lives long. A server that dies under it (out of memory, killed) is
 * brought back at the same address, where every pool finds it again by itself. `lost` hears why when that is not possible.
 */
export async function keepEmbedded(
  dataDir: string,
  options: EmbeddedPostgresOptions,
  lost: (reason: unknown) => void,
): Promise<KeptPostgres> {
  let server = await openEmbedded(dataDir, options);
  const { url } = server;
  const ending = new AbortController();

  const bringBack = async (): Promise<void> => {
    options.log('The embedded PostgreSQL ended by itself: starting it again');
    const dead = server;
    server = await openEmbedded(dataDir, options);
    await dead.stop();
    if (server.url !== url) throw new PostgresMoved();
  };
  const watch = async (): Promise<void> => {
    let living = processOf(server.pid);
    /* oxlint-disable no-await-in-loop -- a loop in time, not over rows */
    while (!ending.signal.aborted) {
      if (!living || !isAlive(living)) {
        await bringBack();
        living = processOf(server.pid);
      }
      await delay(LOOK_MS, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
    /* oxlint-enable no-await-in-loop */
  };
  const watching = watch().catch(lost);
  return {
    url,
    async stop() {
      ending.abort();
      await watching;
      await server.stop();
    },
  };
}
