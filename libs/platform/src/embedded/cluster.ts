import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { isSystemError } from './files.js';
import type { ServerUser } from './server-user.js';

const run = promisify(execFile);

export const SUPERUSER = 'postgres';
const PASSWORD_FILE = 'talkoot-password';

/** Where things lie in a data folder. */
export interface ClusterPaths {
  /** PostgreSQL's own data folder. */
  cluster: string;
  /** Begins the name of the folder in which a cluster grows until it is complete. */
  nursery: string;
  log: string;
  port: string;
  users: string;
  lock: string;
}

export function clusterPaths(dataDir: string): ClusterPaths {
  const path = (name: string) => join(dataDir, name);
  return {
    cluster: path('postgres'),
    nursery: path('postgres.initialising-'),
    log: path('postgres.log'),
    port: path('postgres.port'),
    users: path('postgres.users'),
    lock: path('postgres.lock'),
  };
}

/** True once the cluster was initialised to its end. */
export async function isInitialised(cluster: string): Promise<boolean> {
  try {
    await access(join(cluster, 'PG_VERSION'));
    return true;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return false;
    throw error;
  }
}

/**
 * Initialises a cluster beside its place and moves it there as the last step, so that one that was interrupted half-way is
 * never taken for a whole one. Sorting is Finnish by default (å, ä, ö after z), whatever the machine's locale;
 * queries that sort for a reader name that reader's collation.
 */
export async function initialise(paths: ClusterPaths, binaries: Binaries, user: ServerUser): Promise<void> {
  await removeUnfinished(paths.nursery);
  const nursery = await mkdtemp(paths.nursery);
  await user.own(nursery);
  const password = join(nursery, PASSWORD_FILE);
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await user.own(password);

  const growing = join(nursery, 'cluster');
  await mkdir(growing, { mode: 0o700 });
  await user.own(growing);
  const args = [
    `--pgdata=${asServerSees(growing)}`,
    `--username=${SUPERUSER}`,
    `--pwfile=../${PASSWORD_FILE}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=fi',
    '--no-instructions',
  ];
  await run(binaries.initdb, args, { ...user.identity, cwd: growing, env: serverEnvironment });
  await rename(password, join(growing, PASSWORD_FILE));
  await rename(growing, paths.cluster);
  await rm(nursery, { recursive: true });
}

/** The program that grew one may still be at it, and put files where we remove them; it ends once it misses some. */
async function removeUnfinished(nursery: string): Promise<void> {
  const unfinished = (await readdir(dirname(nursery))).filter((name) => name.startsWith(basename(nursery)));
  await Promise.all(
    unfinished.map((name) => rm(join(dirname(nursery), name), { recursive: true, force: true, maxRetries: 10 })),
  );
}

/** The superuser's password, made at random with the cluster and kept in it, for its owner's eyes alone. */
export function readPassword(cluster: string): Promise<string> {
  return readFile(join(cluster, PASSWORD_FILE), 'utf8');
}

/**
 * How a program that is started in the folder names it. The working directory is open to a process even where it could not walk
 * there: a folder above it may be closed to the server's user.
 */
export function asServerSees(folder: string): string {
  const here = '/proc/self/cwd';
  return existsSync(here) ? here : folder;
}

/** Nothing of the caller's locale, time zone or PG… variables reaches the server; initdb needs a PATH to find a shell. */
export const serverEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' };
