import { setTimeout as delay } from 'node:timers/promises';
import { SetupFault } from '../config/setup-fault.js';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, openEmbedded } from './embedded-postgres.js';
import { isAlive, processOf } from './process-identity.js';

const LOOK_MS = 500;
/** A server may be killed again while it comes up; what fails for so long does not mend itself. */
const GIVE_UP_MS = 60_000;

/** The server died, and could only be brought back on another port: its clients would look for it in vain. */
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

  const pause = () => delay(LOOK_MS, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
  const reopen = (deadline: number): Promise<EmbeddedPostgres> =>
    openEmbedded(dataDir, options).catch(async (error: unknown) => {
      if (ending.signal.aborted || performance.now() > deadline) throw error;
      await pause();
      return reopen(deadline);
    });
  const bringBack = async (): Promise<void> => {
    options.log('The embedded PostgreSQL ended by itself: starting it again');
    const dead = server;
    server = await reopen(performance.now() + GIVE_UP_MS);
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
      await pause();
    }
    /* oxlint-enable no-await-in-loop */
  };
  const watching = watch().catch((reason: unknown) => {
    if (!ending.signal.aborted) lost(reason);
  });
  return {
    url,
    async stop() {
      ending.abort();
      await watching;
      await server.stop();
    },
  };
}
