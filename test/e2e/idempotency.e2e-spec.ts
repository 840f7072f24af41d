import { randomUUID } from 'node:crypto';
import { waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const FOUND =
  'mutation Found($name: String!, $of: ID!) { foundBody(input: { of: $of, kind: STEERING_GROUP, name: { fi: $name } }) { body { id name } errors { code path } } }';
const TWO =
  'mutation Two($name: String!, $of: ID!) { a: foundBody(input: { of: $of, kind: STEERING_GROUP, name: { fi: $name } }) { body { id } errors { code } } b: foundBody(input: { of: $of, kind: STEERING_GROUP, name: { fi: $name } }) { body { id } errors { code } } }';

/** A change that is sent again with its key is made once, whatever happened to the answer. */
describe('Idempotency-Key', () => {
  let talkoot: Talkoot;
  let database: pg.Client;
  let authorization: string;
  let of: string;

  beforeAll(async () => {
    talkoot = await startTalkoot();
    database = new pg.Client({ connectionString: talkoot.databaseUrl });
    await database.connect();
    authorization = `Bearer ${await talkoot.token('TEM', 'manager')}`;
    const { data } = await talkoot.ask('{ organisation(country: FI, code: "TEM") { id } }');
    of = (data as { organisation: { id: string } }).organisation.id;
  });
  afterAll(async () => {
    await database.end();
    await talkoot.stop();
  });

  async function send(query: string, name: string, key: string | undefined, token = authorization) {
    const response = await fetch(`${talkoot.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        authorization: token,
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      body: JSON.stringify({ query, variables: { name, of } }),
    });
    const body = await response.text();
    const codes = [...body.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code);
    return {
      status: response.status,
      isReplayed: response.headers.get('idempotency-replayed') === 'true',
      body,
      codes,
    };
  }

  async function bodiesNamed(name: string): Promise<number> {
    const { rows } = await database.query("SELECT id FROM governance.body WHERE name ->> 'fi' = $1", [name]);
    return rows.length;
  }

  it('the same key and request get the same answer, and one change', async () => {
    const [key, name] = [randomUUID(), randomUUID()];
    const first = await send(FOUND, name, key);
    const again = await send(FOUND, name, key);
    expect([first.status, first.codes, first.isReplayed, again.isReplayed]).toEqual([200, [], false, true]);
    expect(again.body).toBe(first.body);
    expect(await bodiesNamed(name)).toBe(1);
  });

  it('ten at once make one change, and all hear of it', async () => {
    const [key, name] = [randomUUID(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(FOUND, name, key)));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1);
    expect(await bodiesNamed(name)).toBe(1);
  });

  it('another request with the key is refused, and another caller has keys of their own', async () => {
    const [key, name] = [randomUUID(), randomUUID()];
    await send(FOUND, name, key);
    const other = await send(FOUND, `${name} 2`, key);
    expect([other.status, other.codes]).toEqual([422, ['IDEMPOTENCY_KEY_REUSED']]);
    const somebody = await send(FOUND, `${name} 3`, key, `Bearer ${await talkoot.token('232', 'manager')}`);
    expect(somebody.status).toBe(200);
    expect(somebody.isReplayed).toBe(false);
  });

  it('tells a secret once more only to who may still ask for it', async () => {
    const making = `mutation Key($name: String!, $of: ID!) { makeKey(input: { organisation: $of, name: $name, scopes: [READ] }) {
      secret errors { code } } }`;
    const [key, name] = [randomUUID(), randomUUID()];
    const first = await send(making, name, key);
    const [, secret = ''] = /"secret":"(tlk_[^"]+)"/.exec(first.body) ?? [];
    const again = await send(making, name, key);
    expect([secret !== '', again.isReplayed, again.body]).toEqual([true, true, first.body]);
    const { rows } = await database.query<{ id: string }>(
      `SELECT a.id FROM identity.affiliation a JOIN identity.api_key k USING (person_id, organisation_id)
       WHERE k.name = $1 AND a.role = 'manager'`,
      [name],
    );
    const role = (to: string) =>
      database.query('UPDATE identity.affiliation SET role = $2 WHERE id = ANY ($1)', [rows.map(({ id }) => id), to]);
    await role('member');
    try {
      const [refused, anew] = [await send(making, name, key), await send(making, name, randomUUID())];
      expect(anew.codes).toEqual(['FORBIDDEN']);
      expect([refused.status, refused.codes]).toEqual([anew.status, anew.codes]);
      expect(refused.body).not.toContain(secret);
    } finally {
      await role('manager');
    }
    expect((await send(making, name, key)).body).toBe(first.body);
  });

  it.each(['short', 'with a space', 'ä'.repeat(10), 'x'.repeat(201)])('%s is no key', async (key) => {
    const refused = await send(FOUND, 'x', key);
    expect([refused.status, refused.codes]).toEqual([400, ['BAD_REQUEST']]);
  });

  it('a refusal by the rules is answered as it was, and a fault is tried again', async () => {
    const key = randomUUID();
    const refused = await send(FOUND, '', key);
    expect(refused.codes.length).toBeGreaterThan(0);
    const again = await send(FOUND, '', key);
    expect([again.isReplayed, again.body]).toEqual([true, refused.body]);
    const [faulty, name] = [randomUUID(), randomUUID()];
    await database.query('REVOKE INSERT ON governance.body FROM talkoot_app');
    const fault = await send(FOUND, name, faulty);
    await database.query('GRANT INSERT ON governance.body TO talkoot_app');
    expect(fault.codes).toContain('INTERNAL_SERVER_ERROR');
    const mended = await send(FOUND, name, faulty);
    expect([mended.isReplayed, mended.codes]).toEqual([false, []]);
    expect(await bodiesNamed(name)).toBe(1);
  });

  it('of several changes whose answer is lost it says which were made', async () => {
    const [key, name] = [randomUUID(), randomUUID()];
    await send(TWO, name, key);
    const lost = `UPDATE platform.idempotency_key SET answer = NULL, ended_at = NULL, changes = '{a}', renewed_at = now() - interval '1 minute'
      WHERE begun_at = (SELECT max(begun_at) FROM platform.idempotency_key)`;
    await database.query(lost);
    const told = await send(TWO, name, key);
    expect([told.isReplayed, told.codes]).toEqual([true, ['CHANGED_BUT_NOT_READ', 'CHANGE_NOT_BEGUN']]);
    expect(await bodiesNamed(name)).toBe(2);
  });

  it('while another request with the key is at it, one is told to come again', async () => {
    const [key, name] = [randomUUID(), randomUUID()];
    await send(FOUND, name, key);
    await database.query(`UPDATE platform.idempotency_key SET answer = NULL, ended_at = NULL, renewed_at = now() + interval '1 hour'
      WHERE begun_at = (SELECT max(begun_at) FROM platform.idempotency_key)`);
    const waiting = await send(FOUND, name, key);
    expect([waiting.status, waiting.codes]).toEqual([409, ['IDEMPOTENCY_KEY_UNDER_WAY']]);
    expect(await bodiesNamed(name)).toBe(1);
  });

  it('nothing of it can be read in the database', async () => {
    const [key, name] = [randomUUID(), randomUUID()];
    await send(FOUND, name, key);
    const { rows } = await database.query<{ row: string }>(
      "SELECT concat(encode(id, 'escape'), encode(request, 'escape'), encode(answer, 'escape')) AS row FROM platform.idempotency_key",
    );
    await waitFor('the row to be there', () => rows.length > 0);
    for (const { row } of rows) for (const secret of [key, name]) expect(row).not.toContain(secret);
  });
});
