import { scratchFolder, type TestDatabase, testDatabase } from '../testing/run/index.js';
import { readConfig } from '../config/index.js';
import { ReadDatabase } from './read-database.js';

describe('connections that read', () => {
  let database: TestDatabase;
  let reads: ReadDatabase;

  beforeAll(async () => {
    database = await testDatabase();
    const settings = { DATABASE_URL: database.url, SECRET_KEY: process.env['SECRET_KEY'], DATABASE_POOL: '2' };
    reads = new ReadDatabase(database.url, readConfig({ ...settings, DATA_DIR: await scratchFolder('reads') }));
  });
  afterAll(async () => {
    await reads.onApplicationShutdown();
    await database.drop();
  });

  /** The connections that answered that number of statements. */
  async function answeredBy(statements: number, nameOf: (turn: number) => string): Promise<Set<string>> {
    const found = new Set<string>();
    for (let turn = 0; turn < statements; turn += 1) {
      const name = nameOf(turn);
      const row = await reads.read({ name, text: `SELECT pg_backend_pid()::text AS "${name}"` }, []);
      found.add(row?.[0] ?? '');
    }
    return found;
  }

  it('stay as long as they are asked the same', async () => {
    expect((await answeredBy(700, (turn) => `same ${turn % 200}`)).size).toBe(1);
  });

  it('are closed before what they have prepared takes ever more memory', async () => {
    expect((await answeredBy(700, (turn) => `other ${turn}`)).size).toBe(3);
  });
});
