import { scratchFolder, waitFor } from '@talkoot/platform/testing/run';
import { openEmbedded } from '@talkoot/platform/embedded';

/** A PostgreSQL server of a test's own, to be killed and brought back. */
export interface PrivatePostgres {
  /** Of an empty database; stays the same. */
  url: string;
  /** SIGKILL to the server: every connection breaks, what was committed stays. */
  kill(): Promise<void>;
  /** Brings a killed server back, at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A kill of the server, unlike a power failure, loses nothing that was handed to the system. */
const HASTY = { fsync: 'off' };

/** Starts an embedded PostgreSQL; `runCli(['migrate'], { DATABASE_URL: url })` makes its database ours. */
export async function startPostgres(settings: Record<string, string> = HASTY): Promise<PrivatePostgres> {
  const dataDir = await scratchFolder('postgres');
  const open = () => openEmbedded(dataDir, { log: () => undefined, settings });
  let server = await open();
  const { url } = server;
  return {
    url,
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await waitFor(`the killed PostgreSQL server ${server.pid} to be gone`, () => !isThere(server.pid));
    },
    async restart() {
      await server.stop();
      server = await open();
      if (server.url !== url) throw new Error(`PostgreSQL came back at ${server.url}, not at ${url}`);
    },
    stop: () => server.stop(),
  };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
