import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readIfThere } from './files.js';
import { ProcessLock } from './process-lock.js';

/**
 * Where a copy may lie. Only root can write there, so that nobody else can put programs of his own in its place; hence none of the
 * folders for temporary files, which systems also clear under a running server.
 */
const PLACES = ['/var/lib/talkoot', '/usr/local/lib/talkoot'];

/**
 * A copy of the programs that every user can run, for root whose own folder is closed to others. It is made once for a version and
 * shared by all clones; older ones that no server uses go when a new one is made. Undefined where there is no place for it.
 */
export async function openCopy(
  folder: string,
  name: string,
  runs: (copy: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const place of PLACES) {
    /* oxlint-disable no-await-in-loop -- the second place only where the first will not do */
    const copy = join(place, name);
    if (!(await isRootsAlone(place))) continue;
    if (await runs(copy)) return copy;
    await new ProcessLock(join(place, 'lock')).during('copying PostgreSQL', async () => {
      if (!(await runs(copy))) await replaceCopy(folder, place, copy);
    });
    if (await runs(copy)) return copy;
    await rm(copy, { recursive: true, force: true });
    /* oxlint-enable no-await-in-loop */
  }
  return undefined;
}

/** Makes the folder where it is missing. False where somebody besides root may change it or one above it, or it can't be made. */
async function isRootsAlone(place: string): Promise<boolean> {
  try {
    if (await mkdir(place, { recursive: true })) await chmod(place, 0o755);
    const folders = await Promise.all(ancestors(await realpath(place)).map((path) => lstat(path)));
    return folders.every(({ uid, mode }) => uid === 0 && (mode & 0o022) === 0 && (mode & 0o001) !== 0);
  } catch {
    return false;
  }
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...ancestors(parent), path];
}

/** The copy appears whole, and on the disk, or not at all. */
async function replaceCopy(folder: string, place: string, copy: string): Promise<void> {
  await rm(copy, { recursive: true, force: true });
  await removeUnused(place);
  const draft = await mkdtemp(join(place, 'draft-'));
  try {
    await copyOpened(folder, draft);
    await promisify(execFile)('sync', ['--file-system', draft]);
    await rename(draft, copy);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Copies a folder so that everybody may read it and run its programs, however the umask closed the original. */
async function copyOpened(from: string, to: string): Promise<void> {
  await chmod(to, 0o755);
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isSymbolicLink()) return symlink(await readlink(source), target);
      if (entry.isDirectory()) {
        await mkdir(target);
        return copyOpened(source, target);
      }
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      return chmod(target, ((await stat(source)).mode & 0o100) === 0 ? 0o644 : 0o755);
    }),
  );
}

/** Removes copies of other versions, and what a process that died half-way left, unless a server runs from it. */
async function removeUnused(place: string): Promise<void> {
  const running = await Promise.all(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map((pid) => programOf(pid)),
  );
  const names = (await readdir(place)).filter((name) => /^(postgresql|draft)-/.test(name));
  const unused = names
    .map((name) => join(place, name))
    .filter((copy) => !running.some((program) => program.startsWith(`${copy}/`)));
  await Promise.all(unused.map((copy) => rm(copy, { recursive: true, force: true })));
}

async function programOf(pid: string): Promise<string> {
  const [line] = await Promise.allSettled([readIfThere(`/proc/${pid}/cmdline`)]);
  return line.status === 'fulfilled' ? (line.value?.split('\0')[0] ?? '') : '';
}
