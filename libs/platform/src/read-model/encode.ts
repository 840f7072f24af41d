import { CURRENCIES, type IdKind } from '@talkoot/contracts';
import { quoted, sql, Sql } from './sql.js';
import { MARKER } from './markers.js';

/** JSON text in the making: constant text, and SQL that gives text. */
export type Parts = readonly (string | Sql)[];
/** Makes JSON of a value that is not null. */
export type Encode = (value: Sql) => Parts;

const inQuotes = (value: Sql): Parts => ['"', value, '"'];

export const text: Encode = (value) => [sql`to_json(${value})::text`];
/** Of what has no character that JSON escapes: numbers, booleans, JSON itself. */
export const bare: Encode = (value) => [sql`${value}::text`];
export const day: Encode = (value) => inQuotes(sql`${value}::text`);
export const moment: Encode = (value) =>
  inQuotes(sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
/** The kind, then a mark and the UUID; what goes out has the TypeID. */
export const idOfKind =
  (kind: IdKind): Encode =>
  (value) => [`"${kind}_${MARKER.uuid}`, sql`${value}::text`, '"'];
/** The kind is a value too. */
export const idWithKind = (kind: Sql, value: Sql): Sql =>
  sql`'"' || ${kind} || ${quoted(`_${MARKER.uuid}`)} || ${value} || '"'`;

/** The names of an enum in the API by their values in code and database. */
export type EnumNames = Readonly<Record<string, string>>;

function nameOf(names: EnumNames, value: Sql): Sql {
  const renamed = Object.entries(names).filter(([name, stored]) => name !== stored);
  if (renamed.length === 0) return sql`${value}::text`;
  const cases = renamed.map(([name, stored]) => `WHEN ${quoted(stored)} THEN ${quoted(name)}`).join(' ');
  return sql`CASE ${value} ${new Sql(cases)} ELSE ${value}::text END`;
}

export const enumeration =
  (names: EnumNames): Encode =>
  (value) =>
    inQuotes(nameOf(names, value));

/** An array, each element made JSON. */
export const arrayOf =
  (each: Encode): Encode =>
  (value) => [
    sql`(SELECT '[' || coalesce(string_agg(${joined(each(new Sql('u.e')))}, ',' ORDER BY u.n), '') || ']' FROM unnest(${value}) WITH ORDINALITY AS u(e, n))`,
  ];

/** An array in JSON, each element made JSON. */
export const jsonArrayOf =
  (each: Encode): Encode =>
  (value) => [
    sql`(SELECT '[' || coalesce(string_agg(${joined(each(new Sql('u.e')))}, ',' ORDER BY u.n), '') || ']' FROM jsonb_array_elements(${value}) WITH ORDINALITY AS u(e, n))`,
  ];

/** A decimal text with exactly the currency's digits, of minor units. */
export function decimal(minor: Sql, currency: Sql): Sql {
  const cases = Object.entries(CURRENCIES).map(([code, digits]) => {
    const divided = `(${minor}::numeric / ${10 ** digits})::numeric(30,${digits})::text`;
    return `WHEN ${quoted(code)} THEN ${divided}`;
  });
  return new Sql(`CASE ${currency} ${cases.join(' ')} END`);
}

/** The parts as one SQL expression, null as soon as one of them is. */
export function joined(parts: Parts): Sql {
  const merged = merge(parts).map((part) => (typeof part === 'string' ? quoted(part) : part));
  return new Sql(merged.map((part) => part.toString()).join(' || '));
}

/** Neighbouring constants become one. */
function merge(parts: Parts): Parts {
  const merged: (string | Sql)[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}
