import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, waitFor } from '@talkoot/platform/testing/run';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** Who clones; undefined is the user who runs the tests. */
interface Cloner {
  readonly name: string;
  readonly identity: { uid?: number; gid?: number };
}

/** On every system the user who owns nothing. */
const NOBODY = { uid: 65_534, gid: 65_534 };

const isRoot = process.getuid?.() === 0;
// Root tries both; anybody else can only be himself, and root's case is then for another run.
const CLONERS: Cloner[] = isRoot
  ? [
      { name: 'root', identity: {} },
      { name: 'an ordinary user', identity: NOBODY },
    ]
  : [{ name: 'an ordinary user (root is tried when root runs the tests)', identity: {} }];

let closed: string;
let folder: string;
let started: ChildProcess | undefined;
beforeAll(async () => {
  // The folder of this run may itself lie where an ordinary user can't go.
  closed = await mkdtemp(join(tmpdir(), 'talkoot closed työ-'));
  folder = await clone(closed);
});
afterEach(async () => {
  if (started?.exitCode === null && started.signalCode === null) {
    started.kill('SIGTERM');
    await once(started, 'close');
  }
});
afterAll(() => rm(closed, { recursive: true, force: true, maxRetries: 10 }));

/** What `npm start` and `npm test` need; of the data only a little, since how it is imported is tried elsewhere. */
const NEEDED = [
  'apps',
  'libs',
  'scripts',
  'schema.graphql',
  'test',
  'dist',
  'examples',
  '.swcrc',
  'jest.config.js',
  'package.json',
  'package-lock.json',
];

/** A clone with its packages, built, below a folder that only its owner may enter. */
async function clone(below: string): Promise<string> {
  const whole = join(below, 'talkoot');
  await mkdir(join(whole, 'data'), { recursive: true });
  await run('cp', ['-a', ...NEEDED.map((name) => join(root, name)), whole]);
  await run('cp', ['-a', join(root, 'data/regions.csv'), join(whole, 'data')]);
  // Hard links: a symbolic one would lead out of the closed folder.
  const packages = [join(root, 'node_modules'), whole];
  await run('cp', ['-al', ...packages]).catch(() => run('cp', ['-a', ...packages]));
  return whole;
}

/** Gives the clone, without what another has left in it, to the one who clones; the packages need only be read. */
async function give({ identity: { uid, gid } }: Cloner): Promise<void> {
  for (const left of ['.data', '.cache'])
    await rm(join(folder, left), { recursive: true, force: true, maxRetries: 10 });
  if (uid === undefined || gid === undefined) return;
  const entries = (await readdir(folder)).filter((name) => name !== 'node_modules').map((name) => join(folder, name));
  await run('chown', ['-R', `${uid}:${gid}`, ...entries]);
  await run('chown', [`${uid}:${gid}`, closed, folder]);
}

test.each(CLONERS)(
  'start and tests run in a folder that only its owner may enter: $name',
  async (cloner) => {
    await give(cloner);
    const port = String(await freePort());
    const options = {
      cwd: folder,
      ...cloner.identity,
      env: {
        PATH: process.env.PATH,
        HOME: closed,
        npm_config_update_notifier: 'false',
        PORT: port,
        // Of the data it has the regions alone.
        EXAMPLE_DATA: 'off',
        TALKOOT_TEST_RUN: process.env.TALKOOT_TEST_RUN,
      },
    };

    started = spawn('npm', ['start'], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (chunk: Buffer) => (said += chunk.toString());
    started.stdout?.on('data', hear);
    started.stderr?.on('data', hear);
    await waitFor(
      'npm start to answer',
      async () => {
        if (started?.exitCode !== null) throw new Error(`npm start ended:\n${said}`);
        return (await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined))?.ok;
      },
      { timeout: 60_000, every: 200 },
    ).catch((error: unknown) => {
      throw new Error(`npm start said:\n${said}`, { cause: error });
    });

    const file = 'libs/platform/src/database/unit-of-work.db-spec.ts';
    const { stderr } = await run('npm', ['test', '--', file], options);
    expect(stderr).toMatch(/^Tests: +\d+ passed, \d+ total$/m);
  },
  120_000,
);
