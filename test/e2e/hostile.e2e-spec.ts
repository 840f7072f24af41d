import { testDatabase, waitFor } from '@talkoot/platform/testing/run';
import fc from 'fast-check';
import { getIntrospectionQuery, parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import pg from 'pg';
import { HOSTILE_NAMES, hostileBody, type HostileName, randomHostileBody } from '../bench/src/hostile-bodies.js';
import { type Gateway, startGateway } from '../read-path/gateway.js';
import { Random } from '../support/random.js';

/** What anybody is told at most of a request that is refused. */
const LARGEST_REFUSAL = 20_000;
/**
 * What one request costs at most, as a multiple of what it takes to parse the schema: so it depends on no machine. The dearest that is
 * known, names of unknown types, takes 25 in these tests and about a fifth of that in service; what grows out of hand takes hundreds.
 */
const MOST_WORK = 100;
/** Garbage is collected, and others use the processor, at times that have nothing to do with the request. */
const MOST_TRIES = 8;

const SCHEMA = readFileSync('schema.graphql', 'utf8');

/** Milliseconds of the processor that the work takes. */
async function processorOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The work as a multiple of parsing the schema, on this machine and at this moment. */
async function workOf(work: () => unknown): Promise<number> {
  const cost = await processorOf(work);
  return cost / (await processorOf(() => parse(SCHEMA, { noLocation: true })));
}

const TYPENAME = '{"query":"{ __typename }"}';
const asBody = (query: string): string => JSON.stringify({ query });

/** From another address, as a proxy tells. */
async function send(gateway: Gateway, body: string, { language = 'en', from = '192.0.2.1' } = {}) {
  const since = performance.now();
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language, 'x-forwarded-for': from },
    body,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, seconds: (performance.now() - since) / 1000 };
}

const codesOf = (text: string): string[] => [...text.matchAll(/"code":"(\w+)"/g)].map(([, code = '']) => code);

describe('hostile requests', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway(await testDatabase(), {
      DATABASE_POOL: '4',
      REQUEST_SECONDS: '5',
      TRUSTED_PROXIES: '127.0.0.1',
    });
  });
  afterAll(() => gateway.stop());

  it.each(HOSTILE_NAMES)('are refused in few words: %s', async (name) => {
    const { status, text } = await send(gateway, hostileBody(name));
    expect({ status, text: text.slice(0, LARGEST_REFUSAL) }).toEqual({ status: 400, text });
    expect(codesOf(text)).not.toEqual([]);
  });

  it.each<[HostileName, number, string]>([
    ['a chain of fragments', 1_800, 'QUERY_TOO_WIDE'],
    ['brackets in a type', 7_000, 'QUERY_TOO_DEEP'],
    ['inline fragments', 4_900, 'QUERY_TOO_DEEP'],
    ['fields within fields', 1_500, 'QUERY_TOO_DEEP'],
    ['objects within objects', 4_900, 'QUERY_TOO_DEEP'],
    ['lists within lists as a variable', 100_000, 'REQUEST_TOO_LARGE'],
    ['objects within objects as a variable', 100_000, 'REQUEST_TOO_LARGE'],
    ['unknown keys', 60_000, 'REQUEST_TOO_LARGE'],
    ['many changes', 21, 'TOO_MANY_CHANGES'],
    ['a long name', 200_000, 'REQUEST_TOO_LARGE'],
    ['the same field', 2_500, 'QUERY_TOO_LONG'],
    ['unknown fields', 4_000, 'QUERY_TOO_WIDE'],
    ['the same field', 101, 'QUERY_TOO_WIDE'],
    ['aliases in introspection', 100, 'QUERY_TOO_COSTLY'],
    ['aliases per row', 100, 'QUERY_TOO_COSTLY'],
    ['counts per row', 100, 'QUERY_TOO_COSTLY'],
    ['lists per row', 100, 'QUERY_TOO_COSTLY'],
    ['counted lists', 30, 'QUERY_TOO_COSTLY'],
    ['searches', 30, 'QUERY_TOO_COSTLY'],
  ])('are refused in one sentence that says how much may be: %s', async (name, size, code) => {
    const { status, text } = await send(gateway, hostileBody(name, size), { language: 'sv' });
    expect({ status, codes: codesOf(text) }).toEqual({ status: 400, codes: [code] });
    expect(text).toMatch(/högst/i);
  });

  it.each<[HostileName, number]>([
    ['unknown keys', 4_000],
    ['wrong enum values', 4_000],
    ['wrong enum words', 4_000],
    ['long unknown keys', 12],
    ['wrong enum values in words', 5_000],
    ['many variables', 1_000],
  ])('tell the first mistakes of many, and repeat little of what was sent: %s', async (name, size) => {
    const { status, text } = await send(gateway, hostileBody(name, size));
    expect(status).toBe(400);
    const { errors } = JSON.parse(text) as { errors: { message: string }[] };
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(20);
    expect(Math.max(...errors.map(({ message }) => message.length))).toBeLessThanOrEqual(500);
  });

  it.each([
    ['headers', 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'],
    [
      'body',
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"query":"{',
    ],
  ])('are given up when their %s does not come whole', async (_, half) => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    socket.write(half);
    const answer = await new Promise<string>((resolve, reject) => {
      let told = '';
      socket.on('data', (chunk) => (told += chunk.toString()));
      socket.on('close', () => resolve(told));
      socket.on('error', reject);
    });
    expect(answer).toContain('408 Request Timeout');
  });

  it('cost little, whatever they are', async () => {
    const costs = (body: string): Promise<number> =>
      workOf(async () => expect((await send(gateway, body)).status).toBeLessThan(500));
    // What is measured is the work, not that it is compiled when it is done for the first time.
    for (const name of HOSTILE_NAMES) await costs(hostileBody(name, 40));
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = new Random(seed);
        const body = randomHostileBody((least, most) => random.between(least, most));
        const each = [await costs(body)];
        while (each.length < MOST_TRIES && Math.min(...each) > MOST_WORK) each.push(await costs(body));
        expect(Math.min(...each)).toBeLessThanOrEqual(MOST_WORK);
      }),
      { numRuns: 300 },
    );
  });

  it('have their cost told, before it is too much', async () => {
    const query = '{ regions(first: 10) { nodes { id name } } }';
    const told = [await send(gateway, asBody(query)), await send(gateway, asBody(query))];
    // 10 rows of 2 fields, the list and what stands around it.
    expect(told.map(({ headers }) => Number(headers.get('x-query-cost')))).toEqual([1_021, 1_021]);
    const { text } = await send(gateway, hostileBody('aliases per row', 100));
    expect(text).toMatch(/The query costs \d{7}; at most 100000\. Ask for smaller pages/);
  });
});

describe('introspection', () => {
  const USUAL = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, typeDepth: 9 });

  it('is answered from what was answered before', async () => {
    const gateway = await startGateway(await testDatabase(), { TRUSTED_PROXIES: '127.0.0.1' });
    const first = await send(gateway, asBody(USUAL));
    expect(JSON.parse(first.text)).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } });
    /** One after the other: of many at once the service refuses some. */
    const askAll = async (queries: readonly string[]) => {
      const texts = new Set<string>();
      for (const [place, query] of queries.entries())
        texts.add((await send(gateway, asBody(query), { from: `192.0.2.${place + 10}` })).text);
      return texts;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const again = Array<string>(10).fill(USUAL);
      const others = again.map((query, place) =>
        query.replace('query IntrospectionQuery', `query Another${round}${place}`),
      );
      known.push(await processorOf(async () => expect(await askAll(again)).toEqual(new Set([first.text]))));
      unknown.push(await processorOf(() => askAll(others)));
    }
    expect(Math.min(...known)).toBeLessThan(Math.min(...unknown) / 2);
    await gateway.stop();
  });

  it('can be turned off', async () => {
    const gateway = await startGateway(await testDatabase(), { INTROSPECTION: 'off' });
    for (const query of [USUAL, '{ __type(name: "Pilot") { name } }']) {
      const { status, text } = await send(gateway, asBody(query), { language: 'fi' });
      expect({ status, codes: [...new Set(codesOf(text))] }).toEqual({ status: 400, codes: ['INTROSPECTION_OFF'] });
      expect(text).toContain('schema.graphql');
    }
    expect((await send(gateway, TYPENAME)).status).toBe(200);
    await gateway.stop();
  });
});

describe('a gateway that has too much to do', () => {
  const PILOTS = asBody('{ pilots(first: 1) { nodes { id } } }');
  const THEMES = asBody('{ themes(first: 1) { nodes { id } } }');
  let gateway: Gateway;
  let holder: pg.Client;

  beforeAll(async () => {
    const database = await testDatabase();
    gateway = await startGateway(database, { DATABASE_POOL: '4', TRUSTED_PROXIES: '127.0.0.1' });
    holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    // Read once, so that both are prepared before anything stands still.
    for (const body of [PILOTS, THEMES]) await send(gateway, body);
    await holder.query('BEGIN; LOCK TABLE pilots.pilot IN ACCESS EXCLUSIVE MODE');
  });
  afterAll(async () => {
    await holder.end();
    await gateway.stop();
  });

  it('says so within a second, and keeps places for others', async () => {
    const many = Promise.all(Array.from({ length: 20 }, () => send(gateway, PILOTS, { from: '192.0.2.7' })));
    const others = await Promise.all(
      Array.from({ length: 5 }, (_, n) => send(gateway, THEMES, { from: `192.0.2.${10 + n}` })),
    );
    expect(others.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await send(gateway, TYPENAME, { from: '192.0.2.7' })).status).toBe(200);

    const isReady = async () => (await fetch(`${gateway.url}/health/ready`)).status === 200;
    expect(await isReady()).toBe(true);
    const more = [send(gateway, PILOTS, { from: '192.0.2.8' }), send(gateway, PILOTS, { from: '192.0.2.8' })];
    await waitFor('the gateway to say that it is not ready', async () => !(await isReady()));

    const refused = await send(gateway, THEMES, { from: '192.0.2.9', language: 'fi' });
    expect({ status: refused.status, codes: codesOf(refused.text) }).toEqual({ status: 503, codes: ['OVERLOADED'] });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.text).toContain('ruuhkautunut');

    await holder.query('ROLLBACK');
    const answered = [...(await many), ...(await Promise.all(more))];
    expect(answered.filter(({ status }) => status === 200)).toHaveLength(4);
    const overloaded = answered.filter(({ status }) => status === 503);
    expect(overloaded).toHaveLength(18);
    expect(Math.max(...overloaded.map(({ seconds }) => seconds))).toBeLessThan(2);
    expect(await isReady()).toBe(true);
    expect((await send(gateway, PILOTS)).status).toBe(200);
  });
});
