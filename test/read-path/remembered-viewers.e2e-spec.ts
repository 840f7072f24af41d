import { idOf } from '@talkoot/contracts';
import { decodeJwt } from 'jose';
import pg from 'pg';
import { databaseWithData } from '../support/bundled-data.js';
import { type AppProcess, startApp } from '../support/processes.js';
import { type RecordingProxy, startRecordingProxy } from '../support/recording-proxy.js';
import { type Asking, post, signInLocally } from '../support/talkoot.js';
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

  const ask = (query: string, asking: Asking = { token }) => post(gateway.url, JSON.stringify({ query }), asking);
  const operator = async () => ({ token: await tokenOf({ DATABASE_URL: database.url }, 'TEM', 'operator') });
  const change = async (mutation: string, asking: Asking) => {
    const { data, errors } = await ask(`mutation { ${mutation} }`, asking);
    expect(errors).toEqual([]);
    return JSON.stringify(data);
  };

  /** Of the town: of its only person, of its organisation. */
  const idsOfTown = async () => {
    const { rows } = await client.query<{ affiliation: string; organisation: string }>(
      `SELECT a.id AS affiliation, o.id AS organisation
       FROM identity.affiliation a JOIN registry.organisation o ON o.id = a.organisation_id
       WHERE o.country = 'FI' AND o.code = '232' ORDER BY a.id`,
    );
    const { affiliation = '', organisation = '' } = rows[0] ?? {};
    return { affiliation: idOf('affiliation', affiliation), organisation: idOf('organisation', organisation) };
  };
  const credentials: Record<string, () => Promise<{ readonly asking: Asking; readonly end: string }>> = {
    'a session that has ended': async () => ({
      asking: { cookie: await signInLocally(gateway.url, (await idsOfTown()).affiliation) },
      end: 'UPDATE identity.session SET ended_at = now()',
    }),
    'a key that was revoked': async () => {
      const { organisation } = await idsOfTown();
      const make = `makeKey(input: { organisation: "${organisation}", name: "A system", scopes: [READ] }) { secret }`;
      const [secret = ''] = /tlk_[\w-]+/.exec(await change(make, { token })) ?? [];
      return { asking: { token: secret }, end: 'UPDATE identity.api_key SET revoked_at = now()' };
    },
    'a token that was revoked': async () => {
      const revoked = await tokenOf({ DATABASE_URL: database.url }, '232', 'manager');
      const { jti } = decodeJwt(revoked);
      const end = `INSERT INTO identity.revoked_token VALUES ('${jti}', now() + interval '1 day')`;
      return { asking: { token: revoked }, end };
    },
  };

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

  it.each(Object.keys(credentials))('is nobody at once with %s', async (what) => {
    const { asking, end } = (await credentials[what]?.()) ?? { asking: {}, end: '' };
    for (let times = 0; times < 3; times += 1) expect((await ask(TOWN, asking)).status).toBe(200);
    await client.query(end);
    expect((await ask(TOWN, asking)).status).toBe(401);
  });

  it('goes on with the same session in another role', async () => {
    const { affiliation, organisation } = await idsOfTown();
    const cookie = await signInLocally(gateway.url, affiliation);
    const second = 'address: "second@kauhajoki.example", name: "A manager"';
    await change(
      `appointManager(input: { organisation: "${organisation}", ${second} }) { errors { code } }`,
      await operator(),
    );
    const { data } = await ask(`{ node(id: "${affiliation}") { ... on Affiliation { version } } }`, await operator());
    const version = /\d+/.exec(JSON.stringify(data))?.[0];
    await change(
      `changeRole(input: { affiliation: "${affiliation}", role: EDITOR, expectedVersion: ${version} }) { errors { code } }`,
      await operator(),
    );
    expect(await ask(ME, { cookie })).toMatchObject({ data: { me: { role: 'EDITOR' } }, errors: [] });
  });
});
