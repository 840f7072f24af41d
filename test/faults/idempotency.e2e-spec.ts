import { randomUUID } from 'node:crypto';
import { scratchFolder, type TestDatabase, waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { databaseWithData } from '../support/bundled-data.js';
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.js';
import { type AppProcess, startApp } from '../support/processes.js';
import { post } from '../support/talkoot.js';
import { tokenOf } from '../support/tokens.js';

const FOUND =
  'mutation Found($name: String!, $of: ID!) { foundBody(input: { of: $of, kind: STEERING_GROUP, name: { fi: $name } }) { body { id } errors { code } } }';
/** What the test holds, and the database waits for. */
const HELD = 4_711;
/** Milliseconds: a request that has died is taken for dead after a quarter of a minute. */
const PATIENCE = 60_000;

/** Whenever the answer is lost, and by whatever: a change that is sent again with its key is made once. */
describe('a change whose answer is lost', () => {
  let database: TestDatabase;
  let proxy: CuttingProxy;
  let client: pg.Client;
  let gateway: AppProcess;
  let environment: Record<string, string>;
  let token: string;
  let of: string;

  beforeAll(async () => {
    database = await databaseWithData();
    proxy = await startCuttingProxy(database.url);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    environment = { DATABASE_URL: proxy.url, DATA_DIR: await scratchFolder('idempotency') };
    gateway = await startApp('gateway', environment);
    token = await tokenOf({ DATABASE_URL: database.url }, 'TEM', 'manager');
    const { data } = await post(
      gateway.url,
      JSON.stringify({ query: '{ organisation(country: FI, code: "TEM") { id } }' }),
    );
    of = (data as { organisation: { id: string } }).organisation.id;
    await client.query(`
      CREATE FUNCTION pg_temp_wait() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_advisory_xact_lock_shared(${HELD}); RETURN NEW; END';
      GRANT EXECUTE ON FUNCTION pg_temp_wait() TO PUBLIC`);
  });
  afterAll(async () => {
    await client.end();
    await gateway.stop();
    await proxy.stop();
    await database.drop();
  });

  async function send(key: string, name: string) {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key },
      body: JSON.stringify({ query: FOUND, variables: { name, of } }),
    });
    const text = await response.text();
    return { status: response.status, codes: [...text.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code) };
  }

  /** As a client does that is told to come again. */
  async function sendUntilAnswered(key: string, name: string) {
    let answer = await send(key, name);
    await waitFor('an answer', async () => (answer = await send(key, name)).status !== 409, { timeout: PATIENCE });
    return answer;
  }

  async function made(name: string): Promise<number> {
    const { rows } = await client.query("SELECT id FROM governance.body WHERE name ->> 'fi' = $1", [name]);
    return rows.length;
  }

  it('at the commit is told of, and made once', async () => {
    const [key, name] = [randomUUID(), randomUUID()];
    proxy.cutCommitOf(name);
    const lost = await send(key, name);
    proxy.mend();
    expect(lost.codes).toContain('OUTCOME_UNKNOWN');
    expect((await sendUntilAnswered(key, name)).codes).toEqual(['CHANGED_BUT_NOT_READ']);
    expect(await made(name)).toBe(1);
  });

  it.each([
    ['before the key is recorded', 'platform.idempotency_key', 'INSERT', []],
    ['before the change is written', 'governance.body', 'INSERT', []],
    ['before the answer is kept', 'platform.idempotency_key', 'UPDATE', ['CHANGED_BUT_NOT_READ']],
  ])('by kill -9 %s is made once', async (_, table, statement, codes) => {
    const [key, name] = [randomUUID(), randomUUID()];
    await client.query(
      `CREATE TRIGGER held BEFORE ${statement} ON ${table} FOR EACH ROW EXECUTE FUNCTION pg_temp_wait()`,
    );
    await client.query('SELECT pg_advisory_lock($1)', [HELD]);
    const lost = send(key, name).catch(() => undefined);
    await waitFor('the process to be held', async () => {
      const { rows } = await client.query(
        "SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted",
        [HELD],
      );
      return rows.length > 0;
    });
    await gateway.kill();
    // Else the database would go on with what was sent to it.
    await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'talkoot-gateway'",
    );
    await client.query('SELECT pg_advisory_unlock($1)', [HELD]);
    await lost;
    await client.query(`DROP TRIGGER held ON ${table}`);
    gateway = await startApp('gateway', environment);
    expect((await sendUntilAnswered(key, name)).codes).toEqual(codes);
    expect(await made(name)).toBe(1);
  });
});
