import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const SMALL = '{ themes(first: 1) { nodes { code } } }';

/** Every way in passes the one door: who has used all is refused there, and what it cost is counted. */
describe('limits of requests', () => {
  let talkoot: Talkoot;

  beforeAll(async () => {
    // An hour, so that no window ends while the test runs, unless it runs at the full hour.
    const settings = { RATE_LIMITS: 'on', RATE_LIMIT_COST: '20000/3600', RATE_LIMIT_REPORT_REQUEST: '1/3600' };
    talkoot = await startTalkoot({ ...settings, TRUSTED_PROXIES: '127.0.0.1' });
  });
  afterAll(() => talkoot.stop());

  async function send(address: string, query: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${talkoot.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address, ...headers },
      body: JSON.stringify({ query }),
    });
    const number = (name: string) => Number(response.headers.get(name));
    return {
      status: response.status,
      cost: number('x-query-cost'),
      left: number('ratelimit-remaining'),
      limit: number('ratelimit-limit'),
      reset: number('ratelimit-reset'),
      retryAfter: response.headers.get('retry-after'),
      body: (await response.json()) as { extensions?: unknown; errors?: { message: string; extensions: object }[] },
    };
  }

  it('an answer says what it cost and what is left, whether Apollo has seen it or not', async () => {
    const first = await send('192.0.2.1', SMALL);
    const known = await send('192.0.2.1', SMALL);
    expect([first.status, first.limit, first.cost > 0]).toEqual([200, 20_000, true]);
    expect(first.left).toBe(20_000 - first.cost);
    expect([known.cost, known.left]).toEqual([first.cost, first.left - first.cost]);
    expect(first.reset).toBeGreaterThan(0);
    const explained = await send('192.0.2.1', SMALL, { 'x-explain': '1' });
    const { left: remaining, reset } = explained;
    expect(explained.body.extensions).toMatchObject({ cost: first.cost, rateLimit: { limit: 20_000, remaining } });
    expect(reset).toBeLessThanOrEqual(3600);
  });

  it('who has used all is told when to come again, and others are not refused for it', async () => {
    let last = await send('192.0.2.2', SMALL);
    for (let each = 0; each < 30 && last.status === 200; each += 1) last = await send('192.0.2.2', SMALL);
    expect(last.status).toBe(429);
    expect(Number(last.retryAfter)).toBe(last.reset);
    expect(last.body.errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED' });
    const bad = await send('192.0.2.2', '{ nothing }');
    expect(bad.status).toBe(429);
    expect((await send('192.0.2.3', SMALL)).status).toBe(200);
  });

  it('reports are limited more tightly, where they are asked for', async () => {
    const authorization = `Bearer ${await talkoot.token('TEM', 'manager')}`;
    const { body } = await send('192.0.2.4', '{ pilotProgramme(code: "TEM-SKP-2014") { id } }', { authorization });
    expect(body).toHaveProperty('data');
    const { data } = body as { data: { pilotProgramme: { id: string } } };
    const request = `mutation { requestReport(input: { kind: PILOT_PROGRAMME, subject: "${data.pilotProgramme.id}", formats: [CSV] }) { report { id } errors { code } } }`;
    const first = await send('192.0.2.4', request, { authorization });
    expect(first.body.errors).toBeUndefined();
    const second = await send('192.0.2.4', request, { authorization });
    expect(second.body.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    // Other changes of the request may be made, so it is not refused as a whole.
    expect([second.status, first.retryAfter, Number(second.retryAfter) > 60]).toEqual([200, null, true]);
  });
});
