import { grouped, idOf, type IdKind } from '@talkoot/contracts';
import { buildSchema } from 'graphql';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { loadContexts } from '../../apps/contexts.js';
import { residentMegabytes } from '../bench/src/processes.js';
import { OperationMaker } from '../read-path/operations.js';
import { databaseWithData } from '../support/bundled-data.js';
import { type AppProcess, startApp } from '../support/processes.js';
import { Random } from '../support/random.js';
import { tokenOf } from '../support/tokens.js';
import { Asker } from './asker.js';
import { mutatedDocument, mutatedVariables } from './mutated.js';
import { PAYLOADS } from './payloads.js';
import { randomChange } from './random-changes.js';
import { randomRawBody } from './raw-bodies.js';
import { IS_DEEP, SEED } from './runs.js';

await loadContexts();
const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));

const TIMES = IS_DEEP ? 10 : 1;
const [VALID, MUTATED, RAW] = [20_000 * TIMES, 5_000 * TIMES, 2_000 * TIMES];
/** Of the operations, the rest are queries. */
const CHANGES = 0.4;
/** Fields of a query: most are small, so that there can be many. */
const MOST_FIELDS = 4;
/** Each query is asked so often, with other values: to plan a new one costs most of the time. */
const ASKED = IS_DEEP ? 1 : 3;
/** Megabytes of JavaScript's heap: with what it cannot give back the process would end. */
const LARGEST_HEAP = 256;
/** Megabytes by which the process may grow after it has warmed up. */
const MOST_GROWTH = 200;

const DAYS = ['2014-11-19', '2012-01-01', '2026-02-28', '2030-12-31', '0001-01-01', '9999-12-31'] as const;
const CODES = ['TEM-SKP-2014', 'GREEN', '734', '232', 'TEM', 'CULTURE', 'CLEAN-TRANSITION', 'none'] as const;

describe(`the gateway under fuzz (seed ${SEED})`, () => {
  let database: Awaited<ReturnType<typeof databaseWithData>>;
  let gateway: AppProcess;
  let askers: readonly [Asker, ...Asker[]];
  let next: () => { source: string; variables: object };
  const random = new Random(SEED);

  beforeAll(async () => {
    database = await databaseWithData();
    const to = { DATABASE_URL: database.url };
    gateway = await startApp('gateway', {
      ...to,
      LOG_LEVEL: 'warn',
      NODE_OPTIONS: `--max-old-space-size=${LARGEST_HEAP}`,
    });
    const token = (organisation: string, role: 'operator' | 'manager') => tokenOf(to, organisation, role);
    askers = [
      new Asker(gateway.url),
      new Asker(gateway.url, { authorization: `Bearer ${await token('TEM', 'operator')}` }),
      new Asker(gateway.url, { authorization: `Bearer ${await token('232', 'manager')}`, 'accept-language': 'sv' }),
    ];
    const ids = await idsIn(database.url);
    const all = [...ids.values()].flat();
    const known = {
      codes: CODES,
      days: DAYS,
      texts: PAYLOADS.filter(({ length }) => length < 200),
      ids,
      cursors: new Map(),
    };
    const maker = new OperationMaker(random, schema, known, MOST_FIELDS);
    const words = {
      id: () => all[random.between(0, all.length - 1)] ?? '',
      text: () => (random.next() < 0.3 ? random.pick(CODES) : (PAYLOADS[random.between(0, PAYLOADS.length - 1)] ?? '')),
      day: () => random.pick(DAYS),
    };
    let [made, left] = [maker.make(), ASKED];
    next = () => {
      if (random.next() < CHANGES) return randomChange(random, schema, words);
      if (left === 0) [made, left] = [maker.make(), ASKED];
      left -= 1;
      return { source: made.source, variables: made.variables() };
    };
  });
  afterAll(async () => {
    for (const asker of askers) asker.close();
    await gateway.stop();
    await database.drop();
  });

  /** Asks all, each as one of those who ask; answers how often each status came. */
  async function ask(count: number, bodyOf: () => { body: string | Buffer; type: string }) {
    const [first] = askers;
    const statuses = new Map<number, number>();
    await first.each(Array.from({ length: count }), async () => {
      const { body, type } = bodyOf();
      const { status } = await random.pick(askers).ask(body, { 'content-type': type });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    expect({ faults: askers.flatMap(({ faults }) => faults).slice(0, 10) }).toEqual({ faults: [] });
    return statuses;
  }

  const json = (query: string, variables: object) => ({
    body: JSON.stringify({ query, variables }),
    type: 'application/json',
  });
  const anyOperation = () => {
    const { source, variables } = next();
    return json(source, variables);
  };

  it(`answers ${VALID} operations that are valid by the schema, within bounded memory`, async () => {
    await ask(VALID / 10, anyOperation);
    const before = residentMegabytes(gateway.pid);
    const statuses = await ask(VALID - VALID / 10, anyOperation);
    const after = residentMegabytes(gateway.pid);
    process.stdout.write(
      `Fuzz: ${JSON.stringify({ before: Math.round(before), after: Math.round(after), statuses: [...statuses] })}\n`,
    );
    expect(after - before).toBeLessThan(MOST_GROWTH);
    expect(statuses.get(200)).toBeGreaterThan(VALID / 2);
  }, 3_600_000);

  it(`answers or refuses ${MUTATED} operations with mistakes`, async () => {
    const statuses = await ask(MUTATED, () => {
      const { source, variables } = next();
      return json(mutatedDocument(random, source), mutatedVariables(random, variables));
    });
    expect(statuses.get(400)).toBeGreaterThan(MUTATED / 2);
  }, 3_600_000);

  it(`refuses ${RAW} bodies that are none`, async () => {
    const statuses = await ask(RAW, () => randomRawBody(random));
    expect([...statuses.keys()].filter((status) => ![200, 400, 413, 415].includes(status))).toEqual([]);
  }, 3_600_000);

  it('is alive after it, no larger than it was allowed to be, and knows of no fault', async () => {
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
    expect(gateway.log()).not.toMatch(/request\.failed|"level":"(error|fatal)"|heap out of memory/);
  });
});

/** Of everything that events tell of, with some things that those who ask do not see. */
async function idsIn(url: string): Promise<ReadonlyMap<IdKind, readonly string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ kind: IdKind; id: string }>(
    `SELECT DISTINCT aggregate_kind AS kind, aggregate_id AS id FROM platform.event
     UNION SELECT 'person', id FROM identity.person UNION SELECT 'seat', id FROM governance.seat
     UNION SELECT 'partnership', id FROM pilots.partnership UNION SELECT 'programmeitem', id FROM programmes.item
     ORDER BY kind, id`,
  );
  await client.end();
  const ids = [...grouped(rows, ({ kind }) => kind)].map(
    ([kind, found]) => [kind, found.slice(0, 50).map(({ id }) => idOf(kind, id))] as const,
  );
  return new Map(ids);
}
