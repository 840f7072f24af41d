import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scratchFolder, type TestDatabase, testDatabase, waitFor } from '@talkoot/platform/testing';
import pg from 'pg';
import { type AppProcess, runCli, startApp } from '../support/processes.js';
import { startRedis } from '../support/redis.js';
import { ask } from './ask.js';

const ORGANISATIONS = `
- { code: TEM, kind: ministry, country: FI, name: { en: Ministry of Economic Affairs }, provenance: illustrative }
`;
const PEOPLE = `
- email: operator@tem.example
  name: { en: Operator of the service }
  language: en
  provenance: illustrative
  platformRoles: [operator]
  affiliations: [{ organisation: TEM, role: manager }]
`;

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

async function operatorsToken(): Promise<string> {
  const folder = await scratchFolder('drain');
  await writeFile(join(folder, 'organisations.yaml'), ORGANISATIONS);
  await writeFile(join(folder, 'people.yaml'), PEOPLE);
  const environment = { DATABASE_URL: database.url };
  expect(await runCli(['import', folder], environment)).toMatchObject({ code: 0 });
  return (await runCli(['token', '--organisation', 'TEM', '--role', 'operator'], environment)).stdout.trim();
}

/** Of a new connection, as a load balancer looks; undefined once nobody listens. */
async function readiness({ url }: AppProcess): Promise<number | undefined> {
  const answer = await fetch(`${url}/health/ready`, { headers: { connection: 'close' } }).catch(() => undefined);
  return answer?.status;
}

test('gateway_toldToEnd_isNotReadyFirstThenAnswersWhatIsUnderWayAndEndsCleanly', async () => {
  const token = await operatorsToken();
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
    await client.query(
      `INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations,
         visibility, occurred_at, origin, request_id)
       VALUES (gen_random_uuid(), 'organisation.renamed.v1', 'organisation', gen_random_uuid(), 1,
         '{"name":{"en":"Somewhere"},"on":"2020-01-01"}', '{}', 'public', now(), 'request', 'while-redis-is-away')`,
    );
    await waitFor('Redis to be missed', () => worker.log().includes('queue.unreachable'));
    await worker.stop();
  },
);
