import { type Id, type IdKind, uuidOf } from '@talkoot/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { TestContext } from './test-context.js';

const versions = z.array(z.object({ version: z.int() }));
const columns = z.array(z.object({ table: z.string(), kind: z.string(), column: z.string() }));

/** The version of a thing, or of the thing that it is a part of, as somebody reads it before a change; 1 where there is none. */
export async function versionOf(context: TestContext, of: Id<IdKind>): Promise<number> {
  const source = context.get(DataSource);
  const kind = of.slice(0, of.indexOf('_'));
  const all = columns.parse(
    await source.query(
      `SELECT format('%I.%I', table_schema, table_name) AS table, replace(table_name, '_', '') AS kind, column_name AS column
       FROM information_schema.columns WHERE column_name = 'version' OR column_name LIKE '%\\_id'`,
    ),
  );
  const versioned = all
    .filter(({ column }) => column === 'version')
    .toSorted((one, other) => other.kind.length - one.kind.length);
  const own = versioned.find((each) => kind.endsWith(each.kind));
  // Two contexts may call a table the same; the id is in one of them.
  const owns = versioned
    .filter((each) => each.kind === own?.kind)
    .map(({ table }) => `SELECT version FROM ${table} WHERE id = $1`);
  const [whole] = versioned.flatMap((each) =>
    all
      .filter((part) => part.kind === kind && part.column === `${each.kind}_id`)
      .map(
        (part) =>
          `SELECT version FROM ${each.table} WHERE id = (SELECT ${part.column} FROM ${part.table} WHERE id = $1)`,
      ),
  );
  const statement = own ? owns.join(' UNION ALL ') : whole;
  if (statement === undefined) throw new Error(`Nothing of the kind ${kind} has a version`);
  const [row] = versions.parse(await source.query(statement, [uuidOf(of)]));
  return row?.version ?? 1;
}
