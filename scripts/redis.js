/**
 * Finds a Redis server: on the PATH, or else from the system's packages (Debian, Ubuntu), downloaded and unpacked under
 * .cache/redis without installing anything or touching the system, as root or not.
 *
 *     node scripts/redis.js        prints where it is, as JSON: { "program": …, "libraries": … }
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = fileURLToPath(new URL('../.cache/redis', import.meta.url));

/** Where a Redis server is, and the folders (as in PATH) of libraries that it needs beyond the system's. */
export async function findRedis() {
  return onPath() ?? (await unpacked(cache)) ?? (await fromPackages());
}

function onPath() {
  const names = ['redis-server', 'valkey-server'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const program = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
  return program && { program, libraries: '' };
}

async function unpacked(/** @type {string} */ folder) {
  const program = join(folder, 'usr', 'bin', 'redis-server');
  if (!existsSync(program)) return undefined;
  const parents = [join(folder, 'usr', 'lib'), join(folder, 'lib')].filter((parent) => existsSync(parent));
  const triplets = await Promise.all(
    parents.map(async (parent) =>
      (await readdir(parent)).filter((n) => n.includes('-linux-')).map((n) => join(parent, n)),
    ),
  );
  return { program, libraries: [...triplets.flat(), ...parents].join(':') };
}

async function fromPackages() {
  await removeUnfinished();
  const work = `${cache}.${process.pid}`;
  try {
    const root = await unpackFrom(join(work, 'system'), systemLists).catch(() =>
      unpackFrom(join(work, 'own'), ownLists),
    );
    await takePlace(root);
    return await unpacked(cache);
  } catch (cause) {
    throw new Error(
      'The tests need a Redis, and none could be had from REDIS_URL, the PATH or the system’s packages. ' +
        'Type this, then try again: sudo apt-get update && sudo apt-get install -y redis-server',
      { cause },
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Downloads and unpacks, tries that the server runs, and answers in which folder. */
async function unpackFrom(/** @type {string} */ work, /** @type {(work: string) => Promise<string[]>} */ lists) {
  const packages = join(work, 'packages');
  await mkdir(packages, { recursive: true });
  const apt = await lists(work);
  await run('apt-get', [...apt, 'download', ...(await missingPackages(apt))], { cwd: packages });
  const root = join(work, 'root');
  for (const name of await readdir(packages)) await run('dpkg-deb', ['-x', join(packages, name), root]);
  const redis = await unpacked(root);
  if (redis === undefined) throw new Error('The packages hold no redis-server');
  await run(redis.program, ['--version'], { env: { LD_LIBRARY_PATH: redis.libraries } });
  return root;
}

/** Root's apt would else download as a user who can't write here. */
const system = ['-q', '-o', 'APT::Sandbox::User=root'];
const systemLists = () => Promise.resolve(system);

/** Package lists of our own, where the system has none (as in a slim image) or ones that are out of date. */
async function ownLists(/** @type {string} */ work) {
  const [lists, archives] = [join(work, 'lists'), join(work, 'archives')];
  await mkdir(join(lists, 'partial'), { recursive: true });
  await mkdir(join(archives, 'partial'), { recursive: true });
  const folders = [
    '-o',
    `Dir::State::lists=${lists}`,
    '-o',
    `Dir::Cache=${work}`,
    '-o',
    `Dir::Cache::archives=${archives}`,
  ];
  const own = [...system, ...folders];
  await run('apt-get', [...own, 'update']);
  return own;
}

/** What an installation would bring: Redis, and what it needs that this system lacks. */
async function missingPackages(/** @type {string[]} */ options) {
  const install = ['install', '--simulate', '--no-install-recommends', '-y', 'redis-server'];
  const { stdout } = await run('apt-get', [...options, ...install]);
  return [...stdout.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name);
}

async function takePlace(/** @type {string} */ root) {
  try {
    await rename(root, cache);
  } catch (error) {
    // Another run was quicker.
    if (!existsSync(join(cache, 'usr', 'bin', 'redis-server'))) throw error;
  }
}

/** What runs that were cut off left half done. */
async function removeUnfinished() {
  const parent = dirname(cache);
  await mkdir(parent, { recursive: true });
  const unfinished = (await readdir(parent)).filter((name) => /^redis\.\d+$/.test(name));
  for (const name of unfinished) {
    if (!isAlive(Number(name.split('.')[1]))) await rm(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(JSON.stringify(await findRedis()));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}
