/**
 * Runs Talkoot while it is worked on: builds and restarts when a source changes.
 *
 *   npm run dev                    all in one process, as `npm start`
 *   npm run dev -- --separate      the real separate processes, their logs merged, each line under its process' name
 *
 * The separate processes use DATABASE_URL and REDIS_URL where they are set, the embedded PostgreSQL otherwise.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = (app) => join(root, 'dist/apps', app, 'src/main.js');
const separate = process.argv.includes('--separate');
const apps = separate ? ['gateway', 'outbox-publisher', 'notifications-worker', 'reporting-worker'] : ['standalone'];
const width = Math.max(...apps.map((app) => app.length));
const environment = { ...process.env };

/**
 * Starts an app; its lines come out under its name where several run.
 * In a process group of its own, so that Ctrl-C reaches it once: through us.
 */
function start(app, args = []) {
  const child = spawn(process.execPath, [main(app), ...args], {
    cwd: root,
    env: environment,
    stdio: separate ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  if (separate) {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => console.log(`${app.padEnd(width)} | ${line}`));
    }
  }
  return child;
}

function startAll() {
  return apps.map((app) => {
    const child = start(app);
    child.on('exit', (code) => {
      if (code !== null && code !== 0) console.error(`${app} ended with ${code}; it starts again at the next change.`);
    });
    return child;
  });
}

/** Asks the processes to end as Ctrl-C does, and waits until they have. */
async function end(children) {
  await Promise.all(
    children
      .filter((child) => child.exitCode === null && child.signalCode === null)
      .map((child) => {
        child.kill('SIGTERM');
        return once(child, 'exit');
      }),
  );
}

/** The key of the embedded database, as `npm start` keeps it beside it. */
function secretKey(folder) {
  const file = join(folder, 'secret-key');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** The embedded PostgreSQL for processes that know only a DATABASE_URL, migrated and with the bundled data. */
async function database() {
  const { openEmbedded } = await import(pathToFileURL(join(root, 'dist/libs/platform/src/embedded/index.js')).href);
  const embedded = await openEmbedded(process.env.DATA_DIR ?? '.data', { log: console.log });
  environment.DATABASE_URL = embedded.url;
  environment.SECRET_KEY ??= secretKey(process.env.DATA_DIR ?? '.data');
  return embedded;
}

async function prepare() {
  for (const command of [['migrate'], ['import', join(root, 'data')]]) {
    const [code] = await once(start('cli', command), 'exit');
    if (code !== 0) throw new Error(`The command ${command[0]} failed.`);
  }
}

await build();
const embedded = separate && !process.env.DATABASE_URL ? await database() : undefined;
if (separate) await prepare();

let children = startAll();
let working = Promise.resolve();
let ending = false;

async function restart() {
  if (ending) return;
  try {
    await build();
  } catch (error) {
    // A source that does not compile: the message stands above, what runs goes on, and the next change tries again.
    console.error(error instanceof Error ? error.message : error);
    return;
  }
  await end(children);
  // A signal may have come while they ended.
  if (!ending) children = startAll();
}

let due;
for (const folder of ['apps', 'libs']) {
  watch(join(root, folder), { recursive: true }, (_, file) => {
    if (file !== null && /\.(spec|db-spec|e2e-spec)\.ts$/.test(file)) return;
    clearTimeout(due);
    due = setTimeout(() => {
      working = working.then(restart);
    }, 150);
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    void working
      .then(() => end(children))
      .then(() => embedded?.stop())
      .then(() => process.exit(0));
  });
}
