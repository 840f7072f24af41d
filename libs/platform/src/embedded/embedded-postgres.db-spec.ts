import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { z } from 'zod';
import { scratchFolder, waitFor } from '../testing/run/index.js';
import { openEmbedded } from './embedded-postgres.js';
import { findPostmaster } from './postmaster.js';
import { isAlive, processOf } from './process-identity.js';

const program = `
  import { openEmbedded } from '${new URL('../../../../dist/libs/platform/src/embedded/index.js', import.meta.url).href}';
  const postgres = await openEmbedded(process.argv[1], { log: () => {} });
  console.log(JSON.stringify(postgres));
  process.stdin.resume().once('end', async () => { await postgres.stop(); process.exit(); });
`;
const opened = z.object({ url: z.string(), pid: z.number(), startedHere: z.boolean() });

let dataDir: string;
let last: { stop(): Promise<void> } | undefined;
beforeEach(async () => {
  dataDir = await scratchFolder('embedded');
  await chmod(dataDir, 0o755);
});
afterEach(async () => {
  await last?.stop();
  last = undefined;
});

async function open() {
  const postgres = await openEmbedded(dataDir, { log: () => undefined });
  last = postgres;
  return postgres;
}

/** Opens it from a process of its own. */
async function openElsewhere() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = z.tuple([z.string()]).parse(await once(createInterface(child.stdout), 'line'));
  return { child, ...opened.parse(JSON.parse(line)) };
}

async function kill(child: ChildProcess) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** A path in the data folder; one that ends in `-` is the beginning of a name. */
async function appeared(path: string): Promise<boolean> {
  const [folder = '', ...inside] = path.split('/');
  const within = join(dataDir, ...(inside.length > 0 ? [folder] : []));
  const names = await readdir(within).catch(() => []);
  return names.some((name) => (folder.endsWith('-') ? name.startsWith(folder) : name === (inside[0] ?? folder)));
}

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

test('open_onAnEmptyFolder_givesASafeSmallServerThatSortsInFinnish', async () => {
  const { url } = await open();
  const towns = await query<{ town: string }>(
    url,
    `SELECT town FROM unnest(ARRAY['Öja', 'Ähtäri', 'Zeta', 'Åland', 'alavus']) town ORDER BY town`,
  );
  expect(towns.map(({ town }) => town)).toEqual(['alavus', 'Zeta', 'Åland', 'Ähtäri', 'Öja']);
  const settings = await query<{ name: string; setting: string }>(
    url,
    `SELECT name, setting FROM pg_settings WHERE name IN
       ('fsync', 'synchronous_commit', 'listen_addresses', 'server_encoding', 'TimeZone') ORDER BY name`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    listen_addresses: '127.0.0.1',
    server_encoding: 'UTF8',
    TimeZone: 'UTC',
  });
  expect((await stat(join(dataDir, 'postgres', 'talkoot-password'))).mode & 0o777).toBe(0o600);
  await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
});

test('open_again_keepsDataAndPort', async () => {
  const first = await open();
  await query(first.url, 'CREATE TABLE kept (town text)');
  await first.stop();
  expect(processOf(first.pid)).toBeUndefined();
  const second = await open();
  expect(second).toMatchObject({ url: first.url, startedHere: true });
  expect(await query(second.url, 'SELECT * FROM kept')).toEqual([]);
});

test('open_whereTheRememberedPortIsTaken_choosesAnother', async () => {
  const first = await open();
  await first.stop();
  const taken = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
  await once(taken, 'listening');
  try {
    const second = await open();
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  } finally {
    taken.close();
  }
});

test('open_afterTheStarterWasKilled_takesTheLivingServerOver', async () => {
  const killed = await openElsewhere();
  await kill(killed.child);
  const heir = await open();
  expect(heir).toMatchObject({ pid: killed.pid, startedHere: false });
  await heir.stop();
  expect(processOf(killed.pid)).toBeUndefined();
});

test('open_afterTheServerWasKilled_recoversWhatWasCommitted', async () => {
  const first = await open();
  await query(first.url, `CREATE TABLE kept AS SELECT 'Kauhajoki' AS town`);
  process.kill(first.pid, 'SIGKILL');
  const second = await open();
  expect(second).toMatchObject({ url: first.url, startedHere: true });
  expect(await query(second.url, 'SELECT * FROM kept')).toEqual([{ town: 'Kauhajoki' }]);
});

test('open_whereADeadServersNumberWasGivenToAnotherProcess_startsOne', async () => {
  const first = await open();
  await first.stop();
  const stale = [process.pid, join(dataDir, 'postgres'), 1, 5432, '', '127.0.0.1', '1 1', 'ready'].join('\n');
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${stale}\n`);
  const second = await open();
  expect(second.startedHere).toBe(true);
  expect(second.pid).not.toBe(process.pid);
});

test('findPostmaster_whereTheServerHasNotWrittenItsPidFileYet_waitsForIt', async () => {
  const server = await openElsewhere();
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const written = await readFile(pidFile);
  await writeFile(pidFile, '');
  const found = findPostmaster(join(dataDir, 'postgres'));
  // It has looked by now: what it asked of the disk first is answered first. It has to leave the file and look again.
  for (let time = 0; time < 3; time += 1) expect((await readFile(pidFile)).length).toBe(0);
  await writeFile(pidFile, written, { flag: 'r+' });
  expect(await found).toMatchObject({ process: { pid: server.pid } });
  server.child.stdin.end();
  await once(server.child, 'exit');
});

test('open_whereTheServersPidFileWasLeftEmpty_startsOne', async () => {
  await (await open()).stop();
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), '');
  const { url, startedHere } = await open();
  expect(startedHere).toBe(true);
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('open_whereInitialisingWasCutOff_beginsAnew', async () => {
  const nursery = join(dataDir, 'postgres.initialising-cut', 'cluster');
  await mkdir(nursery, { recursive: true });
  await writeFile(join(nursery, 'PG_VERSION'), '18');
  const { url } = await open();
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres.initialising'))).toEqual([]);
});

test('open_byTwoAtOnce_makesOneServerThatTheLastOneEnds', async () => {
  const both = await Promise.all([openElsewhere(), openElsewhere()]);
  expect(both[0].url).toBe(both[1].url);
  expect(both.filter(({ startedHere }) => startedHere)).toHaveLength(1);

  const [starter, guest] = both[0].startedHere ? both : [both[1], both[0]];
  starter.child.stdin.end();
  await once(starter.child, 'exit');
  expect(await query(guest.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  guest.child.stdin.end();
  await once(guest.child, 'exit');
  expect(processOf(guest.pid)).toBeUndefined();
});

test.each(['postgres.lock', 'postgres.initialising-', 'postgres', 'postgres/postmaster.pid'])(
  'open_whereTheStarterWasKilledAs %s appeared_isHealed',
  async (step) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir]);
    await waitFor(`${step} to appear`, () => appeared(step), { every: 1 });
    await kill(child);
    const { url } = await open();
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  },
);

test('stop_whereTheFolderIsClosedToOthers_worksToo', async () => {
  await chmod(dataDir, 0o700);
  const { url, pid } = await open();
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  const server = processOf(pid);
  await last?.stop();
  expect(server && isAlive(server)).toBe(false);
  expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down');
});
