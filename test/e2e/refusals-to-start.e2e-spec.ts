import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { scratchFolder } from '@talkoot/platform/testing/run';
import { type App, type Environment, launch } from '../support/processes.js';

let folder: string;
let busy: Server;
let busyPort: string;
beforeAll(async () => {
  folder = await scratchFolder('refusals');
  await mkdir(join(folder, 'closed'), { mode: 0o500 });
  await writeFile(join(folder, 'file'), '');
  busy = createServer().listen(0, '127.0.0.1');
  await once(busy, 'listening');
  const address = busy.address();
  busyPort = typeof address === 'object' && address !== null ? String(address.port) : '';
});
afterAll(() => void busy.close());

interface Refusal {
  readonly app: App;
  readonly args?: string[];
  readonly fault: string;
  /** Of `{folder}` the test's own, of `{port}` one that is taken. */
  readonly settings: Environment;
  readonly says: RegExp;
  /** For what root may do all the same. */
  readonly notAsRoot?: boolean;
}

const IMPORT = ['import', join(import.meta.dirname, '../../data')];
const TOKEN = ['token', '--organisation', 'TEM', '--role', 'manager'];
const NOBODY_THERE = 'postgresql://postgres:secret@127.0.0.1:1/talkoot';
const UNKNOWN_HOST = 'postgresql://postgres:secret@nowhere.invalid/talkoot';

const missing = { DATA_DIR: '{folder}/misspelt' };
const isFile = { DATA_DIR: '{folder}/file' };
const below = { DATA_DIR: '{folder}/file/below' };
const fresh = { DATA_DIR: '{folder}/fresh' };

/** Whatever is not as it must be is said at once, in one sentence, with the name of the setting. */
const REFUSALS: Refusal[] = [
  ...[IMPORT, TOKEN, ['ledger', 'check']].map((args): Refusal => ({
    app: 'cli',
    args,
    fault: 'no database in DATA_DIR',
    settings: missing,
    says: /^DATA_DIR: there is no database in \S+\/misspelt\. [^\n]+\n$/,
  })),
  {
    app: 'cli',
    args: ['import', 'no/such/folder'],
    fault: 'no such path, before any database is looked for',
    settings: missing,
    says: /^no\/such\/folder[^]*There is no such file or folder/,
  },
  ...(
    [
      ['cli', IMPORT],
      ['cli', TOKEN],
      ['standalone', []],
    ] as const
  ).map(([app, args]): Refusal => ({
    app,
    args: [...args],
    fault: 'a file for DATA_DIR',
    settings: isFile,
    says: /^DATA_DIR: \S+\/file is no folder\. [^\n]+\n$/,
  })),
  {
    app: 'standalone',
    fault: 'DATA_DIR below a file',
    settings: below,
    says: /^DATA_DIR: \S+ is no folder\. [^\n]+\n$/,
  },
  {
    app: 'standalone',
    fault: 'DATA_DIR in what cannot be written',
    settings: { DATA_DIR: '/proc/talkoot' },
    says: /^DATA_DIR: [^\n]+\n$/,
  },
  {
    app: 'standalone',
    fault: 'DATA_DIR that this user may not write',
    settings: { DATA_DIR: '{folder}/closed' },
    says: /^DATA_DIR: \S+ can't be written by this user\. [^\n]+\n$/,
    notAsRoot: true,
  },
  ...(['standalone', 'gateway', 'outbox-publisher', 'cli'] as const).map((app): Refusal => ({
    app,
    args: app === 'cli' ? IMPORT : [],
    fault: 'nobody at DATABASE_URL',
    settings: { ...fresh, DATABASE_URL: NOBODY_THERE },
    says: /^DATABASE_URL: no connection to 127\.0\.0\.1:1\/talkoot \([^\n]+\)\.\n$/,
  })),
  {
    app: 'cli',
    args: TOKEN,
    fault: 'DATABASE_URL of a host that nobody knows',
    settings: { ...fresh, DATABASE_URL: UNKNOWN_HOST },
    says: /^DATABASE_URL: no connection to nowhere\.invalid\/talkoot \([^\n]+\)\.\n$/,
  },
  ...(['standalone', 'gateway'] as const).flatMap((app): Refusal[] => [
    {
      app,
      fault: 'PORT taken',
      settings: { ...fresh, PORT: '{port}' },
      says: /^PORT: \d+ is taken on 127\.0\.0\.1\. [^\n]+\n$/,
    },
    {
      app,
      fault: 'HOST of another machine',
      settings: { ...fresh, HOST: '192.0.2.1' },
      says: /^HOST: 192\.0\.2\.1 is no address of this machine\. [^\n]+\n$/,
    },
    {
      app,
      fault: 'HOST that nobody knows',
      settings: { ...fresh, HOST: 'nowhere.invalid' },
      says: /^HOST: nowhere\.invalid is no address of this machine\. [^\n]+\n$/,
    },
  ]),
  {
    app: 'reporting-worker',
    fault: 'HEALTH_PORT taken',
    settings: { ...fresh, HEALTH_PORT: '{port}' },
    says: /^HEALTH_PORT: \d+ is taken on 127\.0\.0\.1\. [^\n]+\n$/,
  },
];

const isRoot = process.getuid?.() === 0;

test.each(REFUSALS.filter(({ notAsRoot }) => !(notAsRoot && isRoot)))(
  '$app, $fault: says so and ends',
  async ({ app, args = [], settings, says }) => {
    const given = Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [
        name,
        value.replace('{folder}', folder).replace('{port}', busyPort),
      ]),
    );
    const child = launch(app, args, { PORT: '0', ...given });
    let said = '';
    for (const output of [child.stdout, child.stderr])
      output?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    expect(said).toMatch(says);
    expect(said).not.toContain('secret');
    expect(said).not.toMatch(/^ +at /m);
    expect(code).toBe(1);
    // Nothing was begun.
    expect((await readdir(folder)).toSorted()).toEqual(['closed', 'file']);
  },
);
