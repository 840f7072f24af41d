import { Module } from '@nestjs/common';
import { type Id, newId, type RecordedEvent, uuidOf } from '@talkoot/contracts';
import { platformDatabase, rows, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { Publisher } from '@talkoot/platform/outbox';
import { EventConsumers, QueueModule, type Once } from '@talkoot/platform/queue';
import { OPERATOR, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { waitFor } from '@talkoot/platform/testing/run';
import { DataSource } from 'typeorm';
import { openRedis, type TestRedis } from '../support/redis.js';

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

describe.each(['PostgreSQL', 'Redis'])('the outbox with queues on %s', (backend) => {
  let redis: TestRedis | undefined;
  let context: TestContext;
  const ask = <Row>(sql: string, parameters: unknown[] = []) =>
    rows<Row>(context.get(DataSource).manager, sql, parameters);
  const change = (work: (transaction: Transaction) => Promise<void>) =>
    context.get(UnitOfWork).run(testOperation(OPERATOR), work);

  const isPublished = async ({ id }: RecordedEvent) =>
    (await ask('SELECT 1 FROM platform.event WHERE id = $1 AND position IS NOT NULL', [uuidOf(id)])).length === 1;

  beforeAll(async () => {
    redis = backend === 'Redis' ? await openRedis() : undefined;
    context = await testContext([platformDatabase], [PublishingModule], {
      REDIS_URL: redis?.url,
      REDELIVER_SECONDS: '1',
    });
  });
  afterAll(async () => {
    await context.close();
    await redis?.stop();
  });

  it('delivers every event until its consumer has recorded it, and its effect happens once', async () => {
    const seen = new Map<string, number>();
    const effects: string[] = [];
    context.get(EventConsumers).start({
      consumer: 'notifications',
      async handle(event, once: Once) {
        const times = (seen.get(event.id) ?? 0) + 1;
        seen.set(event.id, times);
        // The first time the job ends well without a record, as when a queue lost it or the process died before its commit.
        if (times === 1) return;
        await once(() => {
          effects.push(event.id);
          return Promise.resolve();
        });
        // And the same event once more: it finds its record and does nothing.
        expect(await once(() => Promise.reject(new Error('a second effect')))).toBe(false);
      },
    });
    const events = Array.from({ length: 20 }, () => renamed(newId('organisation')));
    await change((transaction) => transaction.record(events));

    await waitFor('every event to have its effect', () => effects.length === events.length);
    expect(new Set(effects)).toEqual(new Set(events.map(({ id }) => id)));
    await waitFor('every effect to be recorded', async () => {
      const left = await ask(`SELECT FROM platform.delivery WHERE consumer = 'notifications' AND processed_at IS NULL`);
      return left.length === 0;
    });
  });

  it('gives no position to what is not committed, and a later one to what commits later', async () => {
    const early = renamed(newId('organisation'));
    const late = renamed(newId('organisation'));
    await change(async (transaction) => {
      await transaction.record([late]);
      await context.get(UnitOfWork).run(testOperation(OPERATOR), (other) => other.record([early]));
      await waitFor('the other transaction to be published', () => isPublished(early));
    });
    await waitFor('the held transaction to be published', () => isPublished(late));
    const order = await ask<{ id: string }>('SELECT id FROM platform.event ORDER BY position DESC LIMIT 2');
    expect(order.map(({ id }) => id)).toEqual([uuidOf(late.id), uuidOf(early.id)]);
  });
});
