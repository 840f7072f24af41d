import { execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How to start a program as the user who runs the database server. */
export interface ServerUser {
  /** The command line that runs the program. */
  command: (this: void, program: string, args: string[]) => [program: string, args: string[]];
  /** To hand to `spawn` with it. */
  readonly identity: { uid?: number; gid?: number };
  /** Hands a file or folder over to the user. */
  own: (this: void, path: string) => Promise<void>;
}

/** An ordinary user runs the server himself. */
const myself: ServerUser = {
  command: (program, args) => [program, args],
  identity: {},
  own: () => Promise.resolve(),
};

/**
 * PostgreSQL refuses to run as root. Root lends it the system's user `postgres`, who is created where missing, and who
 * must get through to the folders (root's own home lets nobody through).
 */
export async function serverUser(folders: string[]): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return myself;
  const { uid, gid } = await postgresUser();
  const own = (path: string) => chown(path, uid, gid);
  const closed = await closedFolder(folders, uid, gid);
  if (closed === undefined) return { command: myself.command, identity: { uid, gid }, own };

  // The right to search closed folders is all that the server gets of root's rights.
  const lend = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_read_search'];
  const setpriv = [...lend, '--ambient-caps=+dac_read_search', '--'];
  await run('setpriv', [...setpriv, 'true']).catch((cause: unknown) => {
    throw new Error(
      `The database server can't run as root, and user postgres can't get through ${closed}. ` +
        `Start Talkoot as an ordinary user, or type: chmod o+x ${closed}`,
      { cause },
    );
  });
  return { command: (program, args) => ['setpriv', [...setpriv, program, ...args]], identity: {}, own };
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
  throw new Error(
    "PostgreSQL can't run as root, and a user postgres can't be created. Start Talkoot as another user.",
    {
      cause: outcome.status === 'rejected' ? outcome.reason : undefined,
    },
  );
}

async function lookUp(): Promise<{ uid: number; gid: number } | undefined> {
  const [uid, gid] = await Promise.allSettled([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
  if (uid.status === 'rejected' || gid.status === 'rejected') return undefined;
  return { uid: Number(uid.value.stdout), gid: Number(gid.value.stdout) };
}

/** The first folder, from the top, that the user can't enter. */
async function closedFolder(folders: string[], uid: number, gid: number): Promise<string | undefined> {
  const paths = [...new Set(folders.flatMap(ancestors))];
  const open = await Promise.all(
    paths.map(async (path) => {
      const { mode, uid: owner, gid: group } = await stat(path);
      if (owner === uid) return (mode & 0o100) !== 0;
      if (group === gid) return (mode & 0o010) !== 0;
      return (mode & 0o001) !== 0;
    }),
  );
  return paths.find((_, index) => open[index] === false);
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...ancestors(parent), path];
}
