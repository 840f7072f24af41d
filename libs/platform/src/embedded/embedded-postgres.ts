import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '../database/connection.js';
import { findBinaries } from './binaries.js';
import { type ClusterPaths, clusterPaths, initialise, isInitialised, readPassword, SUPERUSER } from './cluster.js';
import { openDataFolder } from './data-folder.js';
import { isSystemError, readIfThere } from './files.js';
import {
  findPostmaster,
  type Postmaster,
  PostmasterFailed,
  type ServerSettings,
  startPostmaster,
  stopPostmaster,
} from './postmaster.js';
import { isAlive, processIdentity, thisProcess } from './process-identity.js';
import { ProcessLock } from './process-lock.js';
import { serverUser } from './server-user.js';
import { waitFor } from './wait-for.js';

const DATABASE = 'talkoot';

/** The embedded PostgreSQL as one of the processes that use it sees it. */
export interface EmbeddedPostgres {
  /** Of the database `talkoot`, as superuser, on 127.0.0.1. */
  url: string;
  /** The server's process. */
  pid: number;
  /** False where a living server was joined. */
  startedHere: boolean;
  /** Done with it: ends the server, unless another living process still uses it; the last one ends it. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Hears what takes its time: initialising, starting, joining. */
  log: (message: string) => void;
  /** Settings of PostgreSQL over ours, for the server that is started here. */
  settings?: ServerSettings;
}

/**
 * Opens the PostgreSQL of a data folder (`<dataDir>/postgres`): initialises it on first use, joins a server that lives
 * (another process started it, or died and left it behind), starts one otherwise.
 */
export async function openEmbedded(
  dataDir: string,
  { log, settings = {} }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const paths = clusterPaths(await openDataFolder(dataDir));
  const lock = new ProcessLock(paths.lock);
  return lock.during('opening', async () => {
    const { postmaster, startedHere, url } = await waitFor(
      'a killed PostgreSQL server to be gone with all its processes',
      () => tryToOpen(paths, settings, log),
      { timeout: 60_000, every: 100 },
    );
    const leave = await enter(paths.users);
    const stop = () =>
      lock.during('closing', async () => {
        await leave();
        if (await isInUse(paths.users)) return;
        const living = await findPostmaster(paths.cluster);
        if (living !== undefined) await stopPostmaster(living);
      });
    return { url, pid: postmaster.process.pid, startedHere, stop };
  });
}

/** Nothing where a server was killed a moment ago and is not gone yet, or went as we came. */
async function tryToOpen(paths: ClusterPaths, settings: ServerSettings, log: (message: string) => void) {
  const server = await joinOrStart(paths, settings, log);
  if (server === undefined) return undefined;
  try {
    return { ...server, url: await ensureDatabase(await readPassword(paths.cluster), server.postmaster.port) };
  } catch (error) {
    const broken = isSystemError(error, 'ECONNRESET') || isSystemError(error, 'ECONNREFUSED');
    if (!broken && isAlive(server.postmaster.process)) throw error;
    return undefined;
  }
}

async function joinOrStart(
  paths: ClusterPaths,
  settings: ServerSettings,
  log: (message: string) => void,
): Promise<{ postmaster: Postmaster; startedHere: boolean } | undefined> {
  const living = await findPostmaster(paths.cluster);
  if (living !== undefined) {
    log(`Joined the embedded PostgreSQL on port ${living.port}`);
    return { postmaster: living, startedHere: false };
  }
  const user = await serverUser();
  const binaries = await findBinaries(user);
  if (!(await isInitialised(paths.cluster))) {
    log('Initialising the embedded PostgreSQL');
    await initialise(paths, binaries, user);
  }
  try {
    const postmaster = await startPostmaster(paths, binaries, user, settings);
    log(`Started the embedded PostgreSQL on port ${postmaster.port}`);
    return { postmaster, startedHere: true };
  } catch (error) {
    if (error instanceof PostmasterFailed && error.isPassing) return undefined;
    throw error;
  }
}

async function ensureDatabase(password: string, port: number): Promise<string> {
  const urlOf = (database: string) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  const client = new Connection({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  return urlOf(DATABASE);
}

/** Signs this process in as a user of the server; the answer signs it out. */
async function enter(users: string): Promise<() => Promise<void>> {
  await mkdir(users, { recursive: true });
  const entry = join(users, randomUUID());
  await writeFile(entry, JSON.stringify(thisProcess()), { mode: 0o600 });
  return () => rm(entry, { force: true });
}

/** True while a living process is signed in; entries of the dead are removed. */
async function isInUse(users: string): Promise<boolean> {
  const living = await Promise.all(
    (await readdir(users)).map(async (name) => {
      const entry = join(users, name);
      const user = parseEntry(await readIfThere(entry));
      if (user !== undefined && isAlive(user)) return true;
      await rm(entry, { force: true });
      return false;
    }),
  );
  return living.includes(true);
}

function parseEntry(text: string | undefined) {
  if (text === undefined || text === '') return undefined;
  return processIdentity.safeParse(JSON.parse(text)).data;
}
