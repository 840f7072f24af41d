import { scratchFolder } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { databaseWithData } from '../support/bundled-data.js';
import { runCli } from '../support/processes.js';

/** What is typed now and then, on a database that is in use. */
describe('the commands on data', () => {
  let database: Awaited<ReturnType<typeof databaseWithData>>;
  let client: pg.Client;
  let environment: Record<string, string>;

  beforeAll(async () => {
    database = await databaseWithData();
    environment = { DATABASE_URL: database.url, DATA_DIR: await scratchFolder('commands') };
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const run = (args: string[], settings: Record<string, string> = {}) => runCli(args, { ...environment, ...settings });
  const count = async (sql: string): Promise<number> => {
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`);
    return rows[0]?.count ?? 0;
  };

  it('person export prints what is held on a person, which the trail has, and nothing of nobody', async () => {
    const granted = ['operator', 'add', '--email', 'ohjelmapaallikko@tem.example', '--role', 'auditor'];
    const person = (await run(granted)).stdout.trim();
    const held = await run(['person', 'export', '--person', person]);
    expect([held.code, held.stderr]).toEqual([0, '']);
    expect(JSON.stringify(JSON.parse(held.stdout))).toContain('ohjelmapaallikko@tem.example');
    expect(await count(`platform.audit_waiting WHERE action = 'person.exported' AND address = 'none'`)).toBe(1);
    const nobody = await run(['person', 'export', '--person', 'person_01jd0000000000000000000000']);
    expect([nobody.code, nobody.stdout]).toEqual([1, '']);
    expect(nobody.stderr).not.toMatch(/^\s+at /m);
    const malformed = await run(['person', 'export', '--person', 'somebody']);
    expect([malformed.code, malformed.stderr]).toEqual([1, expect.not.stringMatching(/^\s+at /m)]);
  });

  it('retention says what would go, and then lets it go', async () => {
    await client.query(
      `INSERT INTO identity.session (id, person_id, provider, address, handle, secret, begun_at, last_used_at, idle_ends_at,
         ends_at, renew_at, renewed_at)
       SELECT gen_random_uuid(), p.id, 'local', '127.0.0.1', '\\x01', '\\x02', t, t, t, t, t, t
       FROM identity.person p, (SELECT now() - interval '40 days' AS t) AS at LIMIT 1`,
    );
    const dry = await run(['retention', '--dry-run']);
    expect([dry.code, dry.stdout]).toEqual([0, expect.stringContaining('sessions of browsers: 1\n')]);
    expect(await count('identity.session')).toBe(1);
    const real = await run(['retention']);
    expect([real.code, real.stdout]).toEqual([0, expect.stringContaining('sessions of browsers: 1\n')]);
    expect(await count('identity.session')).toBe(0);
  });

  it('audit remove removes what is older than the setting alone, and what is left verifies', async () => {
    await client.query('SELECT platform.chain_audit(1000)');
    await client.query(
      `UPDATE platform.audit_entry SET chained_at = now() - interval '3 days'
       WHERE sequence < (SELECT max(sequence) FROM platform.audit_entry)`,
    );
    const unset = await run(['audit', 'remove']);
    expect([unset.code, unset.stderr]).toEqual([1, expect.stringContaining('AUDIT_RETENTION_DAYS')]);
    const nothing = await run(['audit', 'remove'], { AUDIT_RETENTION_DAYS: '30' });
    expect([nothing.code, nothing.stderr]).toEqual([0, expect.stringContaining('Nothing is older')]);
    const removed = await run(['audit', 'remove'], { AUDIT_RETENTION_DAYS: '1' });
    expect([removed.code, removed.stderr]).toEqual([0, expect.stringMatching(/^Removed: entries 1 to \d+/)]);
    expect(await count('platform.audit_entry')).toBe(1);
    expect(await run(['audit', 'verify'])).toMatchObject({ code: 0 });
    const exported = await run(['audit', 'export']);
    expect([exported.code, exported.stdout.trim().split('\n').length]).toEqual([0, 1]);
  });
});
