import { scratchFolder, type TestDatabase, testDatabase, waitFor } from '@talkoot/platform/testing/run';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { runCli, startCli } from '../support/processes.js';

const DATA = join(import.meta.dirname, '../../data');
describe('npm run cli -- import', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let folder: string;

  beforeEach(async () => {
    database = await testDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    folder = await scratchFolder('import');
    await cp(DATA, folder, { recursive: true });
  });
  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  const run = (...options: string[]) => runCli(['import', folder, ...options], { DATABASE_URL: database.url });

  async function count(what: string): Promise<number> {
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${what}`);
    return rows[0]?.count ?? 0;
  }

  it('tries without a trace, imports with progress, and changes nothing the second time', async () => {
    const tried = await run('--dry-run', '--locale', 'fi');
    expect(tried.code).toBe(0);
    expect(tried.stderr).toContain('mitään ei tallennettu');
    expect(await count('platform.event')).toBe(0);

    const first = await run('--locale', 'en');
    expect(first.stderr).toMatch(
      /municipalities 333\/333\n[^]*people +70 added, 0 changed, 0 unchanged\n[^]*grants +4 added/,
    );
    const events = await count('platform.event');
    expect(events).toBeGreaterThan(333);
    expect(await count(`platform.event WHERE origin <> 'import'`)).toBe(0);

    const second = await run('--locale', 'en');
    expect(second.stderr).toMatch(
      /people +0 added, 0 changed, 70 unchanged\n[^]*successions +0 added, 0 changed, 11 unchanged/,
    );
    expect(await count('platform.event')).toBe(events);
  });

  it('tells every problem with file, line and field, and ends with a fault', async () => {
    await writeFile(join(folder, 'organisations.yaml'), '- code: TEM\n  kind: minstry\n  contry: FI\n');
    const { code, stderr } = await run('--locale', 'sv');
    expect(code).toBe(1);
    expect(stderr).toContain('organisations.yaml:2:9 kind: Värdet ”minstry” är inte möjligt. Menade du ”ministry”?');
    expect(stderr).toContain('organisations.yaml:3:11 contry: Okänt fält ”contry”. Menade du ”country”?');
    expect(stderr).toContain('organisations.yaml:1:3 name: Det obligatoriska fältet ”name” saknas');
    expect(await count('registry.organisation')).toBe(0);
  });

  it('leaves nothing when it is killed half way, and goes through the next time', async () => {
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE identity.person');
    const importing = startCli(['import', folder], { DATABASE_URL: database.url });
    const waiting = `pg_stat_activity WHERE application_name = 'talkoot-cli' AND datname = current_database()`;
    await waitFor(
      'the import to wait for the lock on people',
      async () => (await count(`${waiting} AND wait_event_type = 'Lock'`)) > 0,
      { timeout: 30_000 },
    );
    const written = await client.query(
      `SELECT FROM pg_locks WHERE relation = 'registry.organisation'::regclass AND mode = 'RowExclusiveLock'`,
    );
    expect(written.rowCount).toBeGreaterThan(0);

    await importing.kill();
    await holder.end();
    await waitFor('the killed import to be gone', async () => (await count(waiting)) === 0);
    expect(await count('registry.organisation')).toBe(0);
    expect(await count('platform.event')).toBe(0);

    expect((await run()).code).toBe(0);
    expect(await count('registry.organisation')).toBe(338);
  });
});
