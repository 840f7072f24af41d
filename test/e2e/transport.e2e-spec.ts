import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const CONSOLE = 'https://console.example.org';
const LANGUAGES = ['fi', 'sv', 'en'];

/** What every answer carries, and which pages of other origins may ask. */
describe('transport', () => {
  let talkoot: Talkoot;

  beforeAll(async () => {
    talkoot = await startTalkoot({
      PUBLIC_URL: 'https://talkoot.example',
      CORS_ORIGINS: CONSOLE,
      INTROSPECTION: 'off',
    });
  });
  afterAll(() => talkoot.stop());

  const send = (path: string, init: RequestInit = {}) => fetch(`${talkoot.url}${path}`, init);
  const ask = (query: string, headers: Record<string, string> = {}) =>
    send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });

  it.each<[string, () => Promise<Response>, string?]>([
    ['an answer', () => ask('{ __typename }')],
    ['a refusal', () => ask('{ nothing }')],
    ['an unknown address', () => send('/nowhere')],
    ['a malformed address', () => send('/%zz')],
    ['the console', () => send('/'), 'no-cache'],
    ['GraphiQL', () => send('/graphql', { headers: { accept: 'text/html' } }), 'no-cache'],
    ['health', () => send('/health/live')],
    ['the page to sign in', () => send('/sign-in')],
  ])('%s has all headers', async (_, answer, kept = 'no-store') => {
    const { headers } = await answer();
    expect(headers.get('cache-control')).toBe(kept);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toMatch(/^(no-referrer|same-origin)$/);
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy).toContain("frame-ancestors 'none'");
    // Style attributes alone are open, for GraphiQL's editor.
    expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe');
  });

  it('a page of a known origin may ask and read; a browser keeps that', async () => {
    const preflight = await send('/graphql', {
      method: 'OPTIONS',
      headers: { origin: CONSOLE, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(CONSOLE);
    for (const header of ['idempotency-key', 'x-acting-for'])
      expect(preflight.headers.get('access-control-allow-headers')).toContain(header);
    expect(Number(preflight.headers.get('access-control-max-age'))).toBeGreaterThan(600);
    const { headers } = await ask('{ __typename }', { origin: CONSOLE });
    expect(headers.get('access-control-allow-origin')).toBe(CONSOLE);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('vary')).toContain('Origin');
  });

  it.each(['https://other.example.org', 'https://console.example.org.evil.example', 'null'])(
    'a page of %s may not',
    async (origin) => {
      const preflight = await send('/graphql', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      const answer = await ask('{ __typename }', { origin });
      for (const { headers } of [preflight, answer]) expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it.each(LANGUAGES)('without introspection no name of the schema is suggested, in %s', async (language) => {
    const mistakes = [
      '{ pilotz { nodes { id } } }',
      '{ pilots { nodes { idd } } }',
      '{ themes(firs: 1) { totalCount } }',
    ];
    const texts = await Promise.all(
      mistakes.map(async (each) => (await ask(each, { 'accept-language': language })).text()),
    );
    for (const text of texts) expect(text).not.toMatch(/Did you mean|\\"pilots\\"|\\"first\\"/);
  });
});
