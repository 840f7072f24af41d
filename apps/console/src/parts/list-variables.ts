import { dayOf, type Search } from '../search.js';

/** How many rows one page of a list has. */
const PAGE_SIZE = 25;

/** The page of a list and its order, as every list of the API takes them. */
export function pageOf({ after, before, order }: Search) {
  const orderBy = (order ?? null) as never;
  return before === undefined
    ? { first: PAGE_SIZE, after: after ?? null, last: null, before: null, orderBy }
    : { first: null, after: null, last: PAGE_SIZE, before, orderBy };
}

/** The day of the page, as the API takes it. */
export const on = (search: Search): { readonly on: string | null } => ({ on: dayOf(search) ?? null });

/**
 * The values of a filter of several, as the API takes them. They come from the address: the API refuses those that it does not know,
 * so they are of no type here.
 */
export const among = (text: string | undefined): readonly never[] | null =>
  text === undefined ? null : (text.split(',').filter((each) => each !== '') as never[]);

/** The values of yes-or-no filters, as the API takes them. */
export const yesNo = (text: string | undefined): boolean | null => (text === undefined ? null : text === 'true');

/** The ids in filters, so that the page can name what they choose. */
export const chosen = (search: Search, ...filters: readonly string[]): { readonly chosen: readonly string[] } => ({
  chosen: filters.flatMap((name) => search[name] ?? []),
});
