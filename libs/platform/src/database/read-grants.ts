import type { DataSource } from 'typeorm';
import type { ContextDatabase } from './context-database.js';
import { rows } from './rows.js';

/** The role that the read path works under: it reads, and no secret. */
export const READ_ROLE = 'talkoot_read';

interface Table {
  readonly schema: string;
  readonly name: string;
  /** In SQL. */
  readonly quoted: string;
  readonly columns: readonly string[];
  /** Which columns the role can read. */
  readonly open: readonly string[];
}

/** Opens the tables of the contexts to the read path, but for what they declare to be secret. What is as it should be stays untouched. */
export async function grantReads(source: DataSource, contexts: readonly ContextDatabase[]): Promise<void> {
  const schemas = contexts.map(({ schema }) => schema);
  const tables = await rows<Table>(
    source.manager,
    `SELECT n.nspname AS schema, c.relname AS name, format('%I.%I', n.nspname, c.relname) AS quoted,
       array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns,
       coalesce(array_agg(quote_ident(a.attname) ORDER BY a.attnum)
         FILTER (WHERE has_column_privilege($2, c.oid, a.attnum, 'SELECT')), '{}') AS open
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname = ANY ($1)
     GROUP BY c.oid, n.nspname, c.relname ORDER BY 1, 2`,
    [schemas, READ_ROLE],
  );
  const secret = new Set(contexts.flatMap((context) => context.secret ?? []));
  requireKnown(secret, tables);
  const statements = tables.flatMap((table) => statementsFor(table, secret));
  const usage = schemas.map((schema) => `GRANT USAGE ON SCHEMA ${schema} TO ${READ_ROLE}`);
  if (statements.length > 0) await source.query([...usage, ...statements].join(';\n'));
}

function statementsFor({ schema, name, quoted, columns, open }: Table, secret: ReadonlySet<string>): string[] {
  const table = `${schema}.${name}`;
  const wanted = secret.has(table) ? [] : columns.filter((column) => !secret.has(`${table}.${column}`));
  if (wanted.join() === open.join()) return [];
  const revoked = `REVOKE ALL ON ${quoted} FROM ${READ_ROLE}`;
  if (wanted.length === 0) return [revoked];
  const what = wanted.length === columns.length ? '' : ` (${wanted.join(', ')})`;
  return [revoked, `GRANT SELECT${what} ON ${quoted} TO ${READ_ROLE}`];
}

/** A secret that is misspelt would be open. */
function requireKnown(secret: ReadonlySet<string>, tables: readonly Table[]): void {
  const known = new Set(
    tables.flatMap(({ schema, name, columns }) => [
      `${schema}.${name}`,
      ...columns.map((column) => `${schema}.${name}.${column}`),
    ]),
  );
  const unknown = [...secret].filter((each) => !known.has(each));
  if (unknown.length > 0) throw new Error(`Declared secret, and not there: ${unknown.join(', ')}`);
}
