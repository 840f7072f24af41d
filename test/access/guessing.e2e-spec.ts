import { anyId, idOf, type IdKind, kindOf, newUuid, uuidOf } from '@talkoot/contracts';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { filtersById, idsOfTypes, type IdsOfTypes, NODES } from '../support/every-reading.js';
import { type LivedWorld, livedWorld, LONGEST_LIVING } from '../support/lived-world.js';
import { type AppProcess, startApp } from '../support/processes.js';
import { type RecordingProxy, startRecordingProxy } from '../support/recording-proxy.js';
import { type Asking, post } from '../support/talkoot.js';
import { type Outside, type Viewer, viewersOf } from './viewers.js';

/** One of what is there and not for who asks, and one of what is not there. */
interface Guess {
  readonly what: string;
  readonly hidden: Request;
  readonly absent: Request;
}

interface Request {
  readonly path: string;
  readonly init?: RequestInit;
}

const looked = z.object({ nodes: z.array(z.unknown()) });

/** What a process notes of its own accord, a moment after the answer. */
const NOTES =
  /audit_waiting|api_key_use|rate_limit|signing_key|set_config|^(START|BEGIN|COMMIT|ROLLBACK)|platform\.kept|LISTEN|NOTIFY/i;

const randomSecret = (): string => randomBytes(32).toString('base64url');
const like = (id: string): string => {
  const kind: IdKind | undefined = kindOf(id);
  if (kind === undefined) throw new Error(`${id} is no id`);
  return idOf(kind, newUuid());
};

describe('who guesses', () => {
  let world: LivedWorld;
  let proxy: RecordingProxy;
  let gateway: AppProcess;
  let client: pg.Client;
  let viewers: Record<Viewer | Outside, Asking>;
  let ids: IdsOfTypes;
  /** Of each type one that a stranger does not see. */
  const hidden = new Map<string, string>();

  beforeAll(async () => {
    world = await livedWorld();
    client = new pg.Client({ connectionString: world.database.url });
    await client.connect();
    proxy = await startRecordingProxy(world.database.url);
    gateway = await startApp('gateway', { DATABASE_URL: proxy.url });
    viewers = await viewersOf(gateway.url, world.database.url, client);
    ids = await idsOfTypes(client);
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    for (const { name } of NODES) {
      const all = ids.get(name) ?? [];
      const see = async (asking: Asking) =>
        looked.parse((await post(gateway.url, JSON.stringify({ query, variables: { ids: all } }), asking)).data).nodes;
      const [some, every] = [await see(viewers.stranger), await see(viewers.operator)];
      const id = all.find((_, place) => some[place] === null && every[place] !== null);
      if (id !== undefined) hidden.set(name, id);
    }
  }, LONGEST_LIVING);
  afterAll(async () => {
    await client.end();
    await gateway.stop();
    await proxy.stop();
    await world.database.drop();
  });

  const graphql = (query: string, variables: object, { token, cookie }: Asking = viewers.stranger): Request => ({
    path: '/graphql',
    init: {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(cookie !== undefined && { cookie, 'sec-fetch-site': 'same-origin' }),
      },
      body: JSON.stringify({ query, variables }),
    },
  });

  /** All that the answer tells, but for when it was given, and to which request. */
  async function told({ path, init }: Request): Promise<string> {
    const response = await fetch(`${gateway.url}${path}`, { redirect: 'manual', ...init });
    const headers = [...response.headers].filter(([name]) => !/^(date|x-request-id)$/.test(name));
    return JSON.stringify([response.status, headers, await response.text()]);
  }

  /** The statements that it takes, in the order in which they are sent. */
  async function worked(request: Request): Promise<{ answer: string; statements: string[] }> {
    proxy.take();
    const answer = await told(request);
    const statements = proxy.take().map(({ sql }) => sql);
    return { answer, statements: statements.filter((sql) => !NOTES.test(sql)) };
  }

  /** What tells the two of a guess apart. */
  async function differences(guesses: readonly Guess[]): Promise<string[]> {
    const found: string[] = [];
    for (const { what, hidden: one, absent } of guesses) {
      for (const request of [one, absent]) await told(request);
      const [there, nowhere] = [await worked(one), await worked(absent)];
      if (there.answer !== nowhere.answer) found.push(`${what}: ${there.answer} but ${nowhere.answer}`);
      if (there.statements.join('\n') !== nowhere.statements.join('\n'))
        found.push(`${what}: ${there.statements.length} statements but ${nowhere.statements.length}`);
    }
    return found;
  }

  const byId = (): Guess[] =>
    [...hidden].map(([type, id]) => ({
      what: `node of ${type}`,
      hidden: graphql('query ($id: ID!) { node(id: $id) { id } }', { id }),
      absent: graphql('query ($id: ID!) { node(id: $id) { id } }', { id: like(id) }),
    }));

  it('finds nothing by the id of anything that is not for them', async () => {
    expect(hidden.size).toBeGreaterThan(15);
    expect(await differences(byId())).toEqual([]);
  });

  it('finds nothing by a code, or the id of a plan or a report', async () => {
    const codes = { pilot: 'TEM-NEAR', pilotProgramme: 'TEM-LATER', programme: 'TEM-DRAFTED' };
    const plan = hidden.get('Plan') ?? '';
    const report = ids.get('Report')?.[0] ?? '';
    const guess = (field: string, by: string, one: string, other: string): Guess => {
      const query = `query ($by: ${by === 'id' ? 'ID' : 'String'}!) { ${field}(${by}: $by) { id } }`;
      return { what: field, hidden: graphql(query, { by: one }), absent: graphql(query, { by: other }) };
    };
    expect(
      await differences([
        ...Object.entries(codes).map(([field, code]) => guess(field, 'code', code, 'TEM-ABSENT')),
        guess('plan', 'id', plan, like(plan)),
        guess('report', 'id', report, like(report)),
      ]),
    ).toEqual([]);
  });

  it('finds nothing by filters', async () => {
    const guesses = filtersById().flatMap(({ list, filter, type }): Guess[] => {
      const id = hidden.get(type);
      if (id === undefined || list === 'auditEntries') return [];
      const query = `query ($id: ID!) { ${list}(first: 5, filter: { ${filter}: $id }) { totalCount edges { cursor } } }`;
      const asked = (each: string) => graphql(query, { id: each });
      return [{ what: `${list} by ${filter}`, hidden: asked(id), absent: asked(like(id)) }];
    });
    expect(guesses.length).toBeGreaterThan(5);
    expect(await differences(guesses)).toEqual([]);
  });

  it('learns of no key, session or token what is wrong with it', async () => {
    const ask = (asking: Asking) => graphql('{ organisations(first: 1) { nodes { id } } }', {}, asking);
    const { rows } = await client.query<{ prefix: string; id: string }>(
      'SELECT prefix, id FROM identity.api_key WHERE revoked_at IS NULL ORDER BY id DESC LIMIT 1',
    );
    const { prefix = '', id = '' } = rows[0] ?? {};
    const secretOf = (of: string) => `tlk_${of}_${randomSecret()}`;
    const clientOf = (name: string, secret: string): Request => ({
      path: '/oauth/token',
      init: {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: name, client_secret: secret }),
      },
    });
    const nobody = { cookie: `talkoot=${randomSecret()}.${randomSecret()}` };
    expect(
      await differences([
        {
          what: 'the prefix of a key',
          hidden: ask({ token: secretOf(prefix) }),
          absent: ask({ token: secretOf('abcdefgh') }),
        },
        {
          what: 'a key that was revoked',
          hidden: ask(viewers['revoked key']),
          absent: ask({ token: secretOf('abcdefgh') }),
        },
        {
          what: 'the prefix of a client',
          hidden: clientOf(prefix, secretOf(prefix)),
          absent: clientOf('abcdefgh', secretOf('abcdefgh')),
        },
        {
          what: 'the id of a client',
          hidden: clientOf(idOf('key', id), secretOf('abcdefgh')),
          absent: clientOf(idOf('key', newUuid()), secretOf('abcdefgh')),
        },
        { what: 'a session that was ended', hidden: ask(viewers['ended session']), absent: ask(nobody) },
        { what: 'a session that is over', hidden: ask(viewers['expired session']), absent: ask(nobody) },
      ]),
    ).toEqual([]);
  });

  it('learns of no link whether it leads to something', async () => {
    const report = ids.get('Report')?.[0] ?? '';
    const until = Math.round(Date.now() / 1000) + 3600;
    const link = (of: string) => ({ path: `/reports/${of}/en.csv?until=${until}&for=x&signature=${'a'.repeat(43)}` });
    const invitation = hidden.get('ColleagueInvitation') ?? '';
    const forged = (of: string) =>
      Buffer.concat([Buffer.from(uuidOf(anyId.parse(of)).replaceAll('-', ''), 'hex'), randomBytes(32)]).toString(
        'base64url',
      );
    const answering = (mutation: string, secret: string) =>
      graphql(
        `mutation ($secret: String!) { ${mutation}(input: { secret: $secret }) { errors { code path message } } }`,
        { secret },
      );
    const guesses = ['acceptColleagueInvitation', 'declineColleagueInvitation'].map((mutation) => ({
      what: mutation,
      hidden: answering(mutation, forged(invitation)),
      absent: answering(mutation, forged(like(invitation))),
    }));
    const calendar = { path: `/calendars/${randomSecret()}.ics` };
    const revoked = randomSecret();
    await client.query(
      `UPDATE governance.calendar_address SET secret_sha256 = sha256($1::bytea), revoked_at = now()
       WHERE ctid = (SELECT ctid FROM governance.calendar_address LIMIT 1)`,
      [Buffer.from(revoked)],
    );
    expect(
      await differences([
        ...guesses,
        { what: 'a report', hidden: link(report), absent: link(like(report)) },
        { what: 'a calendar that was revoked', hidden: { path: `/calendars/${revoked}.ics` }, absent: calendar },
      ]),
    ).toEqual([]);
  });

  it('learns of no e-mail address whether somebody is known by it', async () => {
    const kept = new Set<string>();
    const invite = async (address: string) => {
      const query = `mutation ($input: InviteColleagueInput!) {
        inviteColleague(input: $input) { invitation { status role } errors { code path message } } }`;
      const { answer, statements } = await worked(graphql(query, { input: { address, role: 'MEMBER' } }));
      kept.add(answer);
      return statements;
    };
    await invite('anybody@town.example');
    const [known, unknown] = [await invite('viranhaltija@kauhajoki.example'), await invite('nobody@town.example')];
    expect([...kept]).toEqual([expect.stringContaining('SENT')]);
    expect(known).toEqual(unknown);

    const { rows } = await client.query<{ id: string }>(
      `SELECT s.id FROM governance.seat s JOIN governance.seat_invitation i ON i.seat_id = s.id WHERE i.status = 'pending' LIMIT 1`,
    );
    const seat = idOf('seat', rows[0]?.id ?? '');
    const asked = (personAddress: string) => {
      const query = `mutation ($input: BeginMandateInput!) {
        beginMandate(input: $input) { invitation { status } mandate { role } errors { code path message } } }`;
      const input = { seat, personAddress, role: 'SUBSTITUTE', period: { from: '2026-01-01' } };
      return worked(graphql(query, { input }, viewers.own));
    };
    const seated = [
      await asked('first@town.example'),
      await asked('viranhaltija@kauhajoki.example'),
      await asked('nobody@town.example'),
    ];
    expect([...new Set(seated.map(({ answer }) => answer))]).toEqual([expect.stringContaining('PENDING')]);
    expect(seated[1]?.statements).toEqual(seated[2]?.statements);
  });
});
