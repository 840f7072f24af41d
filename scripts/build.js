import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
/** What dist was built from; it is written last, so a build that was broken off is never taken for a whole one. */
const stamp = join(dist, '.sources');
const ofTests = /(^|[\\/])testing[\\/]|\.(spec|db-spec|e2e-spec)\.ts$/;
const ofConsole = /^apps[\\/]console[\\/]/;
/** Made from what it is built from. */
const generated = new Set(
  ['acting/operations.json', 'api/operations.ts', 'pictures/land.json'].map((file) => `apps/console/src/${file}`),
);

/** Sources with their times and sizes, one a line: equal when nothing was changed, added or removed. */
function sources(isWanted, ...others) {
  const files = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...files.map((file) => file.slice(root.length + 1)), ...others, 'package-lock.json']
    .filter((file) => !ofTests.test(file) && !generated.has(file) && isWanted(file))
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((file) => `${file} ${statSync(join(root, file)).mtimeMs} ${statSync(join(root, file)).size}`)
    .join('\n');
}

const ofServers = () => sources((file) => !ofConsole.test(file), '.swcrc');
const ofPages = () =>
  sources(
    (file) => ofConsole.test(file) || !/^(apps|libs)/.test(file),
    'schema.graphql',
    'scripts/acting.js',
    'scripts/console.js',
  );

const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
const isBuilt = (now) => stampOf(stamp) === now;

/** Puts the fresh build where dist is; another build may do the same at this moment, and then either will do. */
function takePlace(fresh, old, now, attempts = 20) {
  try {
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } catch (error) {
    if (isBuilt(now)) return;
    if (attempts === 0) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    takePlace(fresh, old, now, attempts - 1);
  }
}

/**
 * Builds dist when a source is newer, else does nothing. The build happens beside dist and takes its place whole: whoever
 * runs from dist meanwhile, or builds at the same time, never sees half a build, and nothing of a removed source stays.
 */
export async function build() {
  const pages = ofPages();
  const now = `${ofServers()}\n\n${pages}`;
  if (isBuilt(now)) return;

  const fresh = join(root, `.dist-${process.pid}`);
  const old = `${fresh}-old`;
  const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
  const ignored = [
    ...['spec', 'db-spec', 'e2e-spec'].map((suffix) => `**/*.${suffix}.ts`),
    '**/testing/**',
    'apps/console/**',
  ];
  const options = ['--out-dir', fresh, '--copy-files', '--quiet', '--ignore', ignored.join(',')];
  try {
    const { status } = spawnSync(process.execPath, [swc, 'apps', 'libs', ...options], {
      cwd: root,
      stdio: ['ignore', process.stderr, process.stderr],
    });
    if (status !== 0) throw new Error('The build failed: see the messages above.');
    await putConsole(join(fresh, 'console'), pages);
    writeFileSync(join(fresh, '.sources'), now);
    takePlace(fresh, old, now);
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/** The console as it is in dist where nothing of it has changed: to build it takes longer than the rest. */
async function putConsole(folder, pages) {
  const before = join(dist, 'console');
  if (stampOf(join(before, '.sources')) === pages) {
    cpSync(before, folder, { recursive: true });
    return;
  }
  const { buildConsole } = await import('./console.js');
  await buildConsole(folder);
  writeFileSync(join(folder, '.sources'), pages);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
