import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONSUMERS } from '@talkoot/contracts';
import { scratchFolder, waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { launchApp, type LaunchedApp } from '../support/processes.js';
import { settle } from './aftermath.js';
import { ask } from './ask.js';
import type { Entry } from './ledger.js';
import { writtenMails } from './mails.js';
import { discrepancies } from './reconciliation.js';
import { readWorld, type World } from './world.js';

/** What `npm start` runs, on a folder of its own: killed again and again, one test after the other. */
describe('standalone', () => {
  let folder: string;
  let talkoot: LaunchedApp;
  let world: World;
  const ledger: Entry[] = [];

  beforeAll(async () => {
    folder = await scratchFolder('standalone');
  });
  afterAll(() => talkoot.kill());

  async function start(): Promise<void> {
    talkoot = await launchApp('standalone', { DATA_DIR: folder, REDELIVER_SECONDS: '1', MAIL_GROUPING_SECONDS: '2' });
  }

  const says = (text: string) =>
    waitFor(`standalone to say ${text}`, () => talkoot.log().includes(text), { timeout: 60_000, every: 2 });

  /** The URL of the embedded PostgreSQL, no matter which process runs it. */
  async function databaseUrl(): Promise<string> {
    const password = await readFile(join(folder, 'postgres/talkoot-password'), 'utf8');
    const port = await readFile(join(folder, 'postgres.port'), 'utf8');
    return `postgresql://postgres:${password}@127.0.0.1:${port}/talkoot`;
  }

  async function count(what: string): Promise<number | undefined> {
    const client = new pg.Client({ connectionString: await databaseUrl() });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${what}`);
      return rows[0]?.count;
    } catch {
      return undefined;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Lets a town into a pilot; asks until there is an answer. */
  async function joins(town: string): Promise<void> {
    const [pilot] = world.pilots;
    await waitFor(
      'the change to be acknowledged',
      async () => {
        const requestId = randomUUID();
        const change = { kind: 'join', pilot: pilot.id, town } as const;
        const answer = await ask(talkoot.url, world.ministry.token, requestId, change);
        ledger.push({ requestId, change, answer });
        return answer.outcome !== 'unknown';
      },
      { timeout: 60_000, every: 100 },
    );
  }

  it('killed while it initialises, migrates or imports, goes on at the next start and has everything', async () => {
    await start();
    await says('Initialising the embedded PostgreSQL');
    await talkoot.kill();

    await start();
    await says('Started the embedded PostgreSQL');
    await waitFor(
      'the first migrations to be done',
      async () => ((await count('platform.migration')) ?? 0) > 0 || talkoot.log().includes('is at this release'),
      { timeout: 60_000, every: 2 },
    );
    await talkoot.kill();

    await start();
    await says('Importing the bundled data');
    await talkoot.kill();
    const migrations = await count('platform.migration');
    await waitFor('the killed import to leave nothing', async () => (await count('registry.organisation')) === 0);

    await start();
    await talkoot.ready();
    expect(await count('platform.migration')).toBe(migrations);
    expect(await count('registry.organisation')).toBe(338);
    expect(await count('pilots.pilot')).toBe(4);
    // How to get a token is said, and none is left in a log.
    await says('cli -- token --organisation TEM');
    expect(talkoot.log()).not.toContain('eyJ');
  }, 240_000);

  it('killed right after it acknowledged changes, has them and their effects at the next start', async () => {
    world = await readWorld(await databaseUrl());
    await Promise.all(world.towns.slice(0, 5).map(joins));
    await talkoot.kill();

    await start();
    await talkoot.ready();
    const aftermath = await settle(await databaseUrl(), CONSUMERS);
    expect(discrepancies({ world, ledger, aftermath })).toEqual([]);
    expect(await writtenMails(aftermath.notices, join(folder, 'mail'))).toEqual([]);
  });

  /** Kills the server that came after the one with this number; it may still be on its way up. */
  async function killNextPostgres(last: string): Promise<string> {
    return waitFor(
      'another PostgreSQL to be killed',
      async () => {
        const text = await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8').catch(() => '');
        const [pid = ''] = text.split('\n');
        if (pid === '' || pid === last) return false;
        process.kill(Number(pid), 'SIGKILL');
        return pid;
      },
      { timeout: 60_000 },
    );
  }

  it('whose PostgreSQL is killed again and again brings it back at the same address and goes on', async () => {
    const before = await databaseUrl();
    let killed = '';
    for (let round = 0; round < 2; round += 1) {
      killed = await killNextPostgres(killed);
      killed = await killNextPostgres(killed);
      await talkoot.ready();
    }
    await Promise.all(world.towns.slice(5, 10).map(joins));

    expect(await databaseUrl()).toBe(before);
    const aftermath = await settle(before, CONSUMERS);
    expect(discrepancies({ world, ledger, aftermath })).toEqual([]);
    expect(await writtenMails(aftermath.notices, join(folder, 'mail'))).toEqual([]);
    await talkoot.stop();
    expect(await count('platform.event')).toBeUndefined();
  });
});
