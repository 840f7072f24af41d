import type { Page } from 'playwright-core';
import { CONSOLE_PLACES } from '../../apps/console-addresses.js';
import { signInLocally, startTalkoot, type Talkoot } from '../support/talkoot.js';
import { ConsoleBrowser, overflowOf, violationsOf } from './console-browser.js';

/** Places that are no list that anybody sees: where links lead, forms, what is one's own, and parts of a programme or pilot. */
const OTHERS = new Set([
  'act',
  'activities',
  'at',
  'mine',
  'plans',
  'programme-items',
  'report-requests',
  'revisions',
  'work-programmes',
]);
const LISTS = ['', ...CONSOLE_PLACES.filter((place) => !OTHERS.has(place))];

/** Each width of window with another language. */
const WINDOWS = [
  { width: 320, locale: 'fi-FI' },
  { width: 768, locale: 'sv-FI' },
  { width: 1440, locale: 'en-GB' },
] as const;

describe('the pages of the console', () => {
  let talkoot: Talkoot;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    talkoot = await startTalkoot();
    browser = await ConsoleBrowser.open(talkoot.url);
  });
  afterAll(async () => {
    await browser.close();
    await talkoot.stop();
  });

  const faultsOf = async (page: Page): Promise<string[]> => {
    const wide = await overflowOf(page);
    return [...(await violationsOf(page)), ...(wide > 0 ? [`${page.url()} is ${wide} pixels too wide`] : [])];
  };

  it.each(WINDOWS)(
    'can be read by everybody: a list and a thing of each kind, $width pixels, $locale',
    async (window) => {
      const page = await browser.page({ viewport: { width: window.width, height: 900 }, locale: window.locale });
      const faults: string[] = [];
      for (const place of LISTS) {
        await browser.open(page, `/${place}`);
        faults.push(...(await faultsOf(page)));
        const thing = page.locator(`main a[href^="/${place}/"]`).first();
        if (place === '' || (await thing.count()) === 0) continue;
        await thing.click();
        await page.waitForURL(`**/${place}/**`);
        await browser.shown(page);
        faults.push(...(await faultsOf(page)));
      }
      expect(faults).toEqual([]);
      expect(browser.complaints).toEqual([]);
      expect(await page.locator('html').getAttribute('lang')).toBe(window.locale.slice(0, 2));
      await page.close();
    },
  );

  it('can be read by everybody: what those who sign in see, and a form', async () => {
    const token = await talkoot.token('TEM', 'manager');
    const { data } = await talkoot.ask('{ me { affiliations { nodes { id } } } }', {}, { token });
    const [affiliation = ''] = /affiliation_\w+/.exec(JSON.stringify(data)) ?? [];
    const [name = '', value = ''] = (await signInLocally(talkoot.url, affiliation)).split('=');
    const page = await browser.page({ viewport: { width: 320, height: 900 }, locale: 'fi-FI' });
    await page.context().addCookies([{ name, value, url: talkoot.url, sameSite: 'Lax', httpOnly: true }]);
    const faults: string[] = [];
    const own = ['', '/notifications', '/settings', '/people', '/keys'].map((each) => `/mine${each}`);
    for (const address of [...own, '/report-requests', '/pilots/GREEN', '/act/createProgramme', '/act/makeKey']) {
      await browser.open(page, address);
      faults.push(...(await faultsOf(page)));
    }
    expect(faults).toEqual([]);
    expect(browser.complaints).toEqual([]);
    await page.close();
  });

  it('say that there is no such page, in the same words for what one may not see', async () => {
    const page = await browser.page();
    const texts = [];
    for (const address of ['/pilots/NOTHING', '/meetings/meeting_01960000000070008000000000']) {
      await browser.open(page, address);
      texts.push(await page.locator('main').innerText());
    }
    expect(texts[0]).toContain('There is no such page, or you may not see it.');
    expect(texts[1]).toBe(texts[0]);
    await page.close();
  });

  it('ask one operation each, of the server alone', async () => {
    const page = await browser.page();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) asked.push(request.postData() ?? '');
    });
    for (const place of LISTS) {
      asked.length = 0;
      await browser.open(page, `/${place}`);
      expect({ place, operations: asked.length }).toEqual({ place, operations: 1 });
      // By the hash that the server knows: no text of an operation travels.
      expect(asked[0]).not.toContain('"query":');
    }
    await page.close();
  });

  it('lead developers to their query', async () => {
    const page = await browser.page();
    await browser.open(page, '/pilots/GREEN');
    await page.getByRole('button', { name: 'Show the query' }).click();
    await page.waitForURL('**/graphql?query=**');
    expect(decodeURIComponent(page.url())).toContain('pilot(code:');
    await page.close();
  });

  it('say what to do when the server is away, and show the page when it is back', async () => {
    const page = await browser.page();
    await browser.open(page, '/');
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('link', { name: 'Themes', exact: true }).click();
    await page.getByText('The service does not answer right now.').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Themes' }).waitFor();
    await page.close();
  });
});

describe('a citizen', () => {
  let talkoot: Talkoot;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    talkoot = await startTalkoot({ OPERATIONS: 'trusted' });
    browser = await ConsoleBrowser.open(talkoot.url);
  });
  afterAll(async () => {
    await browser.close();
    await talkoot.stop();
  });

  it('has all pages where the API answers the operations of the console alone, and no others', async () => {
    const page = await browser.page();
    await browser.open(page, '/pilots/GREEN');
    await page.getByRole('heading', { level: 1, name: 'Towns of smart and green growth' }).waitFor();
    const answer = await talkoot.ask('{ __typename }');
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(answer.errors[0]?.message).toContain('OPERATIONS=trusted');
    await page.close();
  });

  it.each([
    { locale: 'fi-FI', towns: 'Kunnat ja organisaatiot', day: 'Tilanne päivänä', show: 'Näytä' },
    { locale: 'sv-FI', towns: 'Kommuner och organisationer', day: 'Läget den', show: 'Visa' },
    { locale: 'en-GB', towns: 'Municipalities and organisations', day: 'As of the day', show: 'Show' },
  ])(
    'finds what Kauhajoki took part in on 19 November 2014, and reads of it: $locale',
    async ({ locale, towns, day, show }) => {
      const page = await browser.page({ locale });
      await browser.open(page, '/');
      await page.getByRole('link', { name: towns, exact: true }).click();
      await page.waitForURL('**/organisations');
      await page.getByRole('searchbox').fill('Kauhajo');
      await page.getByRole('link', { name: 'Kauhajoki' }).click();
      await page.waitForURL('**/organisations/FI/232');
      await page.getByLabel(day).fill('2014-11-19');
      await page.getByRole('button', { name: show, exact: true }).click();
      await page.waitForURL('**/organisations/FI/232?on=2014-11-19');
      await page.locator('main a[href^="/pilots/GREEN"]').first().click();
      await page.waitForURL('**/pilots/GREEN?on=2014-11-19');
      await browser.shown(page);
      expect(await page.locator('main').innerText()).toContain('Kauhajoki');
      await page.close();
    },
  );
});
