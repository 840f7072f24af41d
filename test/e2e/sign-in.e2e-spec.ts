import { waitFor } from '@talkoot/platform/testing/run';
import pg from 'pg';
import { z } from 'zod';
import {
  type Account,
  AUDIENCE,
  CLIENT,
  type OpenIdProvider,
  startOpenIdProvider,
} from '../support/open-id-provider.js';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const MINISTRY: Account = { sub: 'one', email: 'Ohjelmapaallikko@TEM.example', email_verified: true, name: 'Somebody' };
const SEVERAL: Account = { sub: 'several', email: 'viranhaltija@kauhajoki.example', email_verified: true };

const ME = '{ me { name organisation { code } } }';
const me = z.object({ data: z.object({ me: z.object({ organisation: z.object({ code: z.string() }) }) }) });

/** What a browser sends besides its cookies. */
interface Sent extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser: cookies of each host and port, no redirect without being told. */
class Browser {
  readonly cookies = new Map<string, string>();

  async go(url: string, { headers: given = {}, ...init }: Sent = {}): Promise<Response> {
    const { origin } = new URL(url);
    const mine = [...this.cookies].filter(([key]) => key.startsWith(`${origin} `));
    const cookie = mine.map(([key, value]) => `${key.slice(origin.length + 1)}=${value}`).join('; ');
    const headers = { ...(cookie !== '' && { cookie }), accept: 'text/html', 'accept-language': 'en', ...given };
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /Max-Age=0|expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(`${origin} ${name}`);
      else this.cookies.set(`${origin} ${name}`, value);
    }
    return response;
  }

  submit(url: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Response> {
    const own = { 'sec-fetch-site': 'same-origin', origin: new URL(url).origin };
    return this.go(url, { method: 'POST', body: new URLSearchParams(fields), headers: { ...own, ...headers } });
  }

  ask(
    url: string,
    query = ME,
    headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
  ): Promise<Response> {
    const json = { 'content-type': 'application/json', accept: 'application/json', ...headers };
    return this.go(`${url}/graphql`, { method: 'POST', body: JSON.stringify({ query }), headers: json });
  }

  session(url: string): string | undefined {
    return this.cookies.get(`${url} talkoot`);
  }
}

/** Where the page leads to by itself. */
async function onward(response: Response): Promise<string> {
  const [, url = ''] = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(await response.text()) ?? [];
  return url.replaceAll('&#38;', '&');
}

describe('sign-in at a provider', () => {
  let talkoot: Talkoot;
  let provider: OpenIdProvider;
  let client: pg.Client;

  beforeAll(async () => {
    provider = await startOpenIdProvider();
    const { issuer } = provider;
    talkoot = await startTalkoot({ OIDC_ISSUER: issuer, ...CLIENT, OIDC_AUDIENCE: AUDIENCE, OIDC_NAME: 'The office' });
    provider.register(talkoot.url);
    client = new pg.Client({ connectionString: talkoot.databaseUrl });
    await client.connect();
    await client.query(`
      INSERT INTO identity.affiliation (id, version, person_id, organisation_id, role, period, provenance)
      SELECT gen_random_uuid(), 1, p.id, o.id, 'member', '[2020-01-01,)', 'illustrative'
      FROM identity.person p, registry.organisation o
      WHERE p.address = 'viranhaltija@kauhajoki.example' AND o.code = 'TEM'`);
  });
  afterAll(async () => {
    await client.end();
    await talkoot.stop();
    await provider.stop();
  });

  /** To the provider, with what somebody may have done to the address, and to the way back. */
  async function toProvider(
    browser: Browser,
    change: (url: URL) => void = () => undefined,
    fields = {},
  ): Promise<string> {
    const url = new URL(await onward(await browser.submit(`${talkoot.url}/sign-in`, fields)));
    change(url);
    let next = url.href;
    for (let step = 0; step < 6 && !next.startsWith(talkoot.url); step += 1) {
      const response = await browser.go(next);
      next = new URL(response.headers.get('location') ?? `failed:${response.status}`, next).href;
    }
    return next;
  }

  async function signIn(account: Account | undefined, browser = new Browser(), fields = {}) {
    provider.account = account;
    const back = await toProvider(browser, undefined, fields);
    return { browser, back, response: await browser.go(back) };
  }

  /** The person who signs in is the entry's own person, for their organisation: so it is found by both. */
  const BY_SOMEBODY = {
    address: '127.0.0.1',
    person: expect.any(String) as string,
    organisation: expect.any(String) as string,
  };
  const notes = async (action: string) => {
    const { rows } = await client.query<{
      reason: string | null;
      address: string;
      person: string | null;
      organisation: string | null;
    }>(
      `SELECT detail ->> 'reason' AS reason, address, person_id AS person, organisation_id AS organisation FROM (
         SELECT action, detail, address, person_id, organisation_id, occurred_at FROM platform.audit_waiting
         UNION ALL SELECT action, detail, address, person_id, organisation_id, occurred_at FROM platform.audit_entry) AS noted
       WHERE action = $1 ORDER BY occurred_at`,
      [action],
    );
    return rows;
  };
  /** For as long the gateway remembers who stands behind a cookie. */
  const aMinutePasses = () => client.query('UPDATE platform.kept SET viewers = gen_random_uuid()');
  const lastRefusal = async () => (await notes('sign-in.refused')).at(-1)?.reason;
  const codeOf = async (response: Response) => me.parse(await response.json()).data.me.organisation.code;

  it('leads to the provider and back, and the session works at once', async () => {
    const { browser, response } = await signIn(MINISTRY, new Browser(), { return: '/graphql?query=x' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/graphql?query=x');
    expect(response.headers.getSetCookie().join()).toMatch(/talkoot=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax/);
    expect(await codeOf(await browser.ask(talkoot.url))).toBe('TEM');
    expect(await (await browser.go(`${talkoot.url}/sign-in/state`)).text()).toContain('Ministry of Economic Affairs');
    expect((await notes('session.begun')).at(-1)).toMatchObject(BY_SOMEBODY);
  });

  it('knows the account again when its address has changed', async () => {
    const { response } = await signIn({ ...MINISTRY, email: 'other@tem.example', email_verified: false });
    expect(response.status).toBe(303);
  });

  it('says the same of an address that is not verified and of one that nobody has', async () => {
    const unverified = await signIn({ sub: 'two', email: 'viranhaltija@kurikka.example', email_verified: false });
    expect(await lastRefusal()).toBe('unverified-address');
    const unknown = await signIn({ sub: 'three', email: 'nobody@else.example', email_verified: true, name: 'Officer' });
    expect(await lastRefusal()).toBe('unknown-person');
    const texts = await Promise.all([unverified, unknown].map(({ response }) => response.text()));
    expect(unverified.response.status).toBe(403);
    expect(texts[0]).toBe(texts[1]);
    expect(unverified.browser.session(talkoot.url)).toBeUndefined();
  });

  it('refuses a state, a nonce, a verifier and a code that are not of this sign-in, and a callback that comes again', async () => {
    provider.account = MINISTRY;
    const one = new Browser();
    const back = await toProvider(one);
    const other = new Browser();
    const otherBack = await toProvider(other);
    const tries: [string, () => Promise<Response>][] = [
      ['another browser', () => new Browser().go(back)],
      ['state', () => one.go(otherBack)],
      ['code', () => other.go(otherBack.replace(/code=[^&]*/, 'code=made-up'))],
    ];
    for (const [what, attempt] of tries) {
      const response = await attempt();
      expect([what, response.status]).toEqual([what, 400]);
    }
    const again = new Browser();
    const good = await toProvider(again);
    const cookies = new Map(again.cookies);
    expect((await again.go(good)).status).toBe(303);
    for (const [key, value] of cookies) again.cookies.set(key, value);
    expect((await again.go(good)).status).toBe(400);

    for (const parameter of ['nonce', 'code_challenge']) {
      const browser = new Browser();
      const changed = await toProvider(browser, (url) =>
        url.searchParams.set(parameter, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'),
      );
      expect([parameter, (await browser.go(changed)).status]).toEqual([parameter, 400]);
    }
    expect(await lastRefusal()).toBe('answer-of-provider-invalid');
  });

  it('takes no ID token whose signature is not by a key of the provider', async () => {
    expect((await signIn(MINISTRY)).response.status).toBe(303);
    await provider.forge(talkoot.url);
    const forged = await signIn(MINISTRY);
    provider.register(talkoot.url);
    expect([forged.response.status, await lastRefusal()]).toEqual([400, 'answer-of-provider-invalid']);
  });

  it('says so when the person cancels', async () => {
    const { response } = await signIn(undefined);
    expect(response.status).toBe(403);
    expect(await lastRefusal()).toBe('cancelled-at-provider');
  });

  it.each([
    ['stopped', () => provider.stopListening(), () => provider.listenAgain()],
    ['silent', () => (provider.mood = 'silent'), () => (provider.mood = 'well')],
    ['faulty', () => (provider.mood = 'faulty'), () => (provider.mood = 'well')],
  ])(
    'says so, in the language of the reader, when the provider is %s, and goes on by itself',
    async (_, leave, comeBack) => {
      provider.account = MINISTRY;
      const browser = new Browser();
      const back = await toProvider(browser);
      await leave();
      const away = await browser.go(back, { headers: { 'accept-language': 'sv' } });
      expect([away.status, away.headers.get('content-language')]).toEqual([503, 'sv']);
      expect(await away.text()).toContain('Inloggningstjänsten svarar inte');
      expect(await lastRefusal()).toBe('provider-away');
      await comeBack();
      expect((await signIn(MINISTRY)).response.status).toBe(303);
    },
  );

  it('says that an invitation is not valid, whatever is wrong with it, and signs in without it', async () => {
    const wrong = await signIn(MINISTRY, new Browser(), { invitation: 'x'.repeat(64) });
    expect([wrong.response.status, await lastRefusal()]).toEqual([403, 'invitation-not-valid']);
    expect(await wrong.response.text()).toContain('This invitation is no longer valid');
    expect(wrong.browser.session(talkoot.url)).toBeUndefined();
    expect((await signIn(MINISTRY)).response.status).toBe(303);
  });

  it('ends the session that the browser had, and the oldest of more than twenty', async () => {
    const { browser } = await signIn(MINISTRY);
    const before = browser.session(talkoot.url) ?? '';
    await signIn(MINISTRY, browser);
    const old = new Browser();
    old.cookies.set(`${talkoot.url} talkoot`, before);
    expect((await old.ask(talkoot.url)).status).toBe(401);
    for (let each = 0; each < 19; each += 1) await signIn(MINISTRY);
    expect((await browser.ask(talkoot.url)).status).toBe(200);
    await signIn(MINISTRY);
    expect((await browser.ask(talkoot.url)).status).toBe(401);
  });

  it('leads to no other site', async () => {
    const { response } = await signIn(MINISTRY, new Browser(), { return: '//else.example/' });
    expect(response.headers.get('location')).toBe('/');
  });

  it('lets a person who acts for several organisations choose, and switch', async () => {
    const { browser, response } = await signIn(SEVERAL);
    expect(response.headers.get('location')).toBe('/sign-in?return=%2F');
    const undecided = await browser.ask(talkoot.url);
    expect([undecided.status, await undecided.text()]).toEqual([403, expect.stringContaining('CHOOSE_ORGANISATION')]);
    const state: unknown = await (await browser.go(`${talkoot.url}/sign-in/state`)).json();
    expect(state).toMatchObject({
      choices: [
        { organisation: expect.stringContaining('Kauhajoki') as unknown, role: 'manager' },
        { organisation: expect.stringContaining('Ministry') as unknown, role: 'member' },
      ],
    });
    const page = await (await browser.go(`${talkoot.url}/sign-in`)).text();
    const [, kauhajoki = ''] = /value="(affiliation_\w+)">[^<]*Kauhajoki/.exec(page) ?? [];
    const before = browser.session(talkoot.url);
    const chosen = await browser.submit(`${talkoot.url}/sign-in/organisation`, { affiliation: kauhajoki });
    expect(chosen.status).toBe(303);
    expect(browser.session(talkoot.url)).not.toBe(before);
    expect(await codeOf(await browser.ask(talkoot.url))).toBe('232');

    const listed = await browser.ask(
      talkoot.url,
      '{ me { affiliations { nodes { organisation { id code } role period { from } } } sessions { nodes { isThis isOver provider address } } } }',
    );
    const own = z
      .object({
        affiliations: z.object({
          nodes: z.array(z.object({ organisation: z.object({ id: z.string(), code: z.string() }) })),
        }),
        sessions: z.unknown(),
      })
      .parse(z.object({ data: z.object({ me: z.unknown() }) }).parse(await listed.json()).data.me);
    expect(own.sessions).toEqual({
      nodes: [{ isThis: true, isOver: false, provider: provider.issuer, address: '127.0.0.1' }],
    });
    const ministry = own.affiliations.nodes.find(({ organisation }) => organisation.code === 'TEM')?.organisation.id;
    const switched = await browser.ask(
      talkoot.url,
      `mutation { actFor(input: { organisation: "${ministry}" }) { session { organisation { code } } errors { message } } }`,
    );
    expect(await switched.json()).toMatchObject({
      data: { actFor: { session: { organisation: { code: 'TEM' } }, errors: [] } },
    });
    expect(await codeOf(await browser.ask(talkoot.url))).toBe('TEM');
  });

  it('counts a session only for requests of our own pages', async () => {
    const { browser } = await signIn(MINISTRY);
    const status = async (headers: Record<string, string>) => (await browser.ask(talkoot.url, ME, headers)).status;
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'same-site', origin: talkoot.url })).toBe(403);
    expect(await status({ origin: 'https://else.example' })).toBe(403);
    expect(await status({ origin: 'null' })).toBe(403);
    expect(await status({})).toBe(403);
    expect(await status({ origin: talkoot.url })).toBe(200);
    expect(await status({ 'apollo-require-preflight': '1' })).toBe(200);
    const forged = await browser.submit(
      `${talkoot.url}/sign-out`,
      {},
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
    );
    expect(forged.status).toBe(403);
    expect(await status({ origin: talkoot.url })).toBe(200);
  });

  it('ends when the affiliation ends, when it is idle or too long open, and takes the cookie back', async () => {
    const { browser } = await signIn(MINISTRY);
    const mine = `person_id = (SELECT id FROM identity.person WHERE address = 'ohjelmapaallikko@tem.example')`;
    const during = async (change: string, back: string, expected: string) => {
      await client.query(change);
      await aMinutePasses();
      const cookie = browser.session(talkoot.url) ?? '';
      const response = await browser.ask(talkoot.url);
      expect([expected, response.status]).toEqual([expected, 401]);
      await client.query(back);
      await aMinutePasses();
      browser.cookies.set(`${talkoot.url} talkoot`, cookie);
      expect((await browser.ask(talkoot.url)).status).toBe(200);
    };
    await during(
      `UPDATE identity.affiliation SET period = '[,2020-01-01)' WHERE ${mine}`,
      `UPDATE identity.affiliation SET period = '[,)' WHERE ${mine}`,
      'former affiliation',
    );
    await during(
      `UPDATE identity.session SET idle_ends_at = now() - interval '1 second' WHERE ${mine}`,
      `UPDATE identity.session SET idle_ends_at = now() + interval '10 minutes' WHERE ${mine}`,
      'idle',
    );
    await during(
      `UPDATE identity.session SET ends_at = now() - interval '1 second' WHERE ${mine}`,
      `UPDATE identity.session SET ends_at = now() + interval '1 hour' WHERE ${mine}`,
      'too long',
    );
    await client.query(`UPDATE identity.session SET ends_at = now() WHERE ${mine}`);
    await aMinutePasses();
    await browser.ask(talkoot.url);
    expect(browser.session(talkoot.url)).toBeUndefined();
    expect((await browser.ask(talkoot.url, '{ __typename }')).status).toBe(200);
  });

  it('replaces the secret by age, and ends the session when an old one comes again', async () => {
    const { browser } = await signIn(MINISTRY);
    const old = browser.session(talkoot.url) ?? '';
    await client.query(`UPDATE identity.session SET renew_at = now() - interval '1 second'`);
    await aMinutePasses();
    expect((await browser.ask(talkoot.url)).status).toBe(200);
    expect(browser.session(talkoot.url)).not.toBe(old);
    const thief = new Browser();
    thief.cookies.set(`${talkoot.url} talkoot`, old);
    expect((await thief.ask(talkoot.url)).status).toBe(200);
    await client.query(`UPDATE identity.session SET renewed_at = now() - interval '61 seconds'`);
    await aMinutePasses();
    thief.cookies.set(`${talkoot.url} talkoot`, old);
    expect((await thief.ask(talkoot.url)).status).toBe(401);
    expect((await browser.ask(talkoot.url)).status).toBe(401);
    expect((await notes('session.ended')).at(-1)).toMatchObject({
      ...BY_SOMEBODY,
      reason: 'old-secret-used',
      address: 'none',
    });
  });

  it('lists, and ends, one’s own sessions alone', async () => {
    const [one, two, stranger] = [await signIn(MINISTRY), await signIn(MINISTRY), await signIn(SEVERAL)];
    const ended = await one.browser.ask(talkoot.url, 'mutation { endOtherSessions(input: {}) { ended } }');
    expect(
      z
        .object({ data: z.object({ endOtherSessions: z.object({ ended: z.int().min(1) }) }) })
        .safeParse(await ended.json()).success,
    ).toBe(true);
    expect((await notes('endOtherSessions')).at(-1)).toMatchObject({ ...BY_SOMEBODY, reason: 'by-its-person' });
    expect((await two.browser.ask(talkoot.url)).status).toBe(401);
    expect((await one.browser.ask(talkoot.url)).status).toBe(200);
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM identity.session WHERE ended_at IS NULL ORDER BY begun_at DESC LIMIT 1`,
    );
    expect(stranger.response.status).toBe(303);
    expect(rows).toHaveLength(1);
  });

  it('signs out at the provider too', async () => {
    const { browser } = await signIn(MINISTRY);
    const before = browser.session(talkoot.url) ?? '';
    const signedOut = await browser.submit(`${talkoot.url}/sign-out`);
    expect(signedOut.headers.get('clear-site-data')).toBe('"storage"');
    const url = await onward(signedOut);
    expect(url).toContain(`${provider.issuer}/session/end`);
    expect(url).toContain('id_token_hint=');
    expect(browser.session(talkoot.url)).toBeUndefined();
    const asked = await (await browser.go(url)).text();
    const [, secret = ''] = /name="xsrf" value="([^"]*)"/.exec(asked) ?? [];
    const done = await browser.submit(`${provider.issuer}/session/end/confirm`, { xsrf: secret, logout: 'yes' });
    expect(done.headers.get('location')).toContain(`${talkoot.url}/sign-out`);
    expect(provider.signOuts).toBe(1);
    browser.cookies.set(`${talkoot.url} talkoot`, before);
    expect((await browser.ask(talkoot.url)).status).toBe(401);
  });

  it('ends the session of a browser at once when somebody signs out at the provider itself', async () => {
    const [here, elsewhere] = [await signIn(MINISTRY), await signIn(MINISTRY)];
    const asked = await (await here.browser.go(`${provider.issuer}/session/end`)).text();
    const [, secret = ''] = /name="xsrf" value="([^"]*)"/.exec(asked) ?? [];
    expect((await here.browser.ask(talkoot.url)).status).toBe(200);
    await here.browser.submit(`${provider.issuer}/session/end/confirm`, { xsrf: secret, logout: 'yes' });
    expect((await here.browser.ask(talkoot.url)).status).toBe(401);
    expect((await elsewhere.browser.ask(talkoot.url)).status).toBe(200);
    expect((await notes('session.ended')).at(-1)).toMatchObject({ ...BY_SOMEBODY, reason: 'by-the-provider' });
  });

  it('takes a logout token of the provider for us, once, and nothing else for one', async () => {
    const [one, other] = [await signIn(MINISTRY), await signIn(SEVERAL)];
    const send = (token: string) =>
      fetch(`${talkoot.url}/sign-in/backchannel-logout`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
      });
    const now = Math.floor(Date.now() / 1000);
    const wrong: [string, Record<string, unknown>, { typ: string }?][] = [
      ['of another kind', { sub: 'one' }, { typ: 'at+jwt' }],
      ['for another client', { sub: 'one', aud: AUDIENCE }],
      ['of another issuer', { sub: 'one', iss: 'https://else.example' }],
      ['that is old', { sub: 'one', iat: now - 200 }],
      ['that is over', { sub: 'one', exp: now - 60 }],
      ['of the time to come', { sub: 'one', iat: now + 200 }],
      ['without an id', { sub: 'one', jti: undefined }],
      ['without the event', { sub: 'one', events: {} }],
      ['with a nonce', { sub: 'one', nonce: 'of an ID token' }],
      ['of nobody', {}],
    ];
    for (const [what, claims, header] of wrong) {
      const { status } = await send(await provider.logoutToken(claims, header));
      expect([what, status]).toEqual([what, 400]);
    }
    expect((await send('x')).status).toBe(400);
    const [, , signature = ''] = (await provider.logoutToken({ sub: 'one', sid: 'x' })).split('.');
    const [head = '', body = ''] = (await provider.logoutToken({ sub: 'one' })).split('.');
    expect((await send([head, body, signature].join('.'))).status).toBe(400);
    expect((await one.browser.ask(talkoot.url)).status).toBe(200);

    for (const typ of ['logout+jwt', 'application/logout+jwt', 'JWT'])
      expect((await send(await provider.logoutToken({ sub: 'nobody here' }, { typ }))).status).toBe(200);
    expect((await send(await provider.logoutToken({ sub: 'one', sid: 'of another browser' }))).status).toBe(200);
    expect((await one.browser.ask(talkoot.url)).status).toBe(200);
    const token = await provider.logoutToken({ sub: 'one' });
    const answered = await send(token);
    expect([answered.status, answered.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect((await one.browser.ask(talkoot.url)).status).toBe(401);
    expect((await send(token)).status).toBe(400);
    expect((await other.browser.ask(talkoot.url)).status).toBe(403);
  });

  it('takes access tokens of the provider for its audience, while they hold', async () => {
    await signIn(MINISTRY);
    await signIn(SEVERAL);
    const now = Math.floor(Date.now() / 1000);
    const asked = async (claims: Record<string, unknown>, header?: { typ: string }, headers = {}) =>
      new Browser().ask(talkoot.url, ME, {
        authorization: `Bearer ${await provider.accessToken({ sub: 'one', ...claims }, header)}`,
        ...headers,
      });
    const status = async (...given: Parameters<typeof asked>) => (await asked(...given)).status;
    expect(await status({})).toBe(200);
    expect(await status({}, { typ: 'JWT' })).toBe(200);
    expect(await status({ exp: now - 20 })).toBe(200);
    expect(await status({ exp: now - 60 })).toBe(401);
    expect(await status({ nbf: now + 60 })).toBe(401);
    expect(await status({ aud: CLIENT.OIDC_CLIENT_ID })).toBe(401);
    expect(await status({ nonce: 'of an ID token' }, { typ: 'JWT' })).toBe(401);
    expect(await status({}, { typ: 'logout+jwt' })).toBe(401);
    expect(await status({ sub: 'nobody' })).toBe(401);
    expect(await status({ iss: 'https://else.example' })).toBe(401);

    const refused = await asked({ sub: 'several' });
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('X-Acting-For');
    expect(await codeOf(await asked({ sub: 'several' }, undefined, { 'x-acting-for': 'TEM' }))).toBe('TEM');
    expect(await codeOf(await asked({ sub: 'several' }, undefined, { 'x-acting-for': '232' }))).toBe('232');
    expect(await status({ sub: 'several' }, undefined, { 'x-acting-for': '301' })).toBe(403);

    const before = await provider.accessToken({ sub: 'one' });
    await provider.rotateKey();
    await waitFor('a token of the new key to be taken', async () => (await status({})) === 200);
    const old = await new Browser().ask(talkoot.url, ME, { authorization: `Bearer ${before}` });
    expect(old.status).toBe(401);
  });

  it('answers a token of the provider, while its keys cannot be had, that it cannot tell', async () => {
    const bare = await startTalkoot({ OIDC_ISSUER: provider.issuer, ...CLIENT, OIDC_AUDIENCE: AUDIENCE });
    const bearer = { authorization: `Bearer ${await provider.accessToken({ sub: 'one' })}` };
    for (const [leave, comeBack] of [
      [() => provider.stopListening(), () => provider.listenAgain()],
      [() => Promise.resolve((provider.mood = 'silent')), () => Promise.resolve((provider.mood = 'well'))],
    ] as const) {
      await leave();
      const away = await new Browser().ask(bare.url, ME, bearer);
      expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await away.text()).toContain('SIGN_IN_UNAVAILABLE');
      await comeBack();
    }
    // Nobody has signed in at this one: the token is known to be good, and whose it is is not.
    await waitFor('the keys to be asked for again', async () => {
      const { status } = await new Browser().ask(bare.url, ME, bearer);
      return status === 401;
    });
    await bare.stop();
  });

  it('writes no address and no secret into the log', () => {
    expect(talkoot.log()).not.toMatch(/tem\.example|a-secret-of-the-test/i);
  });
});
