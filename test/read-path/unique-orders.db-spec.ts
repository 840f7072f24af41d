import { asking, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { readConfig } from '@talkoot/platform/config';
import { ReadModelModule, ReadPath } from '@talkoot/platform/read-model';
import pg from 'pg';
import { z } from 'zod';
import { CONTEXT_DATABASES, CONTEXT_MODULES } from '../../apps/contexts.js';
import { ReadDatabase } from '../../libs/platform/src/read-model/read-database.js';
import { sql, Sql } from './declarations.js';

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

describe('Orders by what no two rows have the same', () => {
  let context: TestContext;
  let database: ReadDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    context = await testContext(CONTEXT_DATABASES, [...CONTEXT_MODULES, ReadModelModule]);
    database = new ReadDatabase(context.databaseUrl, readConfig({ DATABASE_URL: context.databaseUrl }));
    client = new pg.Client({ connectionString: context.databaseUrl });
    await client.connect();
  });
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
    await expect(database.tellsApart(table, named)).resolves.toBe(unique);
  });
});
