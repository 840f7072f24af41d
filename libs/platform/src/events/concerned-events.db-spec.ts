import { newId, type OrganisationId, uuidOf } from '@talkoot/contracts';
import pg from 'pg';
import { z } from 'zod';
import { readConfig } from '../config/index.js';
import { platformDatabase } from '../database/index.js';
import { ReadModelModule, ReadPath } from '../read-model/index.js';
import { ReadDatabase, type Statement } from '../read-model/read-database.js';
import { type Ask, asking, type TestContext, testContext, testOperation } from '../testing/index.js';
import { EventsModule } from './events.module.js';

const QUERY = `query ($organisation: ID, $since: DateTime, $origin: Origin, $first: Int, $after: String, $last: Int, $before: String) {
  events(first: $first, after: $after, last: $last, before: $before, filter: { organisation: $organisation, since: $since, origin: $origin }) {
    nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
  }
}`;
const COUNT = 'query ($organisation: ID!) { events(filter: { organisation: $organisation }) { totalCount } }';
const answer = z.object({
  events: z.object({
    nodes: z.array(z.object({ id: z.string() })),
    pageInfo: z.object({
      startCursor: z.string().nullable(),
      endCursor: z.string().nullable(),
      hasNextPage: z.boolean(),
      hasPreviousPage: z.boolean(),
    }),
  }),
});

/** Remembers what it was asked. */
class ListeningDatabase extends ReadDatabase {
  readonly asked: [Statement, unknown[]][] = [];

  override read(statement: Statement, values: unknown[]): Promise<readonly string[] | undefined> {
    this.asked.push([statement, values]);
    return super.read(statement, values);
  }
}

describe('the events that concern an organisation', () => {
  let context: TestContext;
  let database: ListeningDatabase;
  let owner: pg.Client;
  let ask: Ask;
  let positions = 0;

  beforeAll(async () => {
    context = await testContext([platformDatabase], [EventsModule, ReadModelModule]);
    database = new ListeningDatabase(context.databaseUrl, readConfig({ DATABASE_URL: context.databaseUrl }));
    ask = await asking(context, new ReadPath(database));
    owner = new pg.Client({ connectionString: context.databaseUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await Promise.all([owner.end(), database.onApplicationShutdown()]);
    await context.close();
  });

  /** One event for each of the sets of those concerned, in this order; without positions when they are given later. */
  const happened = async (concerned: readonly (readonly OrganisationId[])[], isPositioned = true) => {
    const ids = concerned.map(() => newId('event'));
    await owner.query(
      `INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility,
         occurred_at, origin, request_id, position)
       SELECT id, 'pilot.started.v1', 'pilot', gen_random_uuid(), 1, '{}', organisations::uuid[], 'public', now(), 'request', 'test', position
       FROM unnest($1::uuid[], $2::text[], $3::bigint[]) AS e(id, organisations, position)`,
      [
        ids.map(uuidOf),
        concerned.map((each) => `{${each.map(uuidOf).join(',')}}`),
        concerned.map((_, place) => (isPositioned ? positions + place + 1 : null)),
      ],
    );
    if (isPositioned) positions += concerned.length;
    return ids;
  };
  const events = (answered: unknown) => {
    const { nodes, pageInfo } = answer.parse(answered).events;
    return { ids: nodes.map(({ id }) => id), pageInfo };
  };
  /** How many rows the statements asked so far read at most in a step. */
  const mostRead = async () => {
    const read: number[] = [];
    for (const [{ name, text }, values] of database.asked.splice(0)) {
      const explain = { name: `${name} explained`, text: `EXPLAIN (ANALYZE, FORMAT JSON) ${text}` };
      const plan = JSON.stringify(await database.read(explain, values));
      read.push(...[...plan.matchAll(/"Actual Rows":([\d.]+)/g)].map(([, rows]) => Number(rows)));
    }
    expect(read.length).toBeGreaterThan(5);
    return Math.max(...read);
  };
  const page = async (organisation: OrganisationId, variables: Record<string, unknown>) => {
    const { ids, pageInfo } = events(await ask(testOperation(), QUERY, { organisation, ...variables }));
    const { hasPreviousPage, hasNextPage, ...cursors } = pageInfo;
    return { ids, sides: [hasPreviousPage, hasNextPage], ...cursors };
  };

  it('areReadPageByPage_bothWays_pastThoseOfOthers', async () => {
    const [one, other] = [newId('organisation'), newId('organisation')];
    const all = await happened([[one], [other], [one, other], [one], [other], [other, one], [one, one]]);
    const ids = [0, 2, 3, 5, 6].map((place) => all[place]);
    const first = await page(one, { first: 2 });
    expect(first).toMatchObject({ ids: ids.slice(0, 2), sides: [false, true] });
    const second = await page(one, { first: 2, after: first.endCursor });
    expect(second).toMatchObject({ ids: ids.slice(2, 4), sides: [true, true] });
    expect(await page(one, { first: 2, after: second.endCursor })).toMatchObject({
      ids: [ids[4]],
      sides: [true, false],
    });
    const last = await page(one, { last: 2 });
    expect(last).toMatchObject({ ids: ids.slice(3), sides: [true, false] });
    const before = await page(one, { last: 2, before: last.startCursor });
    expect(before).toMatchObject({ ids: ids.slice(1, 3), sides: [true, true] });
    expect(await page(one, { last: 2, before: before.startCursor })).toMatchObject({
      ids: [ids[0]],
      sides: [false, true],
    });
    expect(await ask(testOperation(), COUNT, { organisation: one })).toEqual({ events: { totalCount: 5 } });
    expect(await page(newId('organisation'), {})).toMatchObject({ ids: [], sides: [false, false] });
  });

  it('areThere_fromTheMomentOfTheirPosition', async () => {
    const one = newId('organisation');
    const [event = newId('event')] = await happened([[one]], false);
    expect(await page(one, {})).toMatchObject({ ids: [] });
    positions += 1;
    await owner.query('UPDATE platform.event SET position = $1 WHERE id = $2', [positions, uuidOf(event)]);
    expect(await page(one, {})).toMatchObject({ ids: [event] });
  });

  it('areReadNoFurtherThanThePage_whetherAllOrFewConcernIt', async () => {
    const [everywhere, seldom] = [newId('organisation'), newId('organisation')];
    await happened(
      Array.from({ length: 3_000 }, (_, n) => [everywhere, n % 100 === 0 ? seldom : newId('organisation')]),
    );
    await owner.query('VACUUM ANALYZE platform.event, platform.event_concern');
    database.asked.length = 0;
    for (const organisation of [everywhere, seldom]) {
      const { endCursor: after } = await page(organisation, { first: 10 });
      await page(organisation, { first: 10, after });
      const { startCursor: before } = await page(organisation, { last: 10 });
      await page(organisation, { last: 10, before });
      await page(organisation, { first: 10, after: before });
      await page(organisation, { last: 10, before: after });
    }
    expect(await mostRead()).toBeLessThan(20);
  });

  it('sinceAMoment_areReadFromThere_howeverManyThereWereBefore', async () => {
    const town = newId('organisation');
    await happened(Array.from({ length: 3_000 }, () => [town]));
    await owner.query(
      `UPDATE platform.event SET occurred_at = occurred_at - interval '1 day', positioned_at = positioned_at - interval '1 day'`,
    );
    const recent = await happened(Array.from({ length: 40 }, () => [town]));
    await owner.query('VACUUM ANALYZE platform.event, platform.event_concern');
    const since = new Date(Date.now() - 3_600_000).toISOString();
    database.asked.length = 0;
    for (const filter of [{ since }, { since, organisation: town }, { since, origin: 'REQUEST' }]) {
      const { ids } = events(await ask(testOperation(), QUERY, { first: 10, ...filter }));
      expect(ids).toEqual(recent.slice(0, 10));
    }
    const jobs = await ask(testOperation(), QUERY, { first: 10, origin: 'JOB' });
    expect(events(jobs).ids).toEqual([]);
    expect(database.asked).toHaveLength(4);
    expect(await mostRead()).toBeLessThanOrEqual(recent.length);
  });

  it('areNotedByTheDatabaseAlone', async () => {
    await owner.query('SET ROLE talkoot_app');
    for (const write of [
      'INSERT INTO platform.event_concern VALUES (gen_random_uuid(), 1)',
      'DELETE FROM platform.event_concern',
    ])
      await expect(owner.query(write)).rejects.toThrow('permission denied');
    await owner.query('RESET ROLE');
  });
});
