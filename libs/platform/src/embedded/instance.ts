import { join } from 'node:path';
import { SetupFault } from '../config/setup-fault.js';
import { openDataFolder } from './data-folder.js';
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

/**
 * Makes this process the one instance on a data folder until it releases the folder or dies.
 * `url` is where it will answer: shown to whoever starts a second one.
 *
 * @throws FolderHeld
 */
export async function holdFolder(dataDir: string, url: string): Promise<HeldLock> {
  const folder = await openDataFolder(dataDir);
  const claim = await new ProcessLock(join(folder, 'instance.lock')).claim(url);
  if ('release' in claim) return claim;
  throw new FolderHeld(dataDir, claim.holder.pid, claim.holder.since, claim.holder.note);
}
