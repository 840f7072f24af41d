import { setTimeout as delay } from 'node:timers/promises';
import { scratchFolder, waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.js';
import { type PrivatePostgres, startPostgres } from '../support/postgres.js';
import { type App, type Environment, launchApp, type LaunchedApp, runCli } from '../support/processes.js';
import { type PrivateRedis, startRedis } from '../support/redis.js';
import { ministry, somethingHappens } from './ministry.js';

/** Milliseconds until everything is ready again after its servers are back. */
const SOON = 15_000;

const ROUNDS = 3;

interface Running {
  readonly name: string;
  readonly process: LaunchedApp;
  /** How it ended; nothing while it lives. */
  ending?: string;
}

/** Every kind of process, with its queues on PostgreSQL and on Redis; nobody starts one again that ends. */
describe('a process outlives its database and its queues', () => {
  let postgres: PrivatePostgres;
  let proxy: CuttingProxy;
  let redis: PrivateRedis;
  const running: Running[] = [];
  let over = false;
  let asking: Promise<void>[] = [];

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    proxy = await startCuttingProxy(postgres.url);
    const settings = {
      DATABASE_URL: proxy.url,
      DATABASE_POOL: '4',
      DATA_DIR: await scratchFolder('outages'),
      MAIL_GROUPING_SECONDS: '0',
    };
    await runCli(['migrate'], { DATABASE_URL: postgres.url });
    await ministry(postgres.url);
    const start = async (app: Exclude<App, 'cli' | 'standalone'>, environment: Environment = {}) => {
      const process = await launchApp(app, { ...settings, ...environment });
      const entry: Running = { name: environment.REDIS_URL === undefined ? app : `${app} with Redis`, process };
      void process.ended.then((outcome) => (entry.ending = outcome));
      running.push(entry);
    };
    await start('gateway');
    for (const app of ['outbox-publisher', 'notifications-worker', 'reporting-worker'] as const) await start(app);
    for (const app of ['outbox-publisher', 'notifications-worker'] as const) await start(app, { REDIS_URL: redis.url });
    await allAre('ready');
    asking = running.map(ask);
  });
  afterAll(async () => {
    over = true;
    await Promise.all(asking);
    await Promise.all(running.map(({ process }) => process.kill()));
    await proxy.stop();
    await Promise.all([postgres.stop(), redis.stop()]);
  });

  /** Uses what has connections, all the time: the read path of the gateway, and what tells whether a process is ready. */
  async function ask({ name, process }: Running): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    while (!over) {
      const [path, more] =
        name === 'gateway'
          ? ['graphql', { method: 'POST', body: JSON.stringify({ query: '{ pilots { totalCount } me { name } }' }) }]
          : ['health/ready', {}];
      const answer = await fetch(`${process.url}/${path}`, { headers, ...more }).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
      await delay(50);
    }
  }

  function expectAllAlive(): void {
    const ended = running.filter(({ ending }) => ending !== undefined);
    expect(ended.map(({ name, ending, process }) => `${name}: ${ending}\n${process.log().slice(-3_000)}`)).toEqual([]);
  }

  async function readiness({ process }: Running): Promise<number | undefined> {
    const answer = await fetch(`${process.url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    return answer?.status;
  }

  async function allAre(state: 'ready' | 'not ready', processes = running): Promise<void> {
    const wanted = state === 'ready' ? 200 : 503;
    let others = processes;
    await waitFor(
      `all to be ${state}`,
      async () => {
        expectAllAlive();
        const statuses = await Promise.all(processes.map(readiness));
        others = processes.filter((_, place) => statuses[place] !== wanted);
        return others.length === 0;
      },
      { timeout: state === 'ready' && asking.length === 0 ? 60_000 : SOON, every: 50 },
    ).catch((error: unknown) => {
      throw new Error(others.map(({ name, process }) => `${name}:\n${process.log().slice(-2_000)}`).join('\n'), {
        cause: error,
      });
    });
  }

  /** The effect of a change that happens now, by each publisher's queue in turn: any of them may publish. */
  async function effectsHappen(): Promise<void> {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    try {
      const event = await somethingHappens(client);
      const told = () =>
        client.query(`SELECT FROM notifications.mail m JOIN notifications.notification n ON n.mail_id = m.id
                      WHERE n.event_id = '${event}' AND m.status = 'sent'`);
      await waitFor('a change to have its effect', async () => (await told()).rowCount === 1, { timeout: SOON });
    } finally {
      await client.end();
    }
  }

  it('when each connection ends in the packet in which the server says that it is ready', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = proxy.cuts();
      proxy.cut();
      await waitFor('many connections to be ended', () => proxy.cuts() > before + 60, { timeout: SOON });
      await allAre('not ready');
      proxy.mend();
      await allAre('ready');
    }
    await effectsHappen();
    expectAllAlive();
  });

  it('when its backends and the whole server are killed again and again', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await endBackends();
      await allAre('ready');
      await postgres.kill();
      await allAre('not ready');
      await postgres.restart();
      await allAre('ready');
    }
    await effectsHappen();
    expectAllAlive();
  }, 180_000);

  async function endBackends(): Promise<void> {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
    await client.end();
  }

  it('when Redis is killed again and again', async () => {
    const withRedis = running.filter(({ name }) => name.endsWith('with Redis'));
    const without = running.filter(({ name }) => !name.endsWith('with Redis'));
    for (let round = 0; round < ROUNDS; round += 1) {
      await redis.kill();
      await allAre('not ready', withRedis);
      await allAre('ready', without);
      await redis.restart();
      await allAre('ready');
    }
    await effectsHappen();
    expectAllAlive();
  });
});
