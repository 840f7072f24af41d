import { waitFor } from '@talkoot/platform/testing/run';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import pg from 'pg';
import { z } from 'zod';
import { runCli } from '../support/processes.js';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const MAKE = `mutation M($input: MakeKeyInput!) { makeKey(input: $input) {
  secret key { id prefix status scopes role } errors { code path message } } }`;
const made = z.object({
  makeKey: z.object({ secret: z.string(), key: z.object({ id: z.string(), prefix: z.string() }) }),
});
const issued = z.object({ access_token: z.string(), token_type: z.literal('Bearer'), scope: z.string() });

describe('systems with keys', () => {
  let talkoot: Talkoot;
  let manager: string;
  let ministry: string;
  let number = 0;

  beforeAll(async () => {
    talkoot = await startTalkoot();
    manager = await talkoot.token('TEM', 'manager');
    const { data } = await talkoot.ask('{ me { organisation { id } } }', {}, { token: manager });
    ministry = z.object({ me: z.object({ organisation: z.object({ id: z.string() }) }) }).parse(data).me
      .organisation.id;
  });
  afterAll(() => talkoot.stop());

  const make = async (scopes: string[], more: object = {}) => {
    number += 1;
    const input = { organisation: ministry, name: `Case management ${number}`, scopes, ...more };
    const { data, errors } = await talkoot.ask(MAKE, { input }, { token: manager });
    expect(errors).toEqual([]);
    const { secret, key } = made.parse(data).makeKey;
    return { secret, ...key };
  };

  const tokenRequest = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${talkoot.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(fields), headers });
  const basic = (client: string, secret: string) => ({
    authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`,
  });
  const grant = { grant_type: 'client_credentials' };

  const CREATE = `mutation M($input: CreatePilotProgrammeInput!) { createPilotProgramme(input: $input) {
    pilotProgramme { id } errors { code } } }`;
  const create = (code: string, token: string) => {
    const period = { from: '2026-01-01', to: '2027-12-31' };
    return talkoot.ask(CREATE, { input: { owner: ministry, code, name: { en: code }, period } }, { token });
  };

  it('reads what its organisation may see, and changes what its scopes and its role allow, by its name', async () => {
    const { secret, id } = await make(['WRITE_PILOTS'], { role: 'MANAGER' });
    const { data, errors } = await create('TEM-KEYED', secret);
    expect([errors, data]).toMatchObject([[], { createPilotProgramme: { errors: [] } }]);
    const reader = await make(['READ']);
    const seen = await talkoot.ask('{ pilotProgramme(code: "TEM-KEYED") { code } }', {}, { token: reader.secret });
    expect(seen.data).toEqual({ pilotProgramme: { code: 'TEM-KEYED' } });
    expect((await talkoot.ask('{ pilotProgramme(code: "TEM-KEYED") { code } }')).data).toEqual({
      pilotProgramme: null,
    });

    const client = new pg.Client({ connectionString: talkoot.databaseUrl });
    await client.connect();
    const { rows } = await client.query(
      `SELECT person_id, key_id IS NOT NULL AS keyed, origin FROM platform.event
       WHERE name = 'pilot-programme.created.v1' ORDER BY sequence DESC LIMIT 1`,
    );
    await client.end();
    expect(rows).toEqual([{ person_id: null, keyed: true, origin: 'request' }]);
    const { data: shown } = await talkoot.ask(
      'query Q($id: ID!) { node(id: $id) { ... on Key { name lastUsedAt } } }',
      { id },
      { token: manager },
    );
    expect(shown).toMatchObject({ node: { name: 'Case management 1' } });
  });

  it('is refused what its scopes do not have, by the name of the scope, and what a person does', async () => {
    const { secret } = await make(['WRITE_FUNDING'], { role: 'MANAGER' });
    const { errors } = await create('TEM-NOT', secret);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(errors[0]?.message).toContain('WRITE_PILOTS');
    const me = await talkoot.ask('{ me { name } }', {}, { token: secret });
    expect(me.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(me.errors[0]?.message).toContain('Only a person');
    const another = await talkoot.ask(
      MAKE,
      { input: { organisation: ministry, name: 'x', scopes: ['READ'] } },
      { token: secret },
    );
    expect(another.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is seen by its organisation alone, and its secret by nobody again', async () => {
    const { prefix, secret } = await make(['READ']);
    const LIST =
      'query Q($id: ID!) { node(id: $id) { ... on Organisation { keys(first: 100) { totalCount nodes { prefix status } } } } }';
    const mine = await talkoot.ask(LIST, { id: ministry }, { token: manager });
    expect(JSON.stringify(mine.data)).toContain(prefix);
    expect(JSON.stringify(mine.data)).not.toContain(secret.slice(-43));
    const other = await talkoot.ask(LIST, { id: ministry }, { token: await talkoot.token('232', 'manager') });
    expect(other.data).toEqual({ node: { keys: { totalCount: 0, nodes: [] } } });
    expect(talkoot.log()).not.toContain(secret.slice(-43));
  });

  it('gets short-lived tokens in both ways of RFC 6749, narrowed by scope, which others can verify', async () => {
    const { id, prefix, secret } = await make(['WRITE_PILOTS', 'WRITE_FUNDING']);
    const answers = await Promise.all([
      tokenRequest({ ...grant, client_id: id, client_secret: secret }),
      tokenRequest(grant, basic(prefix, secret)),
      tokenRequest({ ...grant, scope: 'write_funding' }, basic(id, secret)),
    ]);
    expect(answers.map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual(
      Array(3).fill([200, 'no-store']),
    );
    const [whole, , narrow] = await Promise.all(answers.map(async (each) => issued.parse(await each.json())));
    expect([whole?.scope, narrow?.scope]).toEqual(['read write_pilots write_funding', 'read write_funding']);
    const server = z.object({ jwks_uri: z.string(), token_endpoint: z.string(), issuer: z.string() });
    const known = server.parse(await (await fetch(`${talkoot.url}/.well-known/oauth-authorization-server`)).json());
    const keys = createRemoteJWKSet(new URL(new URL(known.jwks_uri).pathname, talkoot.url));
    const { payload } = await jwtVerify(whole?.access_token ?? '', keys, { issuer: known.issuer });
    expect(payload).toMatchObject({ sub: id, client_id: id });
    const { errors } = await create('TEM-NARROW', narrow?.access_token ?? '');
    expect(errors[0]?.message).toContain('WRITE_PILOTS');
    const seen = await talkoot.ask('{ pilots { totalCount } }', {}, { token: whole?.access_token ?? '' });
    expect(seen.status).toBe(200);
  });

  it('has every token and every guess in the audit trail', async () => {
    const { id, prefix, secret } = await make(['READ']);
    const wrong = `tlk_${prefix}_${'A'.repeat(43)}`;
    const unknown = `tlk_zzzzzzzz_${'A'.repeat(43)}`;
    const client = new pg.Client({ connectionString: talkoot.databaseUrl });
    await client.connect();
    const noted = async (action: string, of: Response) => {
      const { rows } = await client.query<object>(
        `SELECT subject_id IS NOT NULL AS has_subject, organisation_id IS NOT NULL AS has_organisation, credential_id, address, detail
         FROM (SELECT action, subject_id, organisation_id, credential_id, address, detail, request_id FROM platform.audit_waiting
           UNION ALL
           SELECT action, subject_id, organisation_id, credential_id, address, detail, request_id FROM platform.audit_entry) AS all_entries
         WHERE action = $1 AND request_id = $2`,
        [action, of.headers.get('x-request-id')],
      );
      return rows;
    };
    const good = await tokenRequest(grant, basic(prefix, secret));
    const { jti } = decodeJwt(issued.parse(await good.json()).access_token);
    expect(await noted('token.issued', good)).toEqual([
      {
        has_subject: true,
        has_organisation: true,
        credential_id: id,
        address: '127.0.0.1',
        detail: { jti, scopes: ['read'] },
      },
    ]);
    for (const [key, guess] of [
      [prefix, wrong],
      ['zzzzzzzz', unknown],
    ] as const) {
      const refused = await tokenRequest(grant, basic(key, guess));
      expect(refused.status).toBe(401);
      await waitFor('the refusal to be written', async () => (await noted('credential.refused', refused)).length === 1);
      expect(await noted('credential.refused', refused)).toMatchObject([{ address: '127.0.0.1', credential_id: null }]);
    }
    await client.end();
  });

  it('refuses token requests as RFC 6749 says, and tells no unknown key from a wrong secret', async () => {
    const { id, prefix, secret } = await make(['READ']);
    const wrong = `tlk_${prefix}_${'A'.repeat(43)}`;
    const unknown = `tlk_zzzzzzzz_${'A'.repeat(43)}`;
    const requests: [Promise<Response>, number, string][] = [
      [tokenRequest(grant), 401, 'invalid_client'],
      [tokenRequest({ ...grant, client_id: prefix, client_secret: wrong }), 401, 'invalid_client'],
      [tokenRequest({ ...grant, client_id: 'zzzzzzzz', client_secret: unknown }), 401, 'invalid_client'],
      [tokenRequest({ ...grant, client_id: 'zzzzzzzz', client_secret: secret }), 401, 'invalid_client'],
      [tokenRequest({ client_id: id, client_secret: secret }), 400, 'invalid_request'],
      [tokenRequest({ ...grant, client_secret: secret }, basic(id, secret)), 400, 'invalid_request'],
      [tokenRequest({ grant_type: 'password', client_id: id, client_secret: secret }), 400, 'unsupported_grant_type'],
      [tokenRequest({ ...grant, scope: 'write_pilots' }, basic(id, secret)), 400, 'invalid_scope'],
      [tokenRequest({ ...grant, scope: 'king' }, basic(id, secret)), 400, 'invalid_scope'],
    ];
    const texts: string[] = [];
    for (const [request, status, error] of requests) {
      const response = await request;
      const text = await response.text();
      expect([response.status, JSON.parse(text)]).toMatchObject([status, { error }]);
      texts.push(text);
    }
    expect(new Set(texts.slice(1, 4)).size).toBe(1);
    const refused = await Promise.all(
      [wrong, unknown, 'tlk_x'].map((token) => talkoot.ask('{ pilots { totalCount } }', {}, { token })),
    );
    const told = refused.map(({ status, errors }) => JSON.stringify([status, errors]));
    expect(new Set(told).size).toBe(1);
    expect(refused[0]?.status).toBe(401);
  });

  it('is over at once when it is revoked, tokens that were issued for it too', async () => {
    const { id, secret } = await make(['READ']);
    const { access_token: token } = issued.parse(await (await tokenRequest(grant, basic(id, secret))).json());
    const works = async (bearer: string) =>
      (await talkoot.ask('{ pilots { totalCount } }', {}, { token: bearer })).status;
    expect([await works(secret), await works(token)]).toEqual([200, 200]);
    const REVOKE =
      'mutation M($input: RevokeKeyInput!) { revokeKey(input: $input) { key { status } errors { code } } }';
    const { data } = await talkoot.ask(REVOKE, { input: { key: id } }, { token: manager });
    expect(data).toEqual({ revokeKey: { key: { status: 'REVOKED' }, errors: [] } });
    expect([await works(secret), await works(token)]).toEqual([401, 401]);
    expect((await tokenRequest(grant, basic(id, secret))).status).toBe(401);
  });

  it('lets an operator rotate the keys that sign, and revoke a single token, while it runs', async () => {
    const environment = { DATABASE_URL: talkoot.databaseUrl };
    const minted = await runCli(['token', '--organisation', 'TEM', '--role', 'member'], environment);
    const token = minted.stdout.trim();
    expect(token.split('\n')).toHaveLength(1);
    expect(await runCli(['keys', 'rotate'], environment)).toMatchObject({ code: 0 });
    const later = (await runCli(['token', '--organisation', 'TEM', '--role', 'member'], environment)).stdout.trim();
    const works = async (bearer: string) => (await talkoot.ask('{ me { id } }', {}, { token: bearer })).status;
    expect([await works(token), await works(later)]).toEqual([200, 200]);
    expect(await runCli(['token', 'revoke', token], environment)).toMatchObject({ code: 0 });
    expect([await works(token), await works(later)]).toEqual([401, 200]);
    expect(await runCli(['token', 'revoke', 'nonsense'], environment)).toMatchObject({ code: 1 });
  });
});
