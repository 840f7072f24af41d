import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SetupFault } from '../config/setup-fault.js';
import { openDataFolder } from './data-folder.js';
import { isSystemError } from './files.js';
import { type HeldLock, ProcessLock } from './process-lock.js';

/** Another instance runs on the folder. */
export class FolderHeld extends SetupFault {
  constructor(
    readonly dataDir: string,
    readonly pid: number,
    /** RFC 3339 in UTC. */
    readonly since: string,
    readonly url: string,
  ) {
    super(`Talkoot already runs on ${dataDir}: process ${pid}, since ${since}, at ${url}`);
  }
}

const LOCK = 'instance.lock';

/**
 * Makes this process the one instance on a data folder until it releases the folder or dies.
 * `url` is where it will answer: shown to anyone who starts a second one. A folder that is new and holds nothing when it is released,
 * as after a start that was refused, is removed.
 *
 * @throws FolderHeld
 */
export async function holdFolder(dataDir: string, url: string): Promise<HeldLock> {
  const isNew = !existsSync(resolve(dataDir));
  const folder = await openDataFolder(dataDir);
  const claim = await new ProcessLock(join(folder, LOCK)).claim(url);
  if (!('release' in claim)) throw new FolderHeld(dataDir, claim.holder.pid, claim.holder.since, claim.holder.note);
  return {
    release: async () => {
      if (isNew && (await readdir(folder)).every((name) => name === LOCK)) await remove(folder);
      else await claim.release();
    },
  };
}

/** In one step the lock is nobody's: a process that comes meanwhile makes a new one, and the folder stays. */
async function remove(folder: string): Promise<void> {
  const released = join(folder, `${LOCK}.${randomUUID()}`);
  await rename(join(folder, LOCK), released);
  await rm(released, { recursive: true });
  await rmdir(folder).catch((error: unknown) => {
    if (!isSystemError(error, 'ENOTEMPTY')) throw error;
  });
}
