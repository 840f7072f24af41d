import type { Order } from './declarations.js';

/** A row's place in a list: the keys of the order as PostgreSQL writes them, then its id. */
export interface Place {
  /** Where its row is. */
  readonly at: string;
  readonly keys: readonly string[];
}

/** How texts of a key compare; undefined: it is no text. */
export type Collations = readonly (string | undefined)[];

export interface PageArguments {
  readonly first?: unknown;
  readonly after?: unknown;
  readonly last?: unknown;
  readonly before?: unknown;
}

export interface Page {
  readonly items: readonly Place[];
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

const collators = new Map<string, Intl.Collator>();

function compareTexts(a: string, b: string, collation: string): number {
  // The database's own collation is Finnish.
  const language = collation === 'default' ? 'fi' : /^(\w+)-x-icu$/.exec(collation)?.[1];
  if (language !== undefined) {
    let collator = collators.get(language);
    if (!collator) collators.set(language, (collator = new Intl.Collator(language)));
    const compared = collator.compare(a, b);
    if (compared !== 0) return compared;
  }
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Of a range: empty never stands in a list; an open beginning is before all days, an open end after them. */
const ends = (range: string): [string, string] => {
  const [from = '', to = ''] = range.slice(1, -1).split(',');
  return [from === '' ? '-' : from, to === '' ? '~' : to];
};

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const elements = (array: string): number[] =>
  array
    .slice(1, -1)
    .split(',')
    .filter((each) => each !== '')
    .map(Number);

/** One after the other; of two that begin in the same way the shorter one comes first. */
function compareIntegers(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((each, index) => each !== b[index]);
  if (place === -1 || place >= b.length) return a.length - b.length;
  return (a[place] ?? 0) - (b[place] ?? 0);
}

function compareKey(a: string, b: string, type: string, collation: string | undefined): number {
  if (collation !== undefined) return compareTexts(a, b, collation);
  switch (type) {
    case 'integer':
    case 'bigint':
      return Number(BigInt(a) - BigInt(b));
    case 'integer[]':
      return compareIntegers(elements(a), elements(b));
    case 'numeric':
    case 'double precision':
      return Number(a) - Number(b);
    case 'daterange': {
      const [[from, to], [otherFrom, otherTo]] = [ends(a), ends(b)];
      return byCode(from, otherFrom) || byCode(to, otherTo);
    }
    case 'date':
    case 'timestamptz':
    case 'timestamp with time zone':
    case 'boolean':
    case 'uuid':
      // As PostgreSQL writes them they sort as their characters do, `-infinity` and `infinity` too.
      return byCode(a, b);
    default:
      throw new Error(`How do values of ${type} compare?`);
  }
}

export function compare(a: readonly string[], b: readonly string[], order: Order, collations: Collations): number {
  const types = [...order.keys.map(({ type }) => type), 'uuid'];
  for (const [place, type] of types.entries()) {
    const compared = compareKey(a[place] ?? '', b[place] ?? '', type, collations[place]);
    if (compared !== 0) return order.descending ? -compared : compared;
  }
  return 0;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
const isBackwards = ({ last, before }: PageArguments): boolean => isGiven(last) || isGiven(before);

/** The page of sorted rows. */
export function pageOf(
  all: readonly Place[],
  { first, after, last, before }: PageArguments,
  name: string,
  compared: (a: readonly string[], b: readonly string[]) => number,
): Page {
  const size = Number(first ?? last ?? 50);
  const place = isGiven(after ?? before) ? keysOf(after ?? before, name) : undefined;
  if (isBackwards({ last, before })) {
    const rest = place ? all.filter(({ keys }) => compared(keys, place) < 0) : all;
    return {
      items: rest.slice(Math.max(0, rest.length - size)),
      total: all.length,
      hasNextPage: rest.length < all.length,
      hasPreviousPage: rest.length > size,
    };
  }
  const rest = place ? all.filter(({ keys }) => compared(keys, place) > 0) : all;
  return {
    items: rest.slice(0, size),
    total: all.length,
    hasNextPage: rest.length > size,
    hasPreviousPage: rest.length < all.length,
  };
}

/** A cursor is the base64url of the JSON that PostgreSQL makes of an array of texts: with a blank after each comma. */
export const cursorOf = ({ keys }: Place, name: string): string =>
  Buffer.from(`[${[name, ...keys].map((each) => JSON.stringify(each)).join(', ')}]`).toString('base64url');

const keysOf = (cursor: unknown, name: string): readonly string[] => {
  const found = parsedCursor(cursor);
  if (found?.[0] !== name) throw new Error('This was to be refused');
  return found.slice(1);
};

/** The name of the order and the keys in a cursor; undefined: it is none. */
export function parsedCursor(cursor: unknown): readonly string[] | undefined {
  try {
    const found: unknown = JSON.parse(Buffer.from(String(cursor), 'base64url').toString());
    return Array.isArray(found) && found.every((each): each is string => typeof each === 'string') ? found : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
