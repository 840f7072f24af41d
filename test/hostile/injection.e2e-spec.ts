import { grouped } from '@talkoot/contracts';
import { buildSchema } from 'graphql';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { loadContexts } from '../../apps/contexts.js';
import { databaseWithData } from '../support/bundled-data.js';
import { type AppProcess, startApp } from '../support/processes.js';
import { Random } from '../support/random.js';
import { tokenOf } from '../support/tokens.js';
import { Asker } from './asker.js';
import { PAYLOADS, TRACES } from './payloads.js';
import { IS_DEEP, SEED } from './runs.js';
import { type InputPlace, mutationPlaces, queryPlaces, type TextPlace } from './text-places.js';

await loadContexts();
const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/** Payloads that each place gets at least, when it does not get all. */
const LEAST = 5;
/** It divides the number of payloads in no way, so that none comes twice before all have come. */
const STRIDE = 5;
/** Changes in one request; together at most this many characters. */
const [MOST_CHANGES, LONGEST] = [10, 400_000];

const WHICH = IS_DEEP
  ? 'each of all payloads'
  : `at least ${LEAST} payloads, and fields of one scalar and name together a third of all`;

type Shares<P> = readonly (readonly [place: P, payloads: readonly string[]])[];

/** What each place gets: all, or of each kind of place a third of the payloads at least, from all over the list. */
function shared<P extends TextPlace>(places: readonly P[]): Shares<P> {
  if (IS_DEEP) return places.map((place) => [place, PAYLOADS] as const);
  const random = new Random(SEED);
  return [...grouped(places, ({ kind }) => kind).values()].flatMap((alike) => {
    const first = random.between(0, PAYLOADS.length - 1);
    const turns = Array.from(
      { length: Math.max(Math.ceil(PAYLOADS.length / 3), LEAST * alike.length) },
      (_, turn) => turn,
    );
    const byPlace = grouped(turns, (turn) => turn % alike.length);
    return alike.map(
      (place, number) =>
        [
          place,
          (byPlace.get(number) ?? []).map((turn) => PAYLOADS[(first + STRIDE * turn) % PAYLOADS.length] ?? ''),
        ] as const,
    );
  });
}

function* requestsOf<P>(shares: Shares<P>): Iterable<{ place: P; payloads: readonly string[] }> {
  for (const [place, payloads] of shares) {
    let batch: string[] = [];
    for (const payload of payloads) {
      const length = batch.reduce((sum, each) => sum + each.length, payload.length);
      if (batch.length === MOST_CHANGES || length > LONGEST) {
        yield { place, payloads: batch };
        batch = [];
      }
      batch.push(payload);
    }
    yield { place, payloads: batch };
  }
}

describe(`every text of the API (seed ${SEED})`, () => {
  let database: Awaited<ReturnType<typeof databaseWithData>>;
  let gateway: AppProcess;
  let asker: Asker;

  beforeAll(async () => {
    database = await databaseWithData();
    const environment = { DATABASE_URL: database.url, LOG_LEVEL: 'info' };
    gateway = await startApp('gateway', environment);
    const authorization = `Bearer ${await tokenOf(environment, 'TEM', 'operator')}`;
    asker = new Asker(gateway.url, { authorization });
  });
  beforeEach(() => asker.statuses.clear());
  afterAll(async () => {
    asker.close();
    await gateway.stop();
    await database.drop();
  });

  /** Several changes at once: each is read, and made or refused, by itself. */
  async function change({ place, payloads }: { place: InputPlace; payloads: readonly string[] }): Promise<void> {
    const { inputType, mutation, variable } = place;
    const declared = payloads.map((_, number) => `$v${number}: ${inputType}`).join(', ');
    const changes = payloads.map((_, number) => `c${number}: ${mutation}(input: $v${number}) { errors { code } }`);
    const variables = payloads.map((payload, number) => [`v${number}`, variable(payload)]);
    const { text, isFault } = await asker.ask(
      JSON.stringify({
        query: `mutation (${declared}) { ${changes.join(' ')} }`,
        variables: Object.fromEntries(variables) as object,
      }),
    );
    const answered = text.match(/"c\d+":\{"errors"/g)?.length;
    // One by one, where an error of one has kept the others from being read.
    if (isFault || answered !== payloads.length) for (const payload of payloads) await askFor(place, payload);
  }

  const askFor = ({ document, variable }: TextPlace, payload: string) =>
    asker.ask(JSON.stringify({ query: document, variables: { value: variable(payload) } }));

  const expectNoFault = (): void => {
    expect({ faults: asker.faults.slice(0, 10) }).toEqual({ faults: [] });
    expect([...asker.statuses.keys()].filter((status) => status !== 200 && status !== 400)).toEqual([]);
  };

  it('is tried with 500 payloads', () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(500);
  });

  it(`that a query takes is a value or refused: ${WHICH}`, async () => {
    const places = queryPlaces(schema);
    expect(places.length).toBeGreaterThan(600);
    const all = shared(places).flatMap(([place, payloads]) => payloads.map((payload) => ({ place, payload })));
    await asker.each(all, ({ place, payload }) => askFor(place, payload));
    expectNoFault();
    expect(asker.statuses.get(200)).toBeGreaterThan(all.length / 3);
  }, 3_600_000);

  it(`that a mutation takes is a value or refused: ${WHICH}`, async () => {
    const places = mutationPlaces(schema);
    expect(places.length).toBeGreaterThan(900);
    const byReader = grouped(places, ({ isReadByMutation }) => isReadByMutation);
    const scalars = shared(byReader.get(false) ?? []);
    await asker.each(requestsOf(shared(byReader.get(true) ?? [])), change);
    // What one of these is not, nothing of the request is read for.
    const all = scalars.flatMap(([place, payloads]) => payloads.map((payload) => ({ place, payload })));
    await asker.each(all, ({ place, payload }) => askFor(place, payload));
    expectNoFault();
    expect(asker.statuses.get(200)).toBeGreaterThan(places.length / 2);
  }, 3_600_000);

  it('has left no trace of anything that ran, and no line in the log that is not one of ours', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(`SELECT to_regclass('public.${TRACES.table}') AS made,
      (SELECT count(*) > 300 FROM registry.organisation) AS whole`);
    await client.end();
    expect(rows).toEqual([{ made: null, whole: true }]);
    await expect(access(join(process.cwd(), TRACES.file))).rejects.toThrow('ENOENT');
    const lines = gateway.log().trim().split('\n');
    expect(lines.filter((line) => !/^\{"level":.*\}$/.test(line))).toEqual([]);
    expect(lines.filter((line) => /request\.failed|"level":"(error|fatal)"/.test(line))).toEqual([]);
  });
});
