/**
 * Measures Talkoot against other ways to answer the same questions, on Linux:
 *
 *   npm run bench -- --help
 *
 * Installs the packages of the bench when they are not there yet (nothing of them is in Talkoot's own package), builds
 * Talkoot and the bench, and runs.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../scripts/build.js';

const bench = dirname(fileURLToPath(import.meta.url));
const root = join(bench, '../..');

/** Whether what npm has installed is what the lock file says. */
function isInstalled() {
  const installed = join(bench, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const { '': _, ...wanted } = packages(join(bench, 'package-lock.json'));
  const there = packages(installed);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => optional === true || there[path]?.version === version,
  );
}

if (!isInstalled()) {
  console.log('Installing the packages of the bench in test/bench/node_modules');
  // PostGraphile wants a newer Node.js than the others; it gets one to run on.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', args, { cwd: bench, stdio: ['ignore', 'ignore', 'inherit'] });
}
await build();
rmSync(join(bench, 'dist'), { recursive: true, force: true });
const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
const settings = ['--config-file', join(root, '.swcrc'), '--strip-leading-paths', '--quiet', '--ignore', '**/*.d.ts'];
execFileSync(process.execPath, [swc, 'src', '--out-dir', 'dist', ...settings], { cwd: bench, stdio: 'inherit' });

// What was built a moment ago: hence no static import.
const { openEmbedded } = await import('../../dist/libs/platform/src/embedded/index.js');
const { main } = await import('./dist/main.js');
await main(process.argv.slice(2), { root, bench, folder: join(root, '.cache/bench') }, openEmbedded);
