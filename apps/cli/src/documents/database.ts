import { rows } from '@talkoot/platform/database';
import type { DataSource } from 'typeorm';

/** One line or block of the database's own description, in an order of its own. */
interface Part {
  readonly definition: string;
}

const OURS = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'bullmq')`;

/** Each question asks the catalogue for one kind of thing; what is the same in two databases reads the same. */
const QUESTIONS: readonly string[] = [
  `SELECT format('CREATE TABLE %I.%I (%s);', n.nspname, c.relname, string_agg(
       format(E'\\n  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
         coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), CASE WHEN a.attidentity <> '' THEN ' GENERATED AS IDENTITY' END, '')),
       ',' ORDER BY a.attname) || E'\\n') AS definition
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND ${OURS}
   GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname`,
  `SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s;', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) AS definition
   FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
   WHERE k.conrelid <> 0 AND k.contype <> 'n' AND ${OURS} ORDER BY k.conrelid::regclass::text, k.conname`,
  `SELECT pg_get_indexdef(i.indexrelid) || ';' AS definition
   FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
     AND ${OURS} ORDER BY n.nspname, c.relname`,
  `SELECT pg_get_functiondef(p.oid) || ';' AS definition
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS} ORDER BY n.nspname, p.proname`,
  `SELECT pg_get_triggerdef(t.oid) || ';' AS definition
   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE NOT t.tgisinternal AND ${OURS} ORDER BY n.nspname, c.relname, t.tgname`,
  `SELECT format('GRANT %s ON %I.%I TO talkoot_app;', string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type), n.nspname, c.relname)
     AS definition
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) AS g
   WHERE c.relkind = 'r' AND g.grantee = 'talkoot_app'::regrole AND ${OURS}
   GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname`,
  `SELECT format('GRANT SELECT ON %I.%I TO talkoot_read;', n.nspname, c.relname) AS definition
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) AS g
   WHERE g.grantee = 'talkoot_read'::regrole AND g.privilege_type = 'SELECT' AND ${OURS} ORDER BY n.nspname, c.relname`,
  `SELECT format('GRANT SELECT (%s) ON %I.%I TO talkoot_read;', string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname),
     n.nspname, c.relname) AS definition
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(a.attacl) AS g
   WHERE g.grantee = 'talkoot_read'::regrole AND g.privilege_type = 'SELECT' AND ${OURS}
   GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname`,
  `SELECT format('GRANT UPDATE (%s) ON %I.%I TO talkoot_app;', string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname),
     n.nspname, c.relname) AS definition
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(a.attacl) AS g
   WHERE g.grantee = 'talkoot_app'::regrole AND g.privilege_type = 'UPDATE' AND ${OURS}
   GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname`,
];

/**
 * docs/schema.sql: the migrated database as its catalogue tells it. TypeORM compares the names of constraints alone; in this
 * file a changed rule, function, trigger or privilege shows.
 */
export async function databaseDocument(source: DataSource): Promise<string> {
  const parts = await Promise.all(QUESTIONS.map((question) => rows<Part>(source.manager, question)));
  const head =
    '-- The database after all migrations, written from its catalogue by `npm run cli -- schema`; columns by name.';
  return `${[head, ...parts.flat().map(({ definition }) => definition)].join('\n\n')}\n`;
}
