import { fallbacks, type Locale, LOCALES } from '@talkoot/contracts';
import type { DataSource } from 'typeorm';
import { rows } from './rows.js';

interface NameIndex {
  readonly schema: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Gives every list by name its index in each language (see `IndexedByName`): a language that has been added needs one of its own,
 * and falls back for the others, so theirs are made again.
 */
export async function indexNames(source: DataSource): Promise<void> {
  const found = await rows<NameIndex>(
    source.manager,
    `SELECT schemaname AS schema, indexname AS name, indexdef AS definition
     FROM pg_indexes WHERE indexdef ~ 'COLLATE "\\w+-x-icu"' ORDER BY 1, 2`,
  );
  const existing = new Map(found.map((each) => [`${each.schema}.${each.name}`, each]));
  const statements = found.flatMap(({ schema, name, definition }) =>
    LOCALES.flatMap((locale) => {
      const other = name.replace(/_[a-z]+$/, `_${locale}`);
      const wanted = inLanguage(definition, locale).replace(` ${name} `, ` ${other} `);
      const known = existing.get(`${schema}.${other}`);
      return known?.definition === wanted ? [] : [`DROP INDEX IF EXISTS ${schema}.${other}; ${wanted}`];
    }),
  );
  if (statements.length > 0) await source.query([...new Set(statements)].join(';\n'));
}

/** The definition as PostgreSQL tells it, with the fall-backs and the collation of another language. */
const inLanguage = (definition: string, locale: Locale): string =>
  definition
    .replaceAll(/COALESCE\(\((\w+) ->> '.*?'::text\)\)/g, (_, column: string) => {
      const texts = fallbacks(locale).map((each) => `(${column} ->> '${each}'::text)`);
      return `COALESCE(${texts.join(', ')})`;
    })
    .replaceAll(/COLLATE "\w+-x-icu"/g, `COLLATE "${locale}-x-icu"`);
