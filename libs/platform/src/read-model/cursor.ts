import { parseLocalDate } from '@talkoot/contracts';
import { z } from 'zod';
import { refuse } from '../messages/index.js';

/** In the database a period ends before a day: one that lasts to the last day there is (local-date.ts) ends before this one. */
const AFTER_THE_LAST = '10000-01-01';

const isDay = (text: string): boolean => text === AFTER_THE_LAST || parseLocalDate(text) !== undefined;

/** The moments of a cursor are written in UTC, as the read path's connections write all of them. */
const MOMENT = /^(\S{10}) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/;
const RANGE = /^[[(]([^,]*),([^,]*)[\])]$/;

/** A range of days, either end of which may be open. */
function isRange(text: string): boolean {
  const [, from = '', to = ''] = RANGE.exec(text) ?? [];
  const days = [from, to].filter((each) => each !== '');
  return RANGE.test(text) && days.every(isDay) && (days.length < 2 || from.padStart(11) <= to.padStart(11));
}

/** What stands for a day or moment that is not known, at either end of a list. */
const isEndOfTime = (text: string): boolean => text === 'infinity' || text === '-infinity';

/** What can stand in a cursor for a key of the type, so that a made-up cursor is refused before PostgreSQL sees it. */
const FORMS: Readonly<Record<string, (text: string) => boolean>> = {
  date: (text) => isEndOfTime(text) || isDay(text),
  timestamptz: (text) => isEndOfTime(text) || isDay(MOMENT.exec(text)?.[1] ?? ''),
  integer: (text) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31,
  bigint: (text) => /^-?\d{1,18}$/.test(text),
  daterange: isRange,
  uuid: (text) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text),
};
const isText = (text: string): boolean => text.length <= 1_000 && !text.includes('\u0000');

const keys = z.array(z.string()).max(10);

/** Of the JSON array of a row's order: its name, then its keys. */
export const toCursor = (json: string): string => Buffer.from(json).toString('base64url');

/** The keys in a cursor of an order with keys of these types; throws INVALID_INPUT when it is none. */
export function fromCursor(
  cursor: unknown,
  argument: string,
  [order, ...types]: readonly [order: string, ...types: string[]],
): readonly string[] {
  const [of, ...found] = parsed(cursor);
  const fits = of === order && found.length === types.length;
  if (fits && found.every((key, place) => (FORMS[types[place] ?? ''] ?? isText)(key))) return found;
  throw refuse('INVALID_INPUT.cursor', [argument]);
}

function parsed(cursor: unknown): readonly string[] {
  try {
    return keys.parse(JSON.parse(Buffer.from(String(cursor), 'base64url').toString()));
  } catch {
    return [];
  }
}
