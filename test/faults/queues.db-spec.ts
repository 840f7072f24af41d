import { setTimeout as delay } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { type Id, newId, type RecordedEvent, uuidOf } from '@talkoot/contracts';
import { platformDatabase, rows, UnitOfWork } from '@talkoot/platform/database';
import { Publisher } from '@talkoot/platform/outbox';
import { EventConsumers, migrateQueues, queueBackend, QueueModule } from '@talkoot/platform/queue';
import { OPERATOR, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { waitFor } from '@talkoot/platform/testing/run';
import { Redis } from 'ioredis';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { startCuttingProxy } from '../support/cutting-proxy.js';
import { type PrivateRedis, startRedis } from '../support/redis.js';

@Module({ imports: [QueueModule], providers: [Publisher] })
class PublishingModule {}

const renamed = (organisation: Id<'organisation'>): RecordedEvent => ({
  id: newId('event'),
  name: 'organisation.renamed.v1',
  aggregate: organisation,
  version: 1,
  data: { name: { fi: 'Uusi nimi' }, on: testOperation().today },
  organisations: [organisation],
  restricted: false,
});

let context: TestContext;
let redis: PrivateRedis | undefined;
afterEach(async () => {
  await context.close();
  await redis?.stop();
});

async function ask<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return rows<Row>(context.get(DataSource).manager, sql, parameters);
}

async function happens(): Promise<RecordedEvent> {
  const event = renamed(newId('organisation'));
  await context.get(UnitOfWork).run(testOperation(OPERATOR), (transaction) => transaction.record([event]));
  return event;
}

/** Consumes as the notifications do; the answer lists what had its effect. */
function consume(): string[] {
  const effects: string[] = [];
  context.get(EventConsumers).start({
    consumer: 'notifications',
    async handle(event, once) {
      await once(() => Promise.resolve(void effects.push(event.id)));
    },
  });
  return effects;
}

test('publisher_whileRedisIsAway_goesOnGivingPositionsAndCountsNoAttempt', async () => {
  redis = await startRedis();
  context = await testContext([platformDatabase], [PublishingModule], {
    REDIS_URL: redis.url,
    REDELIVER_SECONDS: '600',
  });
  const first = await happens();
  const effects = consume();
  await waitFor('the first event to have its effect', () => effects.includes(first.id));

  await redis.kill();
  const positioned = ({ id }: RecordedEvent) =>
    waitFor('the event to get its position', async () => {
      const found = await ask('SELECT FROM platform.event WHERE id = $1 AND position IS NOT NULL', [uuidOf(id)]);
      return found.length === 1;
    });
  const during = [await happens()];
  await Promise.all(during.map(positioned));
  during.push(await happens());
  await Promise.all(during.map(positioned));
  await redis.restart();

  await waitFor('what happened meanwhile to have its effect', () => during.every(({ id }) => effects.includes(id)));
  expect(await attempts()).toEqual([{ attempts: 1 }, { attempts: 1 }, { attempts: 1 }]);
});

/** How Redis comes back empty. */
const LOSSES = [
  {
    loss: 'killed',
    lose: async (server: PrivateRedis) => {
      await server.kill();
      await server.restart();
    },
  },
  {
    loss: 'emptied while it runs',
    lose: async (server: PrivateRedis) => {
      const connection = new Redis(server.url);
      await connection.flushall();
      connection.disconnect();
    },
  },
];

test.each(LOSSES)('publisher_whoseQueuesWere $loss, queuesAtOnceWhatTheyHadTaken', async ({ lose }) => {
  redis = await startRedis();
  context = await testContext([platformDatabase], [PublishingModule], {
    REDIS_URL: redis.url,
    REDELIVER_SECONDS: '600',
  });
  const event = await happens();
  await waitFor('the event to be queued', async () => (await attempts()).length === 1);
  await lose(redis);
  const effects = consume();
  await waitFor('the event to have its effect', () => effects.includes(event.id));
  // It was lost, not failed at: the next failure would wait no longer than the first.
  expect(await attempts()).toEqual([{ attempts: 1 }]);
});

async function attempts(): Promise<{ attempts: number }[]> {
  return ask(`SELECT attempts FROM platform.delivery WHERE consumer = 'notifications' AND attempts > 0`);
}

test('publisher_takingOver_queuesAtOnceWhatIsNotInTheQueues', async () => {
  context = await testContext([platformDatabase], [PublishingModule], { REDELIVER_SECONDS: '600' });
  const event = await happens();
  await waitFor('the event to be queued', async () => (await attempts()).length === 1);
  // As when the last publisher died before it queued what it had dated, or a backup of the database lacks the queues.
  await asOwner('DROP SCHEMA bullmq CASCADE');
  await migrateQueues(context.databaseUrl);
  await asOwner(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'talkoot-publisher'`);
  const effects = consume();
  await waitFor('the event to have its effect', () => effects.includes(event.id));
  expect(await attempts()).toEqual([{ attempts: 1 }]);
});

async function asOwner(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: context.databaseUrl });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}

test('worker_startedBeforeItsBackendWasReady_worksOnceItIs', async () => {
  context = await testContext([platformDatabase], [PublishingModule]);
  await asOwner('DROP SCHEMA bullmq CASCADE');
  const effects = consume();
  const event = await happens();
  await waitFor('the publisher to have tried in vain', async () => {
    const tried = await ask('SELECT FROM platform.delivery WHERE event_id = $1', [uuidOf(event.id)]);
    return tried.length > 0;
  });
  await migrateQueues(context.databaseUrl);
  await waitFor('the event to have its effect', () => effects.includes(event.id));
});

test('worker_whoseConnectionEndsAsItBeginsToListen_hearsOfJobsAllTheSame', async () => {
  context = await testContext([platformDatabase], [PublishingModule]);
  const proxy = await startCuttingProxy(context.databaseUrl);
  const backend = queueBackend({}, proxy.url);
  const done: unknown[] = [];
  const worker = backend.worker('listening', (job) => Promise.resolve(void done.push(job.data.event)), 1);
  worker.on('error', () => undefined);
  const own = queueBackend({}, context.databaseUrl);
  const queue = own.queue('listening');
  const add = (event: string) => queue.addBulk([{ name: event, data: { event }, opts: { jobId: event } }]);
  try {
    await add('before');
    await waitFor('the worker to work', () => done.includes('before'));
    // It waits for the next one by then.
    await delay(1_000);
    proxy.cut();
    const known = proxy.cuts();
    await waitFor('the worker to have come back in vain', () => proxy.cuts() > known + 2);
    proxy.mend();
    const before = proxy.cuts();
    proxy.cutAnswerTo('bullmq_jobs');
    await waitFor('the listening connection to have ended', () => proxy.cuts() > before);
    // By then it has looked whether there are jobs, and waits.
    await delay(1_000);
    await add('after');
    await waitFor('the job to be done', () => done.includes('after'));
  } finally {
    await worker.close();
    await queue.close();
    await Promise.all([backend.close(), own.close()]);
    await proxy.stop();
  }
});
