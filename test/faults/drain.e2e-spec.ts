import { type TestDatabase, testDatabase, waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { type AppProcess, startApp } from '../support/processes.js';
import { startRedis } from '../support/redis.js';
import { ask } from './ask.js';
import { ministry, somethingHappens } from './ministry.js';

let database: TestDatabase;
let client: pg.Client;
beforeEach(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

/** Of a new connection, as a load balancer looks; undefined once nobody listens. */
async function readiness({ url }: AppProcess): Promise<number | undefined> {
  const answer = await fetch(`${url}/health/ready`, { headers: { connection: 'close' } }).catch(() => undefined);
  return answer?.status;
}

test('gateway_toldToEnd_isNotReadyFirstThenAnswersWhatIsUnderWayAndEndsCleanly', async () => {
  const token = await ministry(database.url);
  const gateway = await startApp('gateway', { DATABASE_URL: database.url, DRAIN_SECONDS: '1' });
  await client.query('BEGIN; LOCK TABLE registry.organisation IN SHARE MODE');
  const underWay = ask(gateway.url, token, 'a-request-under-way', { kind: 'register', code: 'X-1' });
  await waitFor('the change to wait for the lock', async () => {
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rowCount === 1;
  });

  const ended = gateway.stop();
  await waitFor('the gateway to be unready, and yet to answer', async () => (await readiness(gateway)) === 503);
  await waitFor('nothing new to be taken', async () => (await readiness(gateway)) === undefined);
  await client.query('COMMIT');
  expect(await underWay).toMatchObject({ outcome: 'acknowledged' });
  await ended;
});

test.each(['outbox-publisher', 'notifications-worker'] as const)(
  '%s_toldToEndWhileRedisIsAway_endsCleanly',
  async (app) => {
    const redis = await startRedis();
    const worker = await startApp(app, { DATABASE_URL: database.url, REDIS_URL: redis.url });
    await redis.kill();
    await somethingHappens(client);
    await waitFor('Redis to be missed', () => /queue\.unreachable|publisher\.interrupted/.test(worker.log()), {
      timeout: 30_000,
    });
    await worker.stop();
  },
);
