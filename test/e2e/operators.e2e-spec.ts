import { databaseWithData } from '../support/bundled-data.js';
import { runCli } from '../support/processes.js';
import { CLIENT, startOpenIdProvider } from '../support/open-id-provider.js';
import { scratchFolder, type TestDatabase } from '@talkoot/platform/testing/run';
import pg from 'pg';

interface Finding {
  readonly check: string;
  readonly state: string;
  readonly text: string;
}

/** What who runs the service types before anybody can sign in. */
describe('the operator’s commands', () => {
  let database: TestDatabase;
  let environment: Record<string, string>;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await databaseWithData();
    environment = { DATABASE_URL: database.url, DATA_DIR: await scratchFolder('operators') };
    owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const add = (...more: string[]) =>
    runCli(['operator', 'add', '--email', 'First@Operator.example', '--name', 'Operator', ...more], environment);

  it('operator add adds somebody once, says what to do next, and stands in the audit trail', async () => {
    const first = await add('--organisation', 'TEM');
    const again = await add('--organisation', 'TEM', '--role', 'auditor');
    expect([first.code, again.code, again.stdout]).toEqual([0, 0, first.stdout]);
    expect(first.stderr).toContain('token --organisation TEM --role operator');
    const { rows } = await owner.query(
      `SELECT p.platform_roles AS roles, count(a.id)::int AS affiliations,
         (SELECT count(*)::int FROM platform.audit_waiting e WHERE e.subject_id = p.id AND e.address = 'none') AS entries
       FROM identity.person p JOIN identity.affiliation a ON a.person_id = p.id
       WHERE p.address = 'first@operator.example' GROUP BY p.id`,
    );
    expect(rows).toEqual([{ roles: ['operator', 'auditor'], affiliations: 1, entries: 2 }]);
  });

  it('operator add needs the name of somebody new alone', async () => {
    const give = (email: string) => runCli(['operator', 'add', '--email', email, '--role', 'auditor'], environment);
    const known = await give('ohjelmapaallikko@tem.example');
    expect([known.code, known.stdout]).toEqual([0, expect.stringMatching(/^person_\w+\n$/)]);
    const unknown = await give('new@operator.example');
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('Give --name')]);
  });

  it('operator add refuses what is no address, and an organisation that is not there', async () => {
    const address = await runCli(['operator', 'add', '--email', 'nobody', '--name', 'x'], environment);
    expect([address.code, address.stderr]).toEqual([1, expect.stringContaining('is no e-mail address')]);
    const organisation = await add('--organisation', 'NOWHERE');
    expect([organisation.code, organisation.stderr]).toEqual([1, expect.stringContaining('no organisation')]);
  });

  it('operator remove takes the roles away, notes it, and leaves the last operator', async () => {
    const remove = (email: string, ...more: string[]) =>
      runCli(['operator', 'remove', '--email', email, ...more], environment);
    const second = ['operator', 'add', '--email', 'second@operator.example', '--name', 'Second'];
    expect((await runCli(second, environment)).code).toBe(0);
    const rolesOf = async (address: string) => {
      const { rows } = await owner.query<{ roles: string[] }>(
        'SELECT platform_roles AS roles FROM identity.person WHERE address = $1',
        [address],
      );
      return rows[0]?.roles;
    };
    await owner.query(
      `UPDATE identity.person SET platform_roles = array_remove(platform_roles, 'operator')
       WHERE address NOT IN ('first@operator.example', 'second@operator.example')`,
    );
    const one = await remove('First@Operator.example', '--role', 'operator');
    expect([one.code, await rolesOf('first@operator.example')]).toEqual([0, ['auditor']]);
    const last = await remove('second@operator.example');
    expect([last.code, last.stderr]).toEqual([1, expect.stringContaining('last operator')]);
    expect(await rolesOf('second@operator.example')).toEqual(['operator']);
    const again = await remove('first@operator.example', '--role', 'operator');
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('Nobody with the address')]);
    const rest = await remove('first@operator.example');
    expect([rest.code, await rolesOf('first@operator.example')]).toEqual([0, []]);
    const { rows: noted } = await owner.query(
      `SELECT detail -> 'roles' AS roles FROM platform.audit_waiting WHERE action = 'person.platform-role-taken'
       ORDER BY occurred_at`,
    );
    expect(noted).toEqual([{ roles: ['operator'] }, { roles: ['auditor'] }]);
  });

  it('manager add needs no name of somebody who is known', async () => {
    const known = ['manager', 'add', '--organisation', '232', '--email', 'ohjelmapaallikko@tem.example'];
    const added = await runCli(known, environment);
    expect([added.code, added.stdout]).toEqual([0, expect.stringMatching(/^affiliation_\w+\n$/)]);
  });

  it('manager add appoints a manager, and refuses what is no address', async () => {
    const manager = (email: string) =>
      runCli(['manager', 'add', '--organisation', '232', '--email', email, '--name', 'A manager'], environment);
    const bad = await manager('nobody');
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringMatching(/^nobody is no e-mail address.*\n$/)]);
    const good = await manager('manager@kauhajoki.example');
    expect([good.code, good.stdout]).toEqual([0, expect.stringMatching(/^affiliation_\w+\n$/)]);
  });

  /** What the doctor finds at fault. */
  async function faults(settings: Record<string, string> = {}): Promise<[check: string, text: string][]> {
    const { code, stdout } = await runCli(['doctor', '--json'], { ...environment, ...settings });
    const found = (JSON.parse(stdout) as Finding[]).filter(({ state }) => state === 'fault');
    expect(code).toBe(found.length === 0 ? 0 : 1);
    return found.map(({ check, text }) => [check, text]);
  }

  it('doctor finds nothing at fault where nothing is', async () => {
    await owner.query('SELECT platform.chain_audit(1000)');
    const { code, stdout } = await runCli(['doctor', '--json'], environment);
    const findings = JSON.parse(stdout) as Finding[];
    expect(findings.filter(({ state }) => state === 'fault')).toEqual([]);
    const checks = ['migrations', 'role', 'clock', 'secrets', 'audit', 'audit waiting', 'OIDC_ISSUER', 'mail'];
    expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(checks));
    expect(code).toBe(0);
  });

  it('doctor tells a SECRET_KEY that is not there, does not fit, or was thought up', async () => {
    expect(await faults({ SECRET_KEY: '' })).toEqual([
      ['SECRET_KEY', expect.stringContaining('is not set')],
      ['secrets', expect.stringContaining('must be set')],
    ]);
    expect(await faults({ SECRET_KEY: 'another one, as random as the first was' })).toEqual([
      ['secrets', expect.stringContaining('SECRET_KEY is not the one')],
    ]);
    const { stdout } = await runCli(['doctor'], { ...environment, SECRET_KEY: 'secretsecretsecretsecretsecretsecret' });
    expect(stdout).toMatch(/^warning +SECRET_KEY: .*openssl rand/m);
  });

  it('doctor tells of audit entries that wait, and of an end of the trail that was altered', async () => {
    const minted = () => runCli(['token', '--organisation', 'TEM', '--role', 'manager'], environment);
    await minted();
    await owner.query(`UPDATE platform.audit_waiting SET recorded_at = now() - interval '2 minutes'`);
    expect(await faults()).toEqual([['audit waiting', expect.stringContaining('Start the outbox-publisher')]]);
    await owner.query('SELECT platform.chain_audit(1000)');
    expect(await faults()).toEqual([]);
    const newest = '(SELECT max(sequence) FROM platform.audit_entry)';
    await owner.query(`UPDATE platform.audit_entry SET address = '192.0.2.9' WHERE sequence = ${newest}`);
    expect(await faults()).toEqual([['audit', expect.stringContaining('was altered')]]);
    await owner.query(`UPDATE platform.audit_entry SET address = 'none' WHERE sequence = ${newest}`);
    expect(await faults()).toEqual([]);
  });

  it('doctor tells of an issuer that is away, or another one than the settings say', async () => {
    const issuer = await startOpenIdProvider();
    issuer.register('http://127.0.0.1:4000');
    const settings = { OIDC_ISSUER: issuer.issuer, ...CLIENT };
    expect(await faults(settings)).toEqual([]);
    const other = issuer.issuer.replace('127.0.0.1', 'localhost');
    expect(await faults({ ...settings, OIDC_ISSUER: other })).toEqual([
      ['OIDC_ISSUER', expect.stringContaining('as the provider writes it')],
    ]);
    await issuer.stop();
    expect(await faults(settings)).toEqual([['OIDC_ISSUER', expect.stringContaining('See that it runs')]]);
  });

  it('doctor tells a database that is not migrated, and connections that others can read', async () => {
    const newest = '(SELECT max(id) FROM platform.migration)';
    await owner.query(`UPDATE platform.migration SET name = 'Of1' || name WHERE id = ${newest}`);
    expect(await faults()).toEqual([['migrations', expect.stringContaining('migrate')]]);
    await owner.query(`UPDATE platform.migration SET name = substr(name, 4) WHERE id = ${newest}`);
    const settings = { REDIS_URL: 'redis://192.0.2.1:6379', SMTP_URL: 'smtp://192.0.2.1:587' };
    const { stdout } = await runCli(['doctor'], { ...environment, ...settings });
    expect(stdout.match(/^warning +encryption: .*$/gm)).toHaveLength(2);
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
