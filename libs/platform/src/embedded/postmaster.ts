import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { asServerSees, type ClusterPaths, serverEnvironment } from './cluster.js';
import { isSystemError, readIfThere, replaceFile } from './files.js';
import { freePort, isFree } from './ports.js';
import { isAlive, type ProcessIdentity, processOf } from './process-identity.js';
import type { ServerUser } from './server-user.js';
import { waitFor } from './wait-for.js';

/** A PostgreSQL server that lives and accepts connections. */
export interface Postmaster {
  process: ProcessIdentity;
  port: number;
}

/** Settings of PostgreSQL, by name. */
export type ServerSettings = Record<string, string>;

/** Small in memory, and safe: `fsync` and `synchronous_commit` keep their defaults (on). */
const settings: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '48MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  // Four processes less than the default of 18: our data fits into memory, and nothing is replicated from here.
  io_method: 'sync',
  max_logical_replication_workers: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // The log tells of the server's own troubles; statements and values may hold what is personal.
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** A setting of ours that PostgreSQL only carries: by it a server's command line tells which cluster it serves. */
const CLUSTER = 'talkoot.cluster';

/** A longer log begins anew at the next start, in bytes. */
const LONG_LOG = 4_000_000;

interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** A server that comes up has its pid file for a moment before it writes into it; one that stays empty is a crash's, in milliseconds. */
const LONG_EMPTY = 2_000;

/**
 * The server of this cluster that lives already, ready. A pid file that means nobody, or a process that is no server of ours, is
 * removed; that of a dead server is left for PostgreSQL to replace: another one may be coming up and put its own there, and a server
 * that misses its file holds the cluster for a minute and then gives up.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const pidFile = join(cluster, 'postmaster.pid');
  const seen = await readPidFile(pidFile);
  if (seen === undefined || (seen !== 'nobody' && processOf(seen.pid) === undefined)) return undefined;
  const living = seen === 'nobody' ? undefined : postmasterOf(cluster, seen.pid);
  if (living === undefined) {
    await rm(pidFile, { force: true });
    return undefined;
  }
  // It may be on its way up or down: started, and its starter killed, a moment ago.
  const settled = await waitFor(
    `the PostgreSQL server ${living.pid} to be ready or gone`,
    async () => {
      if (!isAlive(living)) return 'gone';
      const now = parsePidFile(await readIfThere(pidFile));
      return now?.ready === true && { process: living, port: now.port };
    },
    { timeout: 60_000 },
  );
  return settled === 'gone' ? findPostmaster(cluster) : settled;
}

/** Starts the server, on the port it had before if that is free, and waits until it accepts connections. */
export async function startPostmaster(
  paths: ClusterPaths,
  binaries: Binaries,
  user: ServerUser,
  special: ServerSettings,
): Promise<Postmaster> {
  const remembered = Number(await readIfThere(paths.port));
  const port = remembered > 0 && (await isFree(remembered)) ? remembered : await freePort();
  if ((await sizeOf(paths.log)) > LONG_LOG) await rm(paths.log);
  const before = await sizeOf(paths.log);
  const outcome = await launch(paths, binaries, user, port, special);
  if (outcome !== 'ended') {
    await replaceFile(paths.port, String(port));
    return outcome;
  }
  if (!(await isFree(port))) return startPostmaster(paths, binaries, user, special);
  const reason = (await readFile(paths.log)).subarray(before).toString();
  throw new PostmasterFailed(reason.trim());
}

/** The server did not start; the message is what it said. */
export class PostmasterFailed extends Error {
  constructor(readonly reason: string) {
    super(`The embedded PostgreSQL did not start:\n${reason}`);
  }

  /** A killed server's last processes still hold its memory, or the server of a killed starter has just come up. */
  get isPassing(): boolean {
    return /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(this.reason);
  }
}

/** Ends the server the fast way: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster({ process: server }: Postmaster): Promise<void> {
  if (!isAlive(server)) return;
  process.kill(server.pid, 'SIGINT');
  await waitFor(`the PostgreSQL server ${server.pid} to end`, () => !isAlive(server), { timeout: 60_000 });
}

async function launch(
  paths: ClusterPaths,
  binaries: Binaries,
  user: ServerUser,
  port: number,
  special: ServerSettings,
): Promise<Postmaster | 'ended'> {
  const named = { ...settings, ...special, [CLUSTER]: paths.cluster };
  const flags = Object.entries(named).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', asServerSees(paths.cluster), '-p', String(port), ...flags];
  const log = await open(paths.log, 'a', 0o600);
  // Detached: a Ctrl-C at the terminal is for us, who end the server when our own work is done.
  const options = { ...user.identity, cwd: paths.cluster, env: serverEnvironment, detached: true };
  const child = spawn(binaries.postgres, args, { ...options, stdio: ['ignore', log.fd, log.fd] });
  const ended = new Promise<'ended'>((resolve, reject) => {
    child.once('exit', () => resolve('ended'));
    child.once('error', reject);
  });
  child.unref();
  await log.close();

  let over = false;
  const end = ended.finally(() => (over = true));
  const ready = waitFor(
    'the PostgreSQL server to accept connections',
    async () => {
      if (over) return 'ended';
      const seen = parsePidFile(await readIfThere(join(paths.cluster, 'postmaster.pid')));
      if (seen?.ready !== true || seen.pid !== child.pid) return false;
      const server = processOf(seen.pid);
      return server && { process: server, port: seen.port };
    },
    { timeout: 120_000, every: 10 },
  );
  return Promise.race([ready, end]);
}

/** What the file says, once it says something; undefined where there is none. */
async function readPidFile(pidFile: string): Promise<PidFile | 'nobody' | undefined> {
  const last = performance.now() + LONG_EMPTY;
  const found = await waitFor('postmaster.pid to be written', async () => {
    const text = await readIfThere(pidFile);
    if (text === undefined) return 'none';
    return parsePidFile(text) ?? (performance.now() > last && 'nobody');
  });
  return found === 'none' ? undefined : found;
}

/** PostgreSQL's own note: line 1 is the process, line 4 the port, line 8 its state. */
function parsePidFile(text: string | undefined): PidFile | undefined {
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7] === 'ready' };
}

/** The process, if it is a server of this very cluster and not one that was given a dead server's number. */
function postmasterOf(cluster: string, pid: number): ProcessIdentity | undefined {
  const living = processOf(pid);
  if (living === undefined) return undefined;
  return names(commandLine(pid), realpathSync(cluster)) ? living : undefined;
}

/** From /proc where there is one: `ps` is missing in slim images, and /proc/…/cwd is closed to a container's root. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch (error) {
    if (!isSystemError(error, 'ENOENT') && !isSystemError(error, 'ESRCH')) throw error;
    if (process.platform === 'linux') return '';
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  }
}

/** Whether a command line has the folder as a word or a setting; the words of `ps` can't be told from the parts of a path. */
function names(line: string, folder: string): boolean {
  const parts = line.split(folder);
  return parts.slice(1).some((after, place) => /(^|[\0\s=])$/.test(parts[place] ?? '') && /^([\0\s]|$)/.test(after));
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return 0;
    throw error;
  }
}
