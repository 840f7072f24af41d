import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { build } from '../../scripts/build.js';
import { findRedis } from '../../scripts/redis.js';

/** The repository. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, '.cache', 'test');
const id = String(process.pid);
const folder = join(cache, 'runs', id);
const template = `template_${id}`;

/** Both projects with a database set up and clear up, as does an interruption; it is done once. */
/** @type {Promise<void> | undefined} */
let began;
/** @type {Promise<void> | undefined} */
let ended;
/** @type {{ url: string, stop(): Promise<void> } | undefined} */
let server;

/**
 * Makes everything ready for the tests that need a database: the build, a PostgreSQL server for the run (its cluster is kept
 * between runs), and a migrated database that each test file gets a copy of. Workers find it by their environment.
 */
export function begin() {
  // Of every process and context of the run; none of its databases has anything to hide.
  process.env.SECRET_KEY ??= 'a key for tests alone, made up for them';
  began ??= prepare();
  return began;
}

/** A whole run needs a Redis, and says at once if none can be had; tests chosen by name look for it when they come to it. */
export async function beginEndToEnd(/** @type {{ testPathPatterns: { patterns: string[] } }} */ { testPathPatterns }) {
  if (!process.env.REDIS_URL && testPathPatterns.patterns.length === 0) await findRedis();
  await begin();
}

async function prepare() {
  await build();
  // Jest tears nothing down when it is interrupted.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void end().finally(() => process.kill(process.pid, signal)));
  }
  await clearFolders();
  await mkdir(folder, { recursive: true });
  server = await openServer();
  await clearDatabases(server.url);
  await query(server.url, `CREATE DATABASE "${template}"`);
  migrate(databaseUrl(server.url, template));
  process.env.TALKOOT_TEST_SERVER = server.url;
  process.env.TALKOOT_TEST_TEMPLATE = template;
  process.env.TALKOOT_TEST_RUN = folder;
  process.env.TALKOOT_TEST_RUN_ID = id;
}

/** Leaves nothing of this run behind. */
export function end() {
  ended ??= clearUp();
  return ended;
}

async function clearUp() {
  await clearFolders();
  if (server) await clearDatabases(server.url);
  await server?.stop();
}

/** Durability is off here alone: a cluster that a power failure spoils is made anew. */
async function openServer() {
  // What was built a moment ago: hence no static import.
  const { openEmbedded } = await import('../../dist/libs/platform/src/embedded/index.js');
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const open = () => openEmbedded(join(cache, 'cluster'), { log: () => {}, settings });
  try {
    return await open();
  } catch (error) {
    if (!/did not start/.test(error.message)) throw error;
    await rm(join(cache, 'cluster'), { recursive: true, force: true });
    return open();
  }
}

/** @param {string} url */
function migrate(url) {
  const cli = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
  if (!existsSync(cli)) return;
  const env = { ...process.env, DATABASE_URL: url, NODE_OPTIONS: '' };
  execFileSync(process.execPath, [cli, 'migrate'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Drops the databases of runs that are over. */
async function clearDatabases(/** @type {string} */ url) {
  const { rows } = await query(url, `SELECT datname FROM pg_database WHERE datname ~ '^(test|template)_[0-9]+'`);
  for (const { datname } of rows) {
    if (isOver(datname.split('_')[1])) await query(url, `DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  }
}

/** Removes the folders of runs that are over, and ends what these left running. */
async function clearFolders() {
  const runs = await readdir(join(cache, 'runs')).catch(() => []);
  for (const run of runs.filter(isOver)) {
    const path = join(cache, 'runs', run);
    await endProcesses(path);
    await rm(path, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Every process that a test starts carries the run's folder in its environment or on its command line. */
async function endProcesses(/** @type {string} */ path) {
  // A test that is being interrupted may go on starting some.
  for (let round = 0; round < 50; round += 1) {
    const left = await processesOf(path);
    if (left.length === 0) return;
    for (const { pid, signal } of left) {
      try {
        process.kill(pid, signal);
      } catch {
        // It ended by itself a moment ago.
      }
    }
    await delay(20);
  }
}

async function processesOf(/** @type {string} */ path) {
  const pids = (await readdir('/proc').catch(() => [])).filter(
    (name) => /^\d+$/.test(name) && Number(name) !== process.pid,
  );
  const found = await Promise.all(
    pids.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      if (!command.includes(path) && !environment.includes(path)) return [];
      // PostgreSQL gives its shared memory back when it is told to end.
      return [{ pid: Number(pid), signal: /\bpostgres\0/.test(command) ? 'SIGQUIT' : 'SIGKILL' }];
    }),
  );
  return found.flat();
}

/** A run is named by its process. What bears this one's name is from an earlier process, or from this one at its end. */
function isOver(/** @type {string} */ run) {
  if (run === id) return true;
  try {
    process.kill(Number(run), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function databaseUrl(/** @type {string} */ serverUrl, /** @type {string} */ name) {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function query(/** @type {string} */ url, /** @type {string} */ statement) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
