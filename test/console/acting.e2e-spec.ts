import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { signInLocally, startTalkoot, type Talkoot } from '../support/talkoot.js';

/** A browser draws while other tests run: on a busy machine that takes a while. */
const PATIENCE = 50_000;

/** Those of Kauhajoki, which coordinates the pilot GREEN. */
const COORDINATOR = '232';

describe('the forms of the console', () => {
  let talkoot: Talkoot;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [talkoot, browser] = await Promise.all([startTalkoot(), openBrowser()]);
    const context = await browser.newContext({ locale: 'en-GB' });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await signIn();
  });
  afterAll(async () => {
    await browser.close();
    await talkoot.stop();
  });

  /** The browser has the session of an officer of the coordinator. */
  async function signIn(organisation = COORDINATOR): Promise<void> {
    const { data } = await asked('{ me { affiliations { nodes { id } } } }', organisation);
    const [affiliation = ''] = /affiliation_\w+/.exec(JSON.stringify(data)) ?? [];
    const [name = '', value = ''] = (await signInLocally(talkoot.url, affiliation)).split('=');
    await page.context().addCookies([{ name, value, url: talkoot.url, sameSite: 'Lax', httpOnly: true }]);
  }

  const asked = async (query: string, organisation = COORDINATOR) =>
    talkoot.ask(query, {}, { token: await talkoot.token(organisation, 'manager') });
  const begin = async (action: string): Promise<void> => {
    await page.goto(`${talkoot.url}/pilots/GREEN`);
    await page.getByRole('link', { name: action, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: action }).waitFor();
  };
  const send = () => page.getByRole('button', { name: 'Send' }).click();
  const text = () => page.getByRole('textbox', { name: 'In Finnish' });
  const day = () => page.getByLabel(/Deadline/);

  it('invites a partner: what is missing is said at its field, and what was chosen outlasts a reload', async () => {
    await begin('Invite a partner');
    await send();
    const partner = page.getByRole('group', { name: 'Partner' });
    await partner.getByText('Fill in this field.').waitFor();
    await page.getByRole('link', { name: 'Partner', exact: true }).click();
    expect(await page.evaluate('document.activeElement.closest("fieldset").id')).toBe('field-organisation');

    await page.keyboard.type('Salo');
    await partner.getByRole('option', { name: 'Salo', exact: true }).waitFor({ state: 'attached' });
    await partner.getByRole('combobox').selectOption({ label: 'Salo' });
    await partner.getByRole('button', { name: 'Remove: Salo' }).waitFor();
    await page.reload();
    await partner.getByRole('button', { name: 'Remove: Salo' }).waitFor();
    await send();
    await page.getByText('Done: Invite a partner').waitFor();
    expect(new URL(page.url()).pathname).toBe('/pilots/GREEN');
    const invited =
      '{ pilot(code: "GREEN") { partnerships(filter: { status: INVITED }) { nodes { organisation { name } } } } }';
    expect((await asked(invited)).data).toEqual({
      pilot: { partnerships: { nodes: [{ organisation: { name: 'Salo' } }] } },
    });
  });

  it('is told by the API, in the summary and at the field, that the same partner is invited already', async () => {
    await begin('Invite a partner');
    const partner = page.getByRole('group', { name: 'Partner' });
    await partner.getByLabel('Search by name').fill('Salo');
    await partner.getByRole('option', { name: 'Salo', exact: true }).waitFor({ state: 'attached' });
    await partner.getByRole('combobox').selectOption({ label: 'Salo' });
    await send();
    await page.getByRole('heading', { name: 'Mend one thing' }).waitFor();
    expect(await partner.getByText(/has an invitation/).count()).toBe(1);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.waitForURL('**/pilots/GREEN');
  });

  it('keeps what was typed when the session ends, and leads to the sign-in and back', async () => {
    await begin('Plan a milestone');
    await text().fill('Report is out');
    await day().fill('2015-06-01');
    await page.context().clearCookies();
    await send();
    await page.getByText('Your session has ended.').waitFor();
    const link = page.locator('#content').getByRole('link', { name: 'Sign in' });
    const back = new URL((await link.getAttribute('href')) ?? '', talkoot.url).searchParams.get('return') ?? '';
    await signIn();
    await page.goto(talkoot.url + back);
    await text().waitFor();
    expect(await text().inputValue()).toBe('Report is out');
    await send();
    await page.getByText('Done: Plan a milestone').waitFor();
  });

  it('makes a change once whose answer was lost', async () => {
    const planned = async () => (await asked('{ pilot(code: "GREEN") { milestones { totalCount } } }')).data;
    expect(await planned()).toEqual({ pilot: { milestones: { totalCount: 1 } } });
    await begin('Plan a milestone');
    await text().fill('Second report');
    await page.route('**/graphql', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await send();
    await page.getByText('No answer came.').waitFor();
    await page.unroute('**/graphql');
    await send();
    await page.getByText('Done: Plan a milestone').waitFor();
    expect(await planned()).toEqual({ pilot: { milestones: { totalCount: 2 } } });
  });

  it('shows beside what was typed what somebody else has written meanwhile, and sends what is chosen', async () => {
    const { data } = await asked('{ pilot(code: "GREEN") { milestones(first: 1) { nodes { id version } } } }');
    const [, id = '', version = ''] = /"id":"(\w+)","version":(\d+)/.exec(JSON.stringify(data)) ?? [];
    await page.goto(`${talkoot.url}/act/changeMilestone?milestone=${id}&version=${version}&back=/pilots/GREEN`);
    await text().fill('Report is printed');
    const change = `milestone: "${id}", expectedVersion: ${version}, name: { fi: "Report is read" }, due: "2015-09-01"`;
    const other = await asked(`mutation { changeMilestone(input: { ${change} }) { errors { code } } }`);
    expect(other.data).toEqual({ changeMilestone: { errors: [] } });
    await send();
    const name = page.getByRole('row', { name: /^Name/ });
    expect(await name.getByRole('radio', { name: /Report is printed/ }).isChecked()).toBe(true);
    expect(await name.getByRole('radio', { name: /Report is read/ }).isChecked()).toBe(false);
    const due = page.getByRole('row', { name: /^Deadline/ });
    expect(await due.getByRole('radio', { name: '01/09/2015' }).isChecked()).toBe(true);
    await name.getByRole('radio', { name: /Report is read/ }).check();
    expect(await text().inputValue()).toBe('Report is read');
    await due.getByRole('radio', { name: '01/06/2015' }).check();
    await send();
    await page.getByText('Done: Change the milestone').waitFor();
    const now = await asked(`{ node(id: "${id}") { ... on Milestone { name due } } }`);
    expect(now.data).toEqual({ node: { name: 'Report is read', due: '2015-06-01' } });
  });

  it('shows a secret once, to be copied', async () => {
    const { data } = await asked('{ me { organisation { id } } }');
    const [organisation = ''] = /organisation_\w+/.exec(JSON.stringify(data)) ?? [];
    await page.goto(`${talkoot.url}/act/makeKey?organisation=${organisation}`);
    await page.getByLabel('Name of the system').fill('Case system');
    await page.getByRole('checkbox').first().check();
    await send();
    await page.getByText('Copy this now: it is shown only once.').waitFor();
    expect((await page.locator('code').innerText()).length).toBeGreaterThan(20);
    expect(await page.evaluate<string>('JSON.stringify({ ...sessionStorage })')).not.toContain('Case system');
  });

  it('shows what one person typed to nobody who signs in after them', async () => {
    await begin('Plan a milestone');
    await text().fill('Mine alone');
    const form = page.url();
    await page.context().clearCookies();
    await signIn('TEM');
    await page.goto(form);
    await text().waitFor();
    expect(await text().inputValue()).toBe('');
    await page.context().clearCookies();
    await signIn();
    await page.goto(form);
    await text().waitFor();
    expect(await text().inputValue()).toBe('Mine alone');
    await page.getByRole('button', { name: 'Discard' }).click();
  });

  it('keeps nothing of what was typed after the sign-out', async () => {
    await begin('Plan a milestone');
    await text().fill('Not for others');
    await page.getByRole('link', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    expect(await page.evaluate<string>('JSON.stringify({ ...sessionStorage })')).not.toContain('Not for others');
  });

  it('breaks no rule of its Content-Security-Policy and has no fault of its own', () => {
    // An answer was lost on purpose, a session was ended, and what drives the browser sets styles in the page that signs out.
    const ours = complaints.filter((each) => !/401|ERR_FAILED|Applying inline style.*sha256/.test(each));
    expect(ours).toEqual([]);
  });
});
