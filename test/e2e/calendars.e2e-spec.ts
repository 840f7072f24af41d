import { idOf } from '@talkoot/contracts';
import nodeIcal, { type VEvent } from 'node-ical';
import pg from 'pg';
import { z } from 'zod';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const payload = z.object({
  calendarAddress: z.object({ id: z.string(), kind: z.string(), revokedAt: z.string().nullable() }).nullable(),
  url: z.url().nullish(),
  errors: z.array(z.object({ code: z.string(), path: z.array(z.string()) })),
});

const CREATE = `mutation ($input: CreateCalendarAddressInput!) {
  payload: createCalendarAddress(input: $input) { calendarAddress { id kind revokedAt } url errors { code path } } }`;
const REVOKE = `mutation ($id: ID!) {
  payload: revokeCalendarAddress(input: { calendarAddress: $id }) { calendarAddress { id kind revokedAt } errors { code path } } }`;
const MINE = `{ me { calendarAddresses { totalCount nodes { id kind locale of { __typename id } revokedAt } } } }`;

describe('calendars over HTTP', () => {
  let talkoot: Talkoot;
  let client: pg.Client;
  let token: string;
  let body: string;
  let meeting: string;

  beforeAll(async () => {
    talkoot = await startTalkoot();
    client = new pg.Client({ connectionString: talkoot.databaseUrl });
    await client.connect();
    token = await talkoot.token('232', 'member');
    const { rows } = await client.query<{ body: string; meeting: string }>(
      `WITH body AS (
         INSERT INTO governance.body (id, kind, name, organisation_id, time_zone, quorum, merger_rule, period, provenance, version)
         SELECT gen_random_uuid(), 'council', '{"fi": "Valtuusto", "sv": "Fullmäktige"}', id, 'Europe/Helsinki', '{}', 'joined', '(,)', 'illustrative', 1
         FROM registry.organisation WHERE code = '232' AND country = 'FI' RETURNING id)
       INSERT INTO governance.meeting (id, body_id, status, starts_at, ends_at, day, sequence, convened_on, minutes_documents, provenance, version)
       SELECT gen_random_uuid(), id, 'convened', (current_date + 10) + time '09:00', (current_date + 10) + time '11:00', current_date + 10, 1, current_date, '[]', 'illustrative', 1
       FROM body RETURNING body_id AS body, id AS meeting`,
    );
    body = idOf('body', rows[0]?.body ?? '');
    meeting = idOf('meeting', rows[0]?.meeting ?? '');
  });
  afterAll(async () => {
    await client.end();
    await talkoot.stop();
  });

  async function change(operation: string, variables: object, bearer = token) {
    const answer = await talkoot.ask(operation, variables, { token: bearer, language: 'sv' });
    expect(answer.errors).toEqual([]);
    return z.object({ payload }).parse(answer.data).payload;
  }
  const create = async (input: object): Promise<{ id: string; url: string }> => {
    const made = await change(CREATE, { input });
    expect(made.errors).toEqual([]);
    return { id: made.calendarAddress?.id ?? '', url: made.url ?? '' };
  };
  const read = (url: string, headers: Record<string, string> = {}) =>
    fetch(url, { headers: { 'accept-language': 'en', ...headers } });
  const eventsIn = (text: string) =>
    Object.values(nodeIcal.sync.parseICS(text)).filter((each): each is VEvent => each?.type === 'VEVENT');

  it('are read by anyone who has the address, in the language of who made it', async () => {
    const { url } = await create({ body });
    const response = await read(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    const [event, ...others] = eventsIn(await response.text());
    expect(others).toEqual([]);
    expect(event).toMatchObject({ uid: meeting, status: 'CONFIRMED', summary: { val: 'Fullmäktige' } });
  });

  it('are sent again only when they have changed', async () => {
    const { url } = await create({ body });
    const first = await read(url);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/);
    const again = [{ 'if-none-match': etag }, { 'if-none-match': `"other", ${etag.replace('W/', '')}` }];
    for (const headers of again) {
      const response = await read(url, headers);
      expect([response.status, await response.text()]).toEqual([304, '']);
    }
    expect((await read(url, { 'if-none-match': '"other"' })).status).toBe(200);
    await client.query(`UPDATE governance.meeting SET place = 'Kauhajoki', sequence = sequence + 1`);
    const changed = await read(url, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(eventsIn(await changed.text())).toMatchObject([{ location: 'Kauhajoki' }]);
  });

  it('are sent whole when what changed left nothing behind that is newer: a meeting that went, another name', async () => {
    const { url } = await create({ body });
    const known = await read(url);
    // A program that goes by the time: of the answer where it has one, else of its own clock.
    const since = known.headers.get('last-modified') ?? new Date(Date.now() + 60_000).toUTCString();
    const conditions = [{ 'if-none-match': known.headers.get('etag') ?? '' }, { 'if-modified-since': since }];
    await client.query(`UPDATE governance.meeting SET day = day - 1000, starts_at = starts_at - interval '1000 days',
      ends_at = ends_at - interval '1000 days', recorded_at = recorded_at - interval '1 hour'`);
    for (const headers of conditions) {
      const shorter = await read(url, headers);
      expect([shorter.status, eventsIn(await shorter.text())]).toEqual([200, []]);
    }
    const { headers } = await read(url);
    await client.query(
      `UPDATE governance.body SET name = '{"sv": "Styrelse"}', recorded_at = recorded_at - interval '1 hour'`,
    );
    const renamed = await read(url, { 'if-none-match': headers.get('etag') ?? '' });
    expect([renamed.status, await renamed.text()]).toEqual([200, expect.stringContaining('Styrelse')]);
    await client.query(`UPDATE governance.meeting SET day = day + 1000, starts_at = starts_at + interval '1000 days',
      ends_at = ends_at + interval '1000 days'`);
  });

  it('say the same of every address at which there is none', async () => {
    const { id, url } = await create({ body });
    const stranger = await change(REVOKE, { id }, await talkoot.token('734', 'manager'));
    expect(stranger).toMatchObject({
      calendarAddress: null,
      errors: [{ code: 'NOT_FOUND', path: ['calendarAddress'] }],
    });
    expect((await read(url)).status).toBe(200);
    expect((await change(REVOKE, { id })).calendarAddress?.revokedAt).not.toBeNull();
    const nowhere = [
      url,
      `${talkoot.url}/calendars/${'A'.repeat(43)}.ics`,
      `${talkoot.url}/calendars/${'A'.repeat(43)}`,
      `${talkoot.url}/calendars/%00.ics`,
      `${talkoot.url}/calendars/${'x'.repeat(90)}.ics`,
    ];
    const answers = await Promise.all(
      nowhere.map(async (each) => {
        const response = await read(each);
        const { headers } = response;
        return [response.status, headers.get('content-type'), headers.get('etag'), await response.text()];
      }),
    );
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]).toEqual([404, 'text/plain; charset=utf-8', null, expect.stringContaining('no calendar')]);
  });

  it('are known to who made them alone, and the secret to nobody', async () => {
    const { id, url } = await create({ mine: true });
    expect(eventsIn(await (await read(url)).text())).toEqual([]);
    const shown = await talkoot.ask(MINE, {}, { token });
    expect(shown.errors).toEqual([]);
    const { me } = z
      .object({ me: z.object({ calendarAddresses: z.object({ nodes: z.array(z.unknown()) }) }) })
      .parse(shown.data);
    expect(me.calendarAddresses.nodes[0]).toEqual({ id, kind: 'MINE', locale: 'sv', of: null, revokedAt: null });
    expect(me.calendarAddresses.nodes.at(-1)).toMatchObject({ kind: 'BODY', of: { __typename: 'Body', id: body } });
    const others = await talkoot.ask(MINE, {}, { token: await talkoot.token('734', 'manager') });
    expect(others.data).toEqual({ me: { calendarAddresses: { totalCount: 0, nodes: [] } } });
    const secret = /([\w-]{43})\.ics$/.exec(url)?.[1] ?? 'no secret';
    expect(JSON.stringify(shown.data)).not.toContain(secret);
    expect(talkoot.log()).not.toContain(secret);
  });

  it('cannot be made by anybody, nor of what is not there, nor of several things', async () => {
    const anybody = await talkoot.ask(CREATE, { input: { body } });
    expect(anybody.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const errorsOf = async (input: object) => (await change(CREATE, { input })).errors;
    expect(await errorsOf({ body: idOf('body', '00000000-0000-7000-8000-000000000000') })).toEqual([
      { code: 'NOT_FOUND', path: ['body'] },
    ]);
    expect(await errorsOf({})).toEqual([{ code: 'INVALID_INPUT', path: [] }]);
    expect(await errorsOf({ body, mine: true })).toEqual([{ code: 'INVALID_INPUT', path: [] }]);
    expect(await errorsOf({ body: 'body_x' })).toEqual([{ code: 'INVALID_ID', path: ['body'] }]);
  });
});
