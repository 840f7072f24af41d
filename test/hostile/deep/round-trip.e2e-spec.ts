import { LOCALES, plainLine } from '@talkoot/contracts';
import { waitFor } from '@talkoot/platform/testing/run';
import { parse } from 'csv-parse/sync';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import PostalMime from 'postal-mime';
import { liveThroughEveryMutation } from '../../support/every-mutation-lived.js';
import { startTalkoot, type Talkoot } from '../../support/talkoot.js';
import { PAYLOADS, TRACES } from '../payloads.js';

const schema = buildSchema(await readFile(new URL('../../../schema.graphql', import.meta.url), 'utf8'));

/** Payloads that a name may be, as it is kept. */
const LEGAL = PAYLOADS.flatMap((payload) => {
  const { success, data } = plainLine(100).safeParse(payload);
  return success ? [data] : [];
});

/** From one text to the next, so that each chapter has some of every family. */
const STEP = 17;

/** Those with an element of HTML that stand in a page as they are. */
const unescapedIn = (html: string): string[] => LEGAL.filter((text) => /<[a-z!/]/i.test(text) && html.includes(text));
/** Of payloads, and of no page of ours. */
const ELEMENT_OF_PAYLOADS = /<(script|img|iframe|math|base|form|details)[\s/>]/i;

/** A world in which every text in several languages that somebody may change is one with which others break in. */
describe('hostile texts that are legal', () => {
  let talkoot: Talkoot;
  let token: string;
  let client: pg.Client;
  let failures: string[] = [];
  /** By where it was sent. */
  const sent: { readonly where: string; readonly text: string }[] = [];
  const readAgain = new Set<string>();

  beforeAll(async () => {
    talkoot = await startTalkoot({ MAIL_GROUPING_SECONDS: '0', REPORT_RENEWAL_SECONDS: '5' });
    token = await talkoot.token('TEM', 'operator');
    client = new pg.Client({ connectionString: talkoot.databaseUrl });
    await client.connect();
    failures = await liveThroughEveryMutation(talkoot.url, talkoot.databaseUrl, {
      instead: (mutation, input) => {
        const type = schema.getMutationType()?.getFields()[mutation]?.args[0]?.type;
        return type ? (Object(withPayloads(input, type, mutation)) as object) : input;
      },
      after: async (_, given) => {
        for (const id of Object.values(given)) for (const text of await textsOf(id)) readAgain.add(text);
      },
    });
  }, 600_000);
  afterAll(async () => {
    await client.end();
    await talkoot.stop();
  });

  function withPayloads(value: unknown, type: GraphQLInputType, where: string): unknown {
    const nullable = getNullableType(type);
    if (isListType(nullable) && Array.isArray(value))
      return value.map((each) => withPayloads(each, nullable.ofType, where));
    if (!isInputObjectType(nullable) || typeof value !== 'object' || value === null) return value;
    if (nullable.name === 'LocalisedTextInput') {
      const text = LEGAL[(sent.length * STEP) % LEGAL.length] ?? '';
      sent.push({ where, text });
      return Object.fromEntries(LOCALES.map((locale) => [locale, text]));
    }
    const fields = nullable.getFields();
    return Object.fromEntries(
      Object.entries(value).map(([name, each]: [string, unknown]) => [
        name,
        fields[name] ? withPayloads(each, fields[name].type, `${where} ${name}`) : each,
      ]),
    );
  }

  /** All texts in several languages of a thing, as its readers have them. */
  async function textsOf(id: string): Promise<string[]> {
    const named = await talkoot.ask('query ($id: ID!) { node(id: $id) { __typename } }', { id }, { token });
    const name = /"__typename":"(\w+)"/.exec(JSON.stringify(named.data))?.[1] ?? '';
    const type = schema.getType(name);
    if (!isObjectType(type)) return [];
    const fields = Object.values(type.getFields()).filter(
      (field) => getNamedType(field.type).name === 'String' && field.args.some((each) => each.name === 'locale'),
    );
    if (fields.length === 0) return [];
    const selected = fields.map((field) => `${field.name}(locale: sv)`).join(' ');
    const query = `query ($id: ID!) { node(id: $id) { ... on ${name} { ${selected} } } }`;
    return stringsIn((await talkoot.ask(query, { id }, { token })).data);
  }

  it('are taken wherever there is a text, and run nothing', async () => {
    expect(failures).toEqual([]);
    expect(sent.length).toBeGreaterThan(100);
    const { rows } = await client.query(`SELECT to_regclass('public.${TRACES.table}') AS made`);
    expect(rows).toEqual([{ made: null }]);
  });

  it('come back as they were sent, or stand so in the database where no field of the thing has them', async () => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const stored = new Set<string>();
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM ${name} t`);
      for (const text of stringsIn(rows)) stored.add(text);
    }
    expect(sent.filter(({ text }) => !stored.has(text) && !readAgain.has(text))).toEqual([]);
    expect(readAgain.size).toBeGreaterThan(60);
  });

  it('are text in mails: no element, no address and no header is theirs', async () => {
    await waitFor('mails with what happened', async () => (await talkoot.mails()).length > 30, { timeout: 60_000 });
    const mails = await Promise.all((await talkoot.mails()).map((each) => PostalMime.parse(each)));
    const all = mails.map(({ html = '' }) => html).join('\n');
    expect(all).toContain('&lt;');
    expect(unescapedIn(all)).toEqual([]);
    expect(ELEMENT_OF_PAYLOADS.exec(all)).toBeNull();
    expect(mails.flatMap(({ headers }) => headers).filter(({ key }) => /^(bcc|set-cookie)$/i.test(key))).toEqual([]);
  });

  it('are text in reports', async () => {
    const report = (format: string) => `${format}: report(locale: en, format: ${format}) { url }`;
    const reports = `{ pilotProgramme(code: "TEM-PILOTS") { ${report('HTML')} ${report('CSV')} } }`;
    const urls = async () => stringsIn((await talkoot.ask(reports, {}, { token })).data);
    await waitFor('the reports', async () => (await urls()).length === 2, { timeout: 60_000 });
    const [html = '', csv = ''] = await Promise.all((await urls()).map(async (url) => (await fetch(url)).text()));
    expect(html).toMatch(/&(lt|gt|quot|#39);/);
    expect(unescapedIn(html)).toEqual([]);
    expect(ELEMENT_OF_PAYLOADS.exec(html)).toBeNull();
    const cells = parse(csv, { bom: true, relaxColumnCount: true }).flat();
    expect(cells.length).toBeGreaterThan(50);
    expect(cells.filter((cell) => /^[=+@\t\r\uff1d-]/.test(cell))).toEqual([]);
  });
});

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
