import pg from 'pg';
import { databaseWithData } from '../support/bundled-data.js';
import { type AppProcess, startApp } from '../support/processes.js';
import { type RecordingProxy, startRecordingProxy } from '../support/recording-proxy.js';
import { post } from '../support/talkoot.js';
import { tokenOf } from '../support/tokens.js';

const ME = '{ me { role organisation { code } } }';
const TOWN = '{ municipality(country: FI, code: "232") { code } }';
const LISTS_ALONE = '{ me { role } organisations(first: 1) { nodes { code } } }';

/** A gateway remembers who stands behind a credential, and nobody sees that it does. */
describe('somebody who is remembered', () => {
  let database: Awaited<ReturnType<typeof databaseWithData>>;
  let proxy: RecordingProxy;
  let gateway: AppProcess;
  let client: pg.Client;
  let token: string;

  beforeAll(async () => {
    database = await databaseWithData();
    token = await tokenOf({ DATABASE_URL: database.url }, '232', 'manager');
    proxy = await startRecordingProxy(database.url);
    gateway = await startApp('gateway', { DATABASE_URL: proxy.url });
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await gateway.stop();
    await proxy.stop();
    await database.drop();
  });

  const ask = (query: string) => post(gateway.url, JSON.stringify({ query }), { token });

  /** The roles of all who act for the town. */
  const setRole = (role: string) =>
    client.query(
      `UPDATE identity.affiliation SET role = $1 WHERE organisation_id =
         (SELECT id FROM registry.organisation WHERE country = 'FI' AND code = '232')`,
      [role],
    );

  it('costs one statement, as somebody who is not signed in does', async () => {
    await ask(TOWN);
    await ask(TOWN);
    await post(gateway.url, JSON.stringify({ query: '{ __typename }' }));
    proxy.take();
    expect(await ask(TOWN)).toMatchObject({ status: 200, errors: [] });
    expect(proxy.take().filter(({ application }) => application !== 'talkoot-outbox')).toHaveLength(1);
  });

  it('may at once what was given and no more what was taken', async () => {
    for (const role of ['manager', 'member', 'editor', 'manager']) {
      await ask(ME);
      await ask(ME);
      await setRole(role);
      expect(await ask(ME)).toMatchObject({ data: { me: { role: role.toUpperCase() } }, errors: [] });
    }
  });

  it('is nobody at once when the affiliation has ended, and somebody again when it is back', async () => {
    for (const query of [ME, TOWN, LISTS_ALONE]) {
      await ask(query);
      expect((await ask(query)).status).toBe(200);
      await client.query('BEGIN');
      await client.query(`UPDATE identity.affiliation SET period = '[,2000-01-01)'`);
      expect((await ask(query)).status).toBe(200);
      await client.query('COMMIT');
      expect((await ask(query)).status).toBe(401);
      await client.query(`UPDATE identity.affiliation SET period = '[,)'`);
      expect((await ask(query)).status).toBe(200);
    }
  });
});
