import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { scratchFolder, type TestDatabase, testDatabase, waitFor } from '@talkoot/platform/testing/run';
import { Redis } from 'ioredis';
import pg from 'pg';
import { type AppProcess, type Environment, startApp } from '../support/processes.js';
import { startRedis } from '../support/redis.js';
import { ministry, somethingHappens } from './ministry.js';

let database: TestDatabase;
let client: pg.Client;
let settings: Environment;
let started: AppProcess[];
beforeEach(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  settings = {
    DATABASE_URL: database.url,
    DATA_DIR: await scratchFolder('takeover'),
    REDELIVER_SECONDS: '1',
    MAIL_GROUPING_SECONDS: '0',
  };
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((app) => app.kill()));
  await client.end();
  await database.drop();
});

async function start(app: 'outbox-publisher' | 'notifications-worker'): Promise<AppProcess> {
  const process = await startApp(app, settings);
  started.push(process);
  return process;
}

async function count(what: string, parameters: string[]): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${what}`, parameters);
  return rows[0]?.count ?? 0;
}

/** The person of the ministry is told of the event once, by one mail. */
async function toldOnce(event: string): Promise<void> {
  const mails = `notifications.mail m JOIN notifications.notification n ON n.mail_id = m.id
    WHERE n.event_id = $1 AND m.status = 'sent'`;
  await waitFor('the mail to be out', async () => (await count(mails, [event])) > 0, { timeout: 40_000 });
  expect(await count('notifications.notification WHERE event_id = $1', [event])).toBe(1);
  expect(await readdir(join(settings.DATA_DIR ?? '', 'mail'))).toHaveLength(1);
}

test('publisher_killed_isFollowedByTheOneThatStoodBy', async () => {
  const publishes = (publisher: AppProcess) => publisher.log().includes('publisher.started');
  const first = await start('outbox-publisher');
  await waitFor('the first publisher to begin', () => publishes(first));
  const standBy = await start('outbox-publisher');
  expect(publishes(standBy)).toBe(false);

  await first.kill();
  const event = await somethingHappens(client);
  await waitFor('the stand-by to publish', () => publishes(standBy));
  await waitFor(
    'the event to have its position',
    async () => (await count('platform.event WHERE id = $1 AND position IS NOT NULL', [event])) === 1,
  );
});

test('worker_killedInTheMidstOfAnEffect_leavesNothingOfItAndAnotherHasItOnce', async () => {
  await ministry(database.url);
  await start('outbox-publisher');
  const first = await start('notifications-worker');
  await client.query('BEGIN; LOCK TABLE notifications.notification IN SHARE MODE');
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  const event = await somethingHappens(other);
  await waitFor('the worker to be in the midst of it', async () => {
    const waiting = `pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return (await count(waiting, [])) > 0;
  });
  await first.kill();
  await client.query('COMMIT');
  await other.end();

  await start('notifications-worker');
  await toldOnce(event);
});

test('redis_losingAllJobs_getsThemAgain', async () => {
  const redis = await startRedis();
  settings.REDIS_URL = redis.url;
  await ministry(database.url);
  await start('outbox-publisher');
  const event = await somethingHappens(client);
  const jobs = new Redis(redis.url);
  await waitFor('the job to be queued', async () => (await jobs.llen('bull:talkoot-notifications:wait')) > 0);
  jobs.disconnect();
  await redis.kill();
  await redis.restart();

  await start('notifications-worker');
  await toldOnce(event);
  await redis.stop();
});
