import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { toldAndDeclared } from '../read-path/concerned.js';
import { databaseWithData } from '../support/bundled-data.js';
import { liveThroughEveryMutation, MUTATION_NAMES as NAMES } from '../support/every-mutation-lived.js';
import { startApp } from '../support/processes.js';
import { startRecordingProxy } from '../support/recording-proxy.js';
import { EXCEPTIONS } from './exceptions.js';
import { Recorded } from './recorded.js';

const FOLDER = new URL('mutations/', import.meta.url);

/** Round trips to PostgreSQL of a change of one aggregate. */
const MOST_ROUND_TRIPS = 9;

/** With which statements each mutation is answered; the files beside this one have them, so that a changed one shows in review. */
describe('the statements of every mutation', () => {
  const recorded = new Map<string, Recorded>();
  const failures: string[] = [];
  const told: Awaited<ReturnType<typeof toldAndDeclared>>[number][] = [];

  beforeAll(async () => {
    const database = await databaseWithData();
    const proxy = await startRecordingProxy(database.url);
    const gateway = await startApp('gateway', { DATABASE_URL: proxy.url });
    // By the time the gateway answers this, it has sent whatever it sends without waiting.
    proxy.holdAnswers(() => fetch(`${gateway.url}/health/live`).then(ignore, ignore));
    const failed = await liveThroughEveryMutation(gateway.url, database.url, {
      before: () => void proxy.take(),
      after: ({ mutation }) => {
        if (!recorded.has(mutation)) recorded.set(mutation, new Recorded(proxy.take()));
      },
    });
    failures.push(...failed);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    told.push(...(await toldAndDeclared(client)));
    await client.end();
    await gateway.stop();
    await proxy.stop();
    await database.drop();
    if (process.env['UPDATE'] === 'statements') await write(recorded);
  });

  it('is told of a world in which every mutation runs', () => {
    expect(failures).toEqual([]);
    expect([...recorded.keys()].toSorted()).toEqual(NAMES);
  });

  it.each(NAMES)('%s: as committed, with nothing useless', async (mutation) => {
    const statements = recorded.get(mutation) ?? new Recorded([]);
    const { useless = 0, roundTrips = MOST_ROUND_TRIPS } = EXCEPTIONS[mutation] ?? {};
    if (statements.useless.length > useless) expect(statements.useless).toEqual([]);
    expect(statements.roundTrips).toBeLessThanOrEqual(roundTrips);
    expect(statements.text(mutation)).toBe(await readFile(new URL(`${mutation}.sql`, FOLDER), 'utf8'));
  });

  it('tell of each change those who stand to the thing by what its type declares', () => {
    expect(told.length).toBeGreaterThan(300);
    expect(told.filter(({ missing }) => missing > 0)).toEqual([]);
  });

  it('has no file of a mutation that is gone', async () => {
    expect((await readdir(FOLDER)).toSorted()).toEqual(NAMES.map((name) => `${name}.sql`));
  });
});

async function write(recorded: ReadonlyMap<string, Recorded>): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER);
  for (const [mutation, statements] of recorded)
    await writeFile(new URL(`${mutation}.sql`, FOLDER), statements.text(mutation));
}

const ignore = (): void => undefined;
