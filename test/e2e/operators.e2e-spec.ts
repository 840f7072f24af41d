import { databaseWithData } from '../support/bundled-data.js';
import { runCli } from '../support/processes.js';
import { scratchFolder, type TestDatabase } from '@talkoot/platform/testing/run';
import pg from 'pg';

/** What who runs the service types before anybody can sign in. */
describe('the operator’s commands', () => {
  let database: TestDatabase;
  let environment: Record<string, string>;

  beforeAll(async () => {
    database = await databaseWithData();
    environment = { DATABASE_URL: database.url, DATA_DIR: await scratchFolder('operators') };
  });
  afterAll(() => database.drop());

  const add = (...more: string[]) =>
    runCli(['operator', 'add', '--email', 'First@Operator.example', '--name', 'Operator', ...more], environment);

  it('operator add adds somebody once, says what to do next, and stands in the audit trail', async () => {
    const first = await add('--organisation', 'TEM');
    const again = await add('--organisation', 'TEM', '--role', 'auditor');
    expect([first.code, again.code, again.stdout]).toEqual([0, 0, first.stdout]);
    expect(first.stderr).toContain('token --organisation TEM --role operator');
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      `SELECT p.platform_roles AS roles, count(a.id)::int AS affiliations,
         (SELECT count(*)::int FROM platform.audit_waiting e WHERE e.subject_id = p.id AND e.address = 'none') AS entries
       FROM identity.person p JOIN identity.affiliation a ON a.person_id = p.id
       WHERE p.address = 'first@operator.example' GROUP BY p.id`,
    );
    await client.end();
    expect(rows).toEqual([{ roles: ['operator', 'auditor'], affiliations: 1, entries: 2 }]);
  });

  it('operator add refuses what is no address, and an organisation that is not there', async () => {
    const address = await runCli(['operator', 'add', '--email', 'nobody', '--name', 'x'], environment);
    expect([address.code, address.stderr]).toEqual([1, expect.stringContaining('is no e-mail address')]);
    const organisation = await add('--organisation', 'NOWHERE');
    expect([organisation.code, organisation.stderr]).toEqual([1, expect.stringContaining('no organisation')]);
  });

  it('manager add appoints a manager, and refuses what is no address', async () => {
    const manager = (email: string) =>
      runCli(['manager', 'add', '--organisation', '232', '--email', email, '--name', 'A manager'], environment);
    const bad = await manager('nobody');
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringMatching(/^nobody is no e-mail address.*\n$/)]);
    const good = await manager('manager@kauhajoki.example');
    expect([good.code, good.stdout]).toEqual([0, expect.stringMatching(/^affiliation_\w+\n$/)]);
  });

  it('doctor finds nothing at fault where nothing is', async () => {
    const { code, stdout } = await runCli(['doctor', '--json'], environment);
    const findings = JSON.parse(stdout) as { check: string; state: string }[];
    expect(findings.filter(({ state }) => state === 'fault')).toEqual([]);
    expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(['migrations', 'role', 'clock', 'mail']));
    expect(code).toBe(0);
  });

  it('doctor says what to mend, and repeats no secret', async () => {
    const settings = { PUBLIC_URL: 'http://talkoot.example', SMTP_URL: 'smtp://user:hunter2@127.0.0.1:1' };
    const { code, stdout } = await runCli(['doctor'], { ...environment, ...settings });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^fault +PUBLIC_URL: .* https/m);
    expect(stdout).toMatch(/^fault +mail: .*ECONNREFUSED/m);
    expect(stdout).not.toContain('hunter2');
  });
});
