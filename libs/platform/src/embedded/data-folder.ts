import { constants, existsSync } from 'node:fs';
import { access, mkdir, opendir, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { SetupFault } from '../config/setup-fault.js';
import { clusterPaths, isInitialised } from './cluster.js';
import { isSystemError } from './files.js';

/** Makes the data folder where it is missing, and answers with its real path; throws SetupFault where it is of no use. */
export async function openDataFolder(dataDir: string): Promise<string> {
  const path = resolve(dataDir);
  try {
    await make(path);
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(path);
  } catch (cause) {
    throw ofNoUse(path, isSystemError(cause, 'ENOTDIR') ? 'is no folder' : "can't be written by this user", cause);
  }
}

const ofNoUse = (path: string, reason: string, cause: unknown): SetupFault =>
  new SetupFault(`DATA_DIR: ${path} ${reason}. Set DATA_DIR to another folder.`, { cause });

/** Like mkdir with `recursive`, which never comes back from a file system that makes no folders, such as /proc. */
async function make(path: string): Promise<void> {
  const above = dirname(path);
  try {
    await mkdir(path);
  } catch (error) {
    if (isSystemError(error, 'ENOENT') && !existsSync(above)) {
      await make(above);
      await mkdir(path);
    } else if (isSystemError(error, 'EEXIST')) {
      // Fails where it is no folder.
      await opendir(path).then((folder) => folder.close());
    } else throw error;
  }
}

/** Throws SetupFault where no embedded database was ever made in the data folder: most often its name is misspelt. */
export async function requireCluster(dataDir: string): Promise<void> {
  const path = resolve(dataDir);
  const found = await isInitialised(clusterPaths(path).cluster).catch((error: unknown) => {
    throw isSystemError(error, 'ENOTDIR') ? ofNoUse(path, 'is no folder', error) : error;
  });
  if (found) return;
  throw new SetupFault(
    `DATA_DIR: there is no database in ${path}. Set DATA_DIR to the folder of yours, or make one there: npm run cli -- migrate`,
  );
}
