/**
 * Runs an app from dist in this very process, built first when a source is newer:
 *
 *   node scripts/run.js gateway [arguments]
 *
 * There is no child, so that signals, the exit code and standard output are the app's own.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.js';

const [node, , app = 'standalone', ...rest] = process.argv;
const main = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist/apps', app, 'src/main.js');

// npm runs us through a shell that ends on SIGTERM without handing it on: then we were left alone, and end in good order too.
// Not where a signal had reached us as well: a second one ends a process at once.
const shell = process.ppid;
if (process.env.npm_lifecycle_event !== undefined) {
  const look = setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => clearInterval(look));
}

await build();
process.argv = [node, main, ...rest];
await import(pathToFileURL(main).href);
