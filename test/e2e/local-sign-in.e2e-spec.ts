import { waitFor } from '@talkoot/platform/testing/run';
import type { Browser, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { databaseWithData } from '../support/bundled-data.js';
import { openBrowser } from '../support/browser.js';
import { signInLocally, startTalkoot, type Talkoot } from '../support/talkoot.js';

const PATIENCE = 40_000;

/** As a developer tries things out: no provider, no token. */
describe('the local sign-in', () => {
  let talkoot: Talkoot;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [talkoot, browser] = await Promise.all([startTalkoot(), openBrowser()]);
    page = await browser.newPage({ locale: 'en-GB' });
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  });
  afterAll(async () => {
    await browser.close();
    await talkoot.stop();
  });

  const status = async (method: string, headers: Record<string, string>) =>
    (await fetch(`${talkoot.url}/sign-in`, { method, headers, redirect: 'manual' })).status;

  it('signs a browser in, which GraphiQL and the console then say, and out again', async () => {
    await page.goto(`${talkoot.url}/sign-in?return=/graphql`);
    await page.getByRole('searchbox').fill('Kauhajoki');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('button', { name: /Officer of Kauhajoki · manager \(illustrative\)/ }).click();
    await page.locator('#signed-in').getByText('Officer of Kauhajoki').waitFor();
    const answer = await page.evaluate<string>(
      `fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ me { organisation { code } } }' }) }).then((response) => response.text())`,
    );
    expect(JSON.parse(answer)).toEqual({ data: { me: { organisation: { code: '232' } } } });
    await page.goto(`${talkoot.url}/`);
    await page.getByText('Officer of Kauhajoki').waitFor();
    await page.getByRole('link', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    // What drives the browser sets styles in the page; the page has none.
    expect(complaints.filter((each) => !each.startsWith('Applying inline style'))).toEqual([]);
    expect(await (await fetch(`${talkoot.url}/sign-in`)).text()).not.toMatch(/style=|<script/);
  });

  it('takes up the invitation of a mail for the person who is chosen, once', async () => {
    const manager = { token: await talkoot.token('232', 'manager') };
    const invite = `mutation { inviteColleague(input: { address: "new@kauhajoki.example", role: EDITOR }) { errors { code } } }`;
    expect(await talkoot.ask(invite, {}, manager)).toMatchObject({ data: { inviteColleague: { errors: [] } } });
    const mail = await waitFor('the mail of the invitation', async () =>
      (await talkoot.mails()).find((each) => each.includes('new@kauhajoki.example')),
    );
    const text = (await PostalMime.parse(mail)).text ?? '';
    const [, invitation = ''] = /\/sign-in\?invitation=([\w-]+)/.exec(text) ?? [];
    const salo = { token: await talkoot.token('734', 'manager') };
    const { data } = await talkoot.ask('{ me { affiliations { nodes { id } } } }', {}, salo);
    const [affiliation = ''] = /affiliation_\w+/.exec(JSON.stringify(data)) ?? [];
    const rolesAfter = async () => {
      const cookie = await signInLocally(talkoot.url, affiliation, invitation);
      return (await talkoot.ask('{ me { affiliations { nodes { role organisation { code } } } } }', {}, { cookie }))
        .data;
    };
    const both = {
      me: {
        affiliations: {
          nodes: [
            { role: 'MANAGER', organisation: { code: '734' } },
            { role: 'EDITOR', organisation: { code: '232' } },
          ],
        },
      },
    };
    expect(await rolesAfter()).toEqual(both);
    const again = await fetch(`${talkoot.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: talkoot.url, 'sec-fetch-site': 'same-origin', 'accept-language': 'fi' },
      body: new URLSearchParams({ affiliation, invitation }),
    });
    expect([again.status, await again.text()]).toEqual([403, expect.stringContaining('ei ole enää voimassa')]);
    expect((await talkoot.mails()).filter((each) => each.includes('new@kauhajoki.example'))).toHaveLength(1);
  });

  it('keeps the invitation while somebody looks for a name', async () => {
    const page = await (await fetch(`${talkoot.url}/sign-in?invitation=a-secret&q=Kauhajoki`)).text();
    const forms = page.match(/<form[^]*?<\/form>/g) ?? [];
    expect(forms.map((each) => each.includes('name="invitation" value="a-secret"'))).toEqual([true, true]);
  });

  it.each<[string, Record<string, string>]>([
    ['a proxy', { 'x-forwarded-for': '10.1.1.1' }],
    ['a proxy that names the host', { 'x-forwarded-host': 'talkoot.example' }],
    ['a proxy by the standard', { forwarded: 'for=10.1.1.1' }],
  ])('is not there through %s', async (_, headers) => {
    expect(await status('GET', headers)).toBe(404);
    expect(await status('POST', { ...headers, origin: talkoot.url })).toBe(404);
  });

  it('is not there for a page of another site, even where a proxy hides it', async () => {
    expect(await status('POST', { origin: 'https://talkoot.example', 'sec-fetch-site': 'same-origin' })).toBe(404);
    expect(await status('POST', { origin: 'https://talkoot.example' })).toBe(403);
  });
});

it.each<[string, Record<string, string>]>([
  ['LOCAL_SIGN_IN is off', { LOCAL_SIGN_IN: 'off' }],
  ['the service is reached from elsewhere', { PUBLIC_URL: 'https://talkoot.example' }],
])('no local sign-in when %s', async (_, settings) => {
  const talkoot = await startTalkoot({ LOG_LEVEL: 'info', ...settings });
  try {
    expect((await fetch(`${talkoot.url}/sign-in`)).status).toBe(404);
    expect(talkoot.log()).toContain('sign-in.local-off');
  } finally {
    await talkoot.stop();
  }
});

const provider = { OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'talkoot' };

it.each<[string, Record<string, string>]>([
  ['OIDC_ISSUER is set', provider],
  ['the process listens to other machines', { HOST: '0.0.0.0', PUBLIC_URL: 'http://127.0.0.1:4000' }],
  ['LOCAL_SIGN_IN is off', { LOCAL_SIGN_IN: 'off' }],
])('a session that began by the local sign-in counts no longer when %s', async (_, settings) => {
  const database = await databaseWithData();
  const kept = { ...database, drop: () => Promise.resolve() };
  const whoIs = '{ me { organisation { code } } }';
  const before = await startTalkoot({}, kept);
  let cookie = '';
  try {
    const manager = { token: await before.token('232', 'manager') };
    const { data } = await before.ask('{ me { affiliations { nodes { id } } } }', {}, manager);
    const [affiliation = ''] = /affiliation_\w+/.exec(JSON.stringify(data)) ?? [];
    cookie = await signInLocally(before.url, affiliation);
    expect((await before.ask(whoIs, {}, { cookie })).data).toEqual({ me: { organisation: { code: '232' } } });
  } finally {
    await before.stop();
  }
  const after = await startTalkoot(settings, database);
  try {
    expect(await after.ask(whoIs, {}, { cookie })).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    const state = await fetch(`${after.url}/sign-in/state`, { headers: { cookie } });
    expect(await state.json()).toMatchObject({ text: '', choices: [] });
  } finally {
    await after.stop();
  }
});
