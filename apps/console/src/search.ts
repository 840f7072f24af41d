import { today } from './texts/format.js';

/** What stands behind the `?` of an address: filters, the page of a list, and the day that the page is about. */
export type Search = Readonly<Record<string, string | undefined>>;

export const parseSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text));

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(search).filter(
    (each): each is [string, string] => typeof each[1] === 'string' && each[1] !== '',
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? '' : `?${text}`;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** The day that the page is about; undefined: today. */
export const dayOf = ({ on }: Search): string | undefined =>
  on !== undefined && isDay(on) && on !== today() ? on : undefined;
