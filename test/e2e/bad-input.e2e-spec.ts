import { newId } from '@talkoot/contracts';
import pg from 'pg';
import { z } from 'zod';
import { type Answer, post, startTalkoot, type Talkoot } from '../support/talkoot.js';

const JOIN = `mutation Join($input: JoinPilotInput!) {
  joinPilot(input: $input) { partnership { id } errors { code path message } }
}`;
const GRANT = `mutation Grant($input: DecideGrantInput!) {
  decideGrant(input: $input) { grant { id } errors { code path message } }
}`;

const IDS = `{
  pilot(code: "GREEN") { id }
  salo: municipality(country: FI, code: "734") { id }
  kurikka: municipality(country: FI, code: "301") { id }
  jalasjarvi: municipality(country: FI, code: "164") { id }
  pilotProgramme(code: "TEM-SKP-2014") { id appropriation { id } }
}`;
const thing = z.object({ id: z.string() });
const ids = z.object({
  pilot: thing,
  salo: thing,
  kurikka: thing,
  jalasjarvi: thing,
  pilotProgramme: thing.extend({ appropriation: thing }),
});

const refusal = z.object({ code: z.string(), path: z.array(z.string()), message: z.string() });
const payload = z.record(z.string(), z.object({ errors: z.array(refusal) }));

/** The refusals of the one mutation that was asked for. */
const refusals = ({ data }: Answer) => Object.values(payload.parse(data)).flatMap(({ errors }) => errors);

describe('bad input', () => {
  let talkoot: Talkoot;
  let token: string;
  let known: z.infer<typeof ids>;
  let before: number;
  let database: pg.Client;

  const events = async () => {
    const { rows } = await database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM platform.event WHERE origin = $$request$$',
    );
    return rows[0]?.count ?? 0;
  };
  const join = (input: object, language: 'fi' | 'sv' | 'en' = 'en') =>
    talkoot.ask(
      JOIN,
      { input: { pilot: known.pilot.id, organisation: known.salo.id, on: '2014-06-01', ...input } },
      { token, language },
    );

  beforeAll(async () => {
    talkoot = await startTalkoot();
    token = await talkoot.token('TEM', 'manager');
    known = ids.parse((await talkoot.ask(IDS)).data);
    database = new pg.Client({ connectionString: talkoot.databaseUrl });
    await database.connect();
    before = await events();
  });
  afterAll(async () => {
    await database.end();
    await talkoot.stop();
  });

  it.each([
    ['an id that nothing has', { pilot: newId('pilot') }, 'NOT_FOUND', 'pilot'],
    ['an id of another kind', { pilot: newId('organisation') }, 'INVALID_ID', 'pilot'],
    ['what is no id', { organisation: "'; DROP TABLE x" }, 'INVALID_ID', 'organisation'],
    ['a day before the pilot', { on: '2013-12-31' }, 'OUTSIDE_PERIOD', 'on'],
    ['a day after the pilot', { on: '2016-01-01' }, 'OUTSIDE_PERIOD', 'on'],
  ])('join with %s is refused with its field and the fix', async (_, input, code, path) => {
    expect(refusals(await join(input))).toMatchObject([{ code, path: [path] }]);
  });

  it('join of a town that is a partner already is refused', async () => {
    const answer = await join({ organisation: known.kurikka.id });
    expect(refusals(answer)).toMatchObject([{ code: 'ALREADY_PARTNER', path: ['organisation'] }]);
  });

  it('join of a town that has merged away names its successor, in the language of the reader', async () => {
    const answer = await join({ organisation: known.jalasjarvi.id }, 'fi');
    expect(refusals(answer)).toMatchObject([{ code: 'ORGANISATION_ENDED', path: ['organisation'] }]);
    expect(refusals(answer)[0]?.message).toContain('Kurikka');
  });

  it.each([
    ['a day that does not exist', '"2014-02-30"', 'INVALID_DATE'],
    ['a number for a day', '20140601', 'INVALID_DATE'],
  ])('%s is an error of the request that names the field', async (_, on, code) => {
    const query = `mutation { joinPilot(input: { pilot: "${known.pilot.id}", organisation: "${known.salo.id}", on: ${on} }) { errors { code } } }`;
    const { errors, data } = await talkoot.ask(query, {}, { token });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    const byVariable = await join({ on: JSON.parse(on) as unknown });
    expect(byVariable.errors).toMatchObject([{ extensions: { code } }]);
    expect(byVariable.errors[0]?.message).toContain('input.on');
  });

  it('a period that ends before it starts is refused at its end', async () => {
    const operation = `mutation Programme($input: CreatePilotProgrammeInput!) {
      createPilotProgramme(input: $input) { errors { code path message } } }`;
    const input = {
      code: 'NEW-2030',
      owner: newId('organisation'),
      name: { fi: 'Uusi' },
      period: { from: '2030-01-01', to: '2029-12-31' },
    };
    const { data, errors } = await talkoot.ask(operation, { input }, { token });
    expect(errors).toEqual([]);
    expect(payload.parse(data)['createPilotProgramme']).toMatchObject({
      errors: [{ code: 'PERIOD_ENDS_BEFORE_START', path: ['period', 'to'] }],
    });
  });

  it.each([
    ['three decimals', { amount: '100.001', currency: 'EUR' }, 'INVALID_AMOUNT'],
    ['another currency', { amount: '100.00', currency: 'SEK' }, 'CURRENCY_DIFFERS'],
    ['more than there is', { amount: '900000.00', currency: 'EUR' }, 'APPROPRIATION_EXCEEDED'],
    ['nothing', { amount: '0.00', currency: 'EUR' }, 'INVALID_AMOUNT'],
  ])('a grant of %s is refused', async (_, amount, code) => {
    const input = {
      code: 'BAD',
      appropriation: known.pilotProgramme.appropriation.id,
      pilot: known.pilot.id,
      amount,
      purposes: ['START_UP'],
      decidedOn: '2014-06-01',
    };
    expect(refusals(await talkoot.ask(GRANT, { input }, { token }))).toMatchObject([{ code }]);
  });

  it('a text of 10 MB is refused before anything reads it', async () => {
    const body = JSON.stringify({ query: JOIN, variables: { input: { pilot: 'x'.repeat(10_000_000) } } });
    // The server answers and closes without reading on; a client that is still sending may only see that it was cut off.
    const answer = await post(talkoot.url, body, { token }).catch((error: unknown) => String(error));
    const refused = typeof answer === 'string' ? answer : answer.errors.map(({ extensions }) => extensions.code).join();
    expect(refused).toMatch(/fetch failed|REQUEST_TOO_LARGE/);
  });

  it('malformed JSON is told to be so', async () => {
    const answer = await post(talkoot.url, '{"query": nope', { language: 'sv' });
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(answer.errors[0]?.message).toContain('giltig JSON');
  });

  it.each([
    [
      'deep',
      `{ municipality(country: FI, code: "734") { ${'successor { '.repeat(100)} id ${'} '.repeat(100)} } }`,
      'QUERY_TOO_DEEP',
    ],
    [
      'wide',
      `{ ${Array.from({ length: 1000 }, (__, index) => `m${index}: municipality(country: FI, code: "734") { id }`).join(' ')} }`,
      'QUERY_TOO_WIDE',
    ],
  ])('a query that is too %s is refused', async (_, query, code) => {
    const { errors, data } = await talkoot.ask(query);
    expect(data).toBeUndefined();
    expect(errors.map(({ extensions }) => extensions.code)).toContain(code);
  });

  it.each(['nonsense', 'a.b.c'])('a token that is %s is refused', async (nonsense) => {
    const answer = await talkoot.ask('{ __typename }', {}, { token: nonsense });
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('changed nothing, and none of it was a fault', async () => {
    expect(await events()).toBe(before);
    expect(talkoot.log()).not.toContain('request.failed');
  });
});
