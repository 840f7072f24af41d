import { type Pool, openPool, READ_ROLE } from '@talkoot/platform/database';
import { type TestDatabase, testDatabase } from '@talkoot/platform/testing/run';
import { loadContexts } from '../../apps/contexts.js';

/** A column that holds something by which somebody gets in, or that a person gave us alone, is called like this. */
const LOOKS_SECRET = /secret|digest|sha256|sealed|token|jti|password|^hash$|^plain$|^address$/;

/** What looks so and is none: each with the reason. */
const OPEN: Readonly<Record<string, string>> = {
  'identity.person.address': 'by it a person sees what the address was invited to',
  'governance.seat_invitation.address': 'the same',
  'identity.colleague_invitation.address': 'managers see whom they invited',
  'identity.session.address': 'a person sees where their sessions came from',
  'platform.audit_entry.hash': 'auditors may note it down; it tells nothing',
  'platform.audit_entry.address': 'where a request came from; who reads the trail may know it',
  'reporting.report_file.sha256': 'tells whether a file is whole',
  'reporting.standing_file.sha256': 'the same',
};

describe('the role of the read path', () => {
  let database: TestDatabase;
  let owner: Pool;
  let reader: Pool;
  let secret: Set<string>;

  const columnsOf = async () => {
    const { rows } = await owner.query<{ table: string; column: string }>(
      `SELECT format('%s.%s', table_schema, table_name) AS table, column_name AS column FROM information_schema.columns
       WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'public', 'bullmq') ORDER BY 1, ordinal_position`,
    );
    return rows;
  };

  /** What PostgreSQL says against reading it; undefined: nothing. */
  const refusalOf = async (table: string, column: string): Promise<string | undefined> =>
    reader.query(`SELECT "${column}" FROM ${table} LIMIT 0`).then(
      () => undefined,
      (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
    );

  beforeAll(async () => {
    database = await testDatabase();
    owner = openPool({ connectionString: database.url, max: 1 });
    reader = openPool({ connectionString: database.url, max: 1, options: `-c role=${READ_ROLE}` });
    const { databases } = await loadContexts();
    secret = new Set(databases.flatMap((each) => each.secret ?? []));
  });
  afterAll(async () => {
    await Promise.all([owner.end(), reader.end()]);
    await database.drop();
  });

  it('reads every column of the contexts but those that are declared secret', async () => {
    const { databases } = await loadContexts();
    const schemas = databases.map(({ schema }) => schema);
    const columns = (await columnsOf()).filter(({ table }) => schemas.some((each) => table.startsWith(`${each}.`)));
    const expected = columns.map(({ table, column }) => ({
      column: `${table}.${column}`,
      refusal: secret.has(table) || secret.has(`${table}.${column}`) ? '42501' : undefined,
    }));
    const found: typeof expected = [];
    for (const { table, column } of columns)
      found.push({ column: `${table}.${column}`, refusal: await refusalOf(table, column) });
    expect(found).toEqual(expected);
    expect(found.some(({ refusal }) => refusal === '42501')).toBe(true);
  });

  it('cannot read what looks like a secret, whatever is declared', async () => {
    const suspicious = (await columnsOf()).filter(
      ({ table, column }) => LOOKS_SECRET.test(column) && !(`${table}.${column}` in OPEN),
    );
    const open: string[] = [];
    for (const { table, column } of suspicious)
      if ((await refusalOf(table, column)) === undefined) open.push(`${table}.${column}`);
    expect(open).toEqual([]);
  });

  it('changes nothing', async () => {
    await expect(reader.query('UPDATE registry.organisation SET version = version')).rejects.toThrow(
      'permission denied',
    );
    await expect(reader.query('DELETE FROM identity.api_key')).rejects.toThrow('permission denied');
    await expect(reader.query('CREATE TABLE platform.mine (id int)')).rejects.toThrow('permission denied');
  });
});
