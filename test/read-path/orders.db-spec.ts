import { LOCALES, newId, type Viewer } from '@talkoot/contracts';
import { asking, OPERATOR, readSchema, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { readConfig } from '@talkoot/platform/config';
import { ReadModelModule, ReadPath, statementsOf } from '@talkoot/platform/read-model';
import pg from 'pg';
import { z } from 'zod';
import { loadContexts } from '../../apps/contexts.js';
import { ReadDatabase } from '../../libs/platform/src/read-model/read-database.js';
import { roots, sql, Sql } from './declarations.js';

const THEME = `INSERT INTO registry.theme (id, code, name, provenance, version)
  SELECT uuidv7(), code, '{"en": "A theme"}', 'illustrative', 1 FROM unnest($1::text[]) AS code`;
const QUERY = `query ($first: Int, $after: String, $last: Int, $before: String) {
  themes(first: $first, after: $after, last: $last, before: $before) {
    nodes { code } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
  }
}`;
const answer = z.object({
  themes: z.object({
    nodes: z.array(z.object({ code: z.string() })),
    pageInfo: z.object({
      startCursor: z.string(),
      endCursor: z.string(),
      hasNextPage: z.boolean(),
      hasPreviousPage: z.boolean(),
    }),
  }),
});

const MEMBER: Viewer = {
  person: newId('person'),
  organisation: newId('organisation'),
  role: 'member',
  platformRoles: [],
};

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Parent Relationship'?: string | undefined;
  readonly Plans?: readonly PlanNode[] | undefined;
}
const planNode: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Parent Relationship': z.string().optional(),
    Plans: z.array(planNode).optional(),
  }),
);
const plans = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planNode })]) })]);

/** Whether a page is sorted out of all rows: a sort stands below its limit, not in a subselect of a single row. */
const isSorted = ({ 'Node Type': type, 'Parent Relationship': as, Plans = [] }: PlanNode, isInPage = false): boolean =>
  as !== 'SubPlan' &&
  ((isInPage && type === 'Sort') || Plans.some((each) => isSorted(each, isInPage || type === 'Limit')));

describe('The orders of lists', () => {
  let context: TestContext;
  let database: ReadDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    const { databases, modules } = await loadContexts();
    context = await testContext(databases, [...modules, ReadModelModule]);
    database = new ReadDatabase(context.databaseUrl, readConfig({ DATABASE_URL: context.databaseUrl }));
    client = new pg.Client({ connectionString: context.databaseUrl });
    await client.connect();
  });
  const planOf = async (statement: string): Promise<PlanNode> => {
    const parameters = new Set(statement.match(/\$\d+/g)).size;
    const values = parameters === 0 ? '' : `(${Array.from({ length: parameters }, () => 'NULL').join()})`;
    await client.query(`PREPARE planned AS ${statement}`);
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) EXECUTE planned${values}`);
    await client.query('DEALLOCATE planned');
    return plans.parse(rows)[0]['QUERY PLAN'][0].Plan;
  };
  afterAll(async () => {
    await Promise.all([client.end(), database.onApplicationShutdown()]);
    await context.close();
  });

  it('goes on after a row that is there no more, past rows that have come', async () => {
    const ask = await asking(context, new ReadPath(database));
    const page = async (variables: Record<string, unknown>) => {
      const { themes } = answer.parse(await ask(testOperation(), QUERY, variables));
      return { codes: themes.nodes.map(({ code }) => code).join(''), ...themes.pageInfo };
    };
    await client.query('DELETE FROM registry.theme');
    await client.query(THEME, [['B', 'D', 'F', 'H', 'J']]);
    const first = await page({ first: 2 });
    const last = await page({ last: 2 });
    expect([first.codes, last.codes]).toEqual(['BD', 'HJ']);
    await client.query(`DELETE FROM registry.theme WHERE code IN ('D', 'H')`);
    await client.query(THEME, [['A', 'C', 'E', 'I']]);
    await expect(page({ first: 3, after: first.endCursor })).resolves.toMatchObject({
      codes: 'EFI',
      hasNextPage: true,
      hasPreviousPage: true,
    });
    await expect(page({ last: 2, before: last.startCursor })).resolves.toMatchObject({
      codes: 'EF',
      hasNextPage: true,
      hasPreviousPage: true,
    });
  });

  it('gives a page of none, for those who only count', async () => {
    const ask = await asking(context, new ReadPath(database));
    await client.query('DELETE FROM registry.theme');
    await client.query(THEME, [['A', 'B']]);
    const empty = { totalCount: 2, nodes: [] };
    const noCursor = { startCursor: null, endCursor: null };
    const query = (page: string, more: string) =>
      `{ themes(${page}) { totalCount nodes { code } pageInfo { ${more} startCursor endCursor } } }`;
    await expect(ask(testOperation(), query('first: 0', 'hasNextPage'))).resolves.toEqual({
      themes: { ...empty, pageInfo: { hasNextPage: true, ...noCursor } },
    });
    await expect(ask(testOperation(), query('last: 0', 'hasPreviousPage'))).resolves.toEqual({
      themes: { ...empty, pageInfo: { hasPreviousPage: true, ...noCursor } },
    });
  });

  it.each<[string, Viewer]>([
    ['an operator', OPERATOR],
    ['a member of an organisation', MEMBER],
  ])('reads each list of Query along an index for %s, in every language and from a cursor', async (_, viewer) => {
    const schema = await readSchema();
    const planned = ['enable_sort', 'enable_seqscan', 'enable_bitmapscan'];
    await client.query(
      `${planned.map((each) => `SET ${each} = off`).join('; ')}; SET plan_cache_mode = force_generic_plan`,
    );
    const sorted = new Set<string>();
    for (const { name, model } of [...roots.values()].filter(({ many }) => many)) {
      const { orders, orderBy } = model();
      const names = [...orders.keys()].map((each) => each.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase());
      const asked = names.flatMap((order) =>
        ['first: 9', 'last: 9', 'after: "x"', 'before: "x"'].flatMap((page) =>
          LOCALES.map((locale) => ({ order, page: orderBy ? `orderBy: ${order}, ${page}` : page, locale })),
        ),
      );
      for (const { order, page, locale } of asked) {
        const query = `{ ${name}(${page}) { nodes { __typename } } }`;
        const [statement = ''] = statementsOf(schema, query, { ...testOperation(viewer), locale });
        if (isSorted(await planOf(statement))) sorted.add(`${name} ${order}`);
      }
    }
    expect([...sorted]).toEqual([]);
  });

  it.each([
    [sql`pilots.pilot`, ['code'], true],
    [sql`pilots.pilot`, ['name', 'code'], true],
    [sql`pilots.pilot`, ['programme_id'], false],
    [sql`registry.organisation`, ['country', 'code'], true],
    [sql`registry.organisation`, ['code'], false],
    // Only of those that have one at all.
    [sql`registry.organisation`, ['business_id'], true],
    [sql`platform.event`, ['position'], true],
    [sql`funding.posting`, ['debit_account_id'], false],
  ])('sees in the database whether %s has unique %j: %s', async (table, columns, unique) => {
    const named = columns.map((column) => new Sql(`"${column}"`));
    await expect(database.hasUniqueIndex(table, named)).resolves.toBe(unique);
  });
});
