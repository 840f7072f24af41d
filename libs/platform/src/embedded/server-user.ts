import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SetupFault } from '../config/setup-fault.js';

const run = promisify(execFile);

/** Who runs the database server. */
export interface ServerUser {
  /** To hand to `spawn`; empty for the user of this process. */
  readonly identity: { uid?: number; gid?: number };
  /** Hands a file or folder over to the user. */
  own: (this: void, path: string) => Promise<void>;
}

/** An ordinary user runs the server himself. */
const myself: ServerUser = { identity: {}, own: () => Promise.resolve() };

/**
 * PostgreSQL refuses to run as root. Root lends it the system's user `postgres`, who is created where missing and gets none of
 * root's rights: whatever the server needs is handed to it in a way that works from a folder closed to others.
 */
export async function serverUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return myself;
  const { uid, gid } = await postgresUser();
  return { identity: { uid, gid }, own: (path) => chown(path, uid, gid) };
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  const known = await lookUp();
  if (known !== undefined) return known;
  const args = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  const created = run('useradd', [...args, '--shell', '/usr/sbin/nologin', 'postgres']);
  // Another process may have been quicker: what counts is that the user is there afterwards.
  const [outcome] = await Promise.allSettled([created]);
  const user = await lookUp();
  if (user !== undefined) return user;
  throw new SetupFault(
    "PostgreSQL can't run as root, and a user postgres can't be created. Start Talkoot as another user.",
    { cause: outcome.status === 'rejected' ? outcome.reason : undefined },
  );
}

async function lookUp(): Promise<{ uid: number; gid: number } | undefined> {
  const [uid, gid] = await Promise.allSettled([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
  if (uid.status === 'rejected' || gid.status === 'rejected') return undefined;
  return { uid: Number(uid.value.stdout), gid: Number(gid.value.stdout) };
}
