import { fallbacks, type Locale, seesEverything, type Viewer } from '@talkoot/contracts';
import { FALSE, sql, Sql, TRUE } from './sql.js';

/** How much a viewer may see: the statement differs, so that each has a plan of its own. */
export type VisibilityScope = 'anybody' | 'organisation' | 'everything';

export const scopeOf = (viewer: Viewer): VisibilityScope => {
  if (seesEverything(viewer)) return 'everything';
  return viewer.organisation === undefined ? 'anybody' : 'organisation';
};

/** The viewer, the language and the day: what SQL expressions may depend on besides their row. */
export interface ReadContext {
  /** The day as of which the row is read. */
  readonly on: Sql;
  /** The day of the request: visibility is as of today, whichever day is asked about. */
  readonly today: Sql;
  readonly now: Sql;
  readonly locale: Locale;
  readonly scope: VisibilityScope;
  /** The viewer's organisation and person; null for anybody. */
  readonly organisation: Sql;
  readonly person: Sql;
  /** What the viewer may do at most within that organisation; null for anybody. */
  readonly role: Sql;
  /** The scopes of the viewer's key; null for a person. */
  readonly scopes: Sql;
  /** Whether the viewer runs the service. */
  readonly isOperator: Sql;
  /** The session of a browser that the request comes with; null: it comes with none. */
  readonly session: Sql;
}

/** Whether the viewer is one of those concerned: never for anybody, always for who sees everything. */
export function concerned({ scope }: ReadContext, condition: () => Sql): Sql {
  if (scope === 'everything') return TRUE;
  return scope === 'anybody' ? FALSE : condition();
}

/**
 * Whether a period holds on a day. PostgreSQL takes `@>` with a day that it does not know yet to be true of one row in 200; it
 * is true of nearly all that are reached by their key, and a plan made for too few rows is a bad one. In `coalesce` it reckons
 * with every other row, and goes by the index of the key.
 */
export const during = (period: Sql, day: Sql): Sql => sql`coalesce(${period} @> ${day}, false)`;

/** The text in the language or the nearest there is, as JSON; `otherwise` for when there is no text at all. */
export function localisedJson(text: Sql, locale: Locale, otherwise?: Sql): Sql {
  const found = fallbacks(locale).map((each) => `${text} -> '${each}'`);
  return new Sql(`coalesce(${[...found, ...(otherwise ? [`(${otherwise})`] : [])].join(', ')})`);
}

/** The same as plain text in the collation of the language, to sort by. */
export function localisedKey(text: Sql, locale: Locale): Sql {
  const found = fallbacks(locale).map((each) => `${text} ->> '${each}'`);
  return new Sql(`(coalesce(${found.join(', ')}) COLLATE "${locale}-x-icu")`);
}
