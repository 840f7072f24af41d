import { readFile } from 'node:fs/promises';
import { buildSchema, getVariableValues, Kind, parse, validate } from 'graphql';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { tabsOf } from '../support/tabs.js';
import { startTalkoot, type Talkoot } from '../support/talkoot.js';

const TOKEN = 'Bearer secret.bearer.token';
/** A browser draws and runs 5 MB of script: on a busy machine that takes a while. */
const PATIENCE = 50_000;

/** As a person uses it: a mouse and a keyboard, no clicks by script. */
describe('GraphiQL in a browser', () => {
  let talkoot: Talkoot;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [talkoot, browser] = await Promise.all([startTalkoot(), openBrowser()]);
    // Wide enough for the tabs of all examples.
    page = await browser.newPage({ viewport: { width: 1800, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  });
  afterAll(async () => {
    await browser.close();
    await talkoot.stop();
  });

  const open = async () => {
    await page.goto(`${talkoot.url}/graphql`, { waitUntil: 'commit' });
    await page.locator('.graphiql-tab').first().waitFor();
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  };
  const middleOf = async (place: string) => {
    const box = await page.locator(place).boundingBox();
    if (!box) throw new Error(`${place} is not shown`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  /** Where it is once what moves after the last click has come to rest. */
  const atRest = async (place: string) => {
    let before = await middleOf(place);
    for (;;) {
      await page.evaluate('new Promise((done) => setTimeout(() => requestAnimationFrame(done), 100))');
      const now = await middleOf(place);
      if (now.x === before.x && now.y === before.y) return now;
      before = now;
    }
  };
  const click = async (place: string) => {
    // The strip of tabs is wider than the window.
    await page.locator(place).scrollIntoViewIfNeeded();
    const { x, y } = await atRest(place);
    await page.mouse.move(x, y);
    await page.mouse.down();
    const held = await middleOf(place);
    await page.mouse.up();
    expect(held).toEqual({ x, y });
  };
  const tab = (place: number) => `.graphiql-tab:nth-child(${place + 1})`;
  // As text: these run in the page, whose types are none of ours.
  const kept = () => page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');

  it('has tabs that the schema takes, with the variables that they need', async () => {
    const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
    const tabs = await tabsOf(talkoot.url);
    const faults = tabs.flatMap(({ query, variables }) => {
      const document = parse(query);
      const [definition] = document.definitions;
      if (definition?.kind !== Kind.OPERATION_DEFINITION) return [`${query}: no operation`];
      const { errors = [] } = getVariableValues(schema, definition.variableDefinitions ?? [], { ...variables });
      return [...validate(schema, document), ...errors].map(({ message }) => message);
    });
    expect(faults).toEqual([]);
    expect(tabs.filter(({ query }) => /^mutation /m.test(query)).length).toBe(2);
  });

  it('says in each tab that is refused to who is not signed in that one signs in first', async () => {
    const tabs = await tabsOf(talkoot.url);
    const answers = await Promise.all(tabs.map(({ query, variables }) => talkoot.ask(query, variables)));
    const refused = tabs.map(({ query }) => query).filter((_, place) => answers[place]?.errors.length !== 0);
    expect(refused.length).toBeGreaterThan(3);
    expect(refused.filter((query) => !/^# (.* )?Sign in first/m.test(query))).toEqual([]);
  });

  it('opens a tab at the first click of the mouse, where it stands', async () => {
    await open();
    const count = await page.locator('.graphiql-tab').count();
    expect(count).toBeGreaterThan(5);
    for (const place of [3, 1, count - 1, 0, 2]) {
      await click(tab(place));
      await page.locator(`${tab(place)}[aria-selected="true"]`).waitFor();
    }
  });

  it('asks a question and shows the answer', async () => {
    await click(tab(0));
    await page.locator(`${tab(0)}[aria-selected="true"]`).waitFor();
    await page.locator('.graphiql-query-editor').getByText('TEM-SKP-2014').first().waitFor();
    await click('.graphiql-execute-button');
    await page.getByText('TEM-SKP-2014').last().waitFor();
    await page.locator('.result-window').getByText('"data"').waitFor();
  });

  it('keeps no token over a reload, nor one that an earlier page has kept', async () => {
    await click('.graphiql-editor-tools button:has-text("Headers")');
    await click('.graphiql-editor-tool .view-lines >> visible=true');
    await page.keyboard.insertText(`{"authorization": "${TOKEN}"}`);
    const sent = page.waitForRequest((request) => request.headers()['authorization'] === TOKEN);
    await click('.graphiql-execute-button');
    await sent;
    const tabs = JSON.stringify({ tabs: [{ headers: TOKEN }], activeTabIndex: 0 });
    await page.evaluate(`
      localStorage.setItem('graphiql:headers', ${JSON.stringify(TOKEN)});
      localStorage.setItem('graphiql:tabState', ${JSON.stringify(tabs)});
    `);
    await open();
    expect(await kept()).not.toContain('secret.bearer');
    expect(await page.content()).not.toContain('secret.bearer');
  });

  it('breaks no rule of its Content-Security-Policy and has no fault of its own', () => {
    expect(complaints.filter((each) => !each.includes('401'))).toEqual([]);
  });
});
