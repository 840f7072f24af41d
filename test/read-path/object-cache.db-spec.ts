import { type Ask, asking, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { readConfig } from '@talkoot/platform/config';
import { ReadModelModule, ReadPath } from '@talkoot/platform/read-model';
import pg from 'pg';
import { loadContexts } from '../../apps/contexts.js';
import { ReadDatabase } from '../../libs/platform/src/read-model/read-database.js';
import { isShort } from './declarations.js';
import { generateData } from './generated-data.js';

const QUERY = `{ pilots(first: 20) { nodes {
  code themes { code name } coordinator { name code } partners { nodes { joinedOn organisation { id name code } } }
} } }`;
const A_NAME = `(SELECT organisation_id FROM pilots.partnership WHERE status = 'joined' AND period @> '2014-11-19'::date LIMIT 1)`;
const RENAME = `UPDATE registry.organisation_name SET name = jsonb_build_object('en', $1::text) WHERE organisation_id = ${A_NAME}`;

/** A process of its own, as far as the read path goes. */
class Process {
  readonly statements: ('whole' | 'short')[] = [];

  private constructor(
    private readonly ask: Ask,
    private readonly database: ReadDatabase,
  ) {}

  static async start(context: TestContext): Promise<Process> {
    const database = new ReadDatabase(context.databaseUrl, readConfig({ DATABASE_URL: context.databaseUrl }));
    const process = new Process(await asking(context, new ReadPath(database)), database);
    const read = database.read.bind(database);
    database.read = (statement, values) => {
      process.statements.push(isShort(statement.text) ? 'short' : 'whole');
      return read(statement, values);
    };
    return process;
  }

  /** The answer, and how it was read. */
  async asked(): Promise<{ answer: string; statements: string }> {
    this.statements.length = 0;
    const answer = JSON.stringify(await this.ask(testOperation(), QUERY));
    return { answer, statements: this.statements.join() };
  }

  async stop(): Promise<void> {
    await this.database.onApplicationShutdown();
  }
}

describe('the cache of a process', () => {
  let context: TestContext;
  let processes: [Process, Process];
  const clients: pg.Client[] = [];

  /** A connection of its own, as the application has it. */
  async function connection(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: context.databaseUrl, options: '-c role=talkoot_app' });
    await client.connect();
    clients.push(client);
    return client;
  }

  beforeAll(async () => {
    const { databases, modules } = await loadContexts();
    context = await testContext(databases, [...modules, ReadModelModule]);
    await generateData(context.databaseUrl, 3);
    processes = [await Process.start(context), await Process.start(context)];
  });
  beforeEach(async () => {
    for (const process of processes) {
      await process.asked();
      await process.asked();
    }
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end()));
  });
  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await context.close();
  });

  /** What each process answers, and that it says what one does that remembers nothing. */
  async function asked(statements: string): Promise<string> {
    const fresh = await Process.start(context);
    const { answer } = await fresh.asked();
    await fresh.stop();
    for (const process of processes) {
      const told = await process.asked();
      expect(told.statements).toBe(statements);
      expect(told.answer).toBe(answer);
    }
    return answer;
  }

  it('is not read again', async () => {
    expect((await asked('short')).length).toBeGreaterThan(1_000);
  });

  it('is what it was until a change is committed, and from then on the new', async () => {
    const client = await connection();
    await client.query('BEGIN');
    await client.query(RENAME, ['Committed']);
    expect(await asked('short')).not.toContain('Committed');
    await client.query('COMMIT');
    expect(await asked('short,whole')).toContain('Committed');
    expect(await asked('short')).toContain('Committed');
  });

  it('stays when a change is taken back, or changes nothing', async () => {
    const client = await connection();
    await client.query('BEGIN');
    await client.query(RENAME, ['Taken back']);
    await client.query('ROLLBACK');
    await client.query('UPDATE registry.theme SET code = code');
    await client.query('UPDATE pilots.pilot SET version = version + 1');
    expect(await asked('short')).not.toContain('Taken back');
  });

  it('is renewed by each of several changes, in one transaction or in many, whichever is committed first', async () => {
    const [one, other] = [await connection(), await connection()];
    await Promise.all([one.query('BEGIN'), other.query('BEGIN')]);
    await one.query(RENAME, ['Of one']);
    await other.query(`UPDATE registry.theme SET name = jsonb_build_object('en', 'Of the other')`);
    await one.query(RENAME, ['Of one again']);
    await other.query('COMMIT');
    expect(await asked('short,whole')).toContain('Of the other');
    await one.query('COMMIT');
    expect(await asked('short,whole')).toContain('Of one again');
  });

  it('makes no deadlock of two who change the same in another order', async () => {
    const [one, other] = [await connection(), await connection()];
    const themes = `UPDATE registry.theme SET version = version + 1 WHERE code = (SELECT min(code) FROM registry.theme)`;
    await Promise.all([one.query('BEGIN'), other.query('BEGIN')]);
    await one.query(RENAME, ['Crossing']);
    await other.query(themes);
    await Promise.all([one.query('COMMIT'), other.query('COMMIT')]);
    expect(await asked('short,whole')).toContain('Crossing');
  });

  it('has every table watched that it is read from, or the server does not start', async () => {
    const database = new ReadDatabase(context.databaseUrl, readConfig({ DATABASE_URL: context.databaseUrl }));
    const names = 'SELECT name FROM registry.organisation_name JOIN registry.theme USING (name)';
    const regions = 'SELECT name FROM registry.region WHERE code = $1::text';
    await expect(database.tablesWithoutTrigger(names, 0)).resolves.toEqual([]);
    await expect(database.tablesWithoutTrigger(regions, 1)).resolves.toEqual(['registry.region']);
    await database.onApplicationShutdown();
  });
});
