import { InvalidInput } from '@talkoot/contracts';
import { z } from 'zod';

/** What can stand in a cursor for a key of the type, so that a made-up cursor is refused before PostgreSQL sees it. */
const FORMS: Readonly<Record<string, RegExp>> = {
  date: /^(-?infinity|\d{4,6}-\d{2}-\d{2})$/,
  timestamptz: /^\d{4,6}-\d{2}-\d{2} [\d:.]+[+-]\d{2}(:\d{2})?$/,
  integer: /^-?\d{1,10}$/,
  bigint: /^-?\d{1,18}$/,
  daterange: /^[[(](\d{4,6}-\d{2}-\d{2})?,(\d{4,6}-\d{2}-\d{2})?[\])]$/,
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
};
const TEXT = /^[^\u0000]{0,1000}$/;

const keys = z.array(z.string()).max(10);

/** Of the JSON array of a row's order: its name, then its keys. */
export const toCursor = (json: string): string => Buffer.from(json).toString('base64url');

/** The keys in a cursor of an order with keys of these types; throws InvalidInput when it is none. */
export function fromCursor(
  cursor: unknown,
  argument: string,
  [order, ...types]: readonly [order: string, ...types: string[]],
): readonly string[] {
  const [of, ...found] = parsed(cursor);
  const fits = of === order && found.length === types.length;
  if (fits && found.every((key, place) => (FORMS[types[place] ?? ''] ?? TEXT).test(key))) return found;
  throw new InvalidInput([
    {
      code: 'INVALID_INPUT',
      path: [argument],
      text: {
        fi: 'Tämä ei ole tämän luettelon kohdistin. Anna se, jonka sait samasta luettelosta samassa järjestyksessä.',
        sv: 'Det här är ingen markör för denna lista. Ge den du fick av samma lista i samma ordning.',
        en: 'This is no cursor of this list. Give the one that you got from the same list in the same order.',
      },
    },
  ]);
}

function parsed(cursor: unknown): readonly string[] {
  try {
    return keys.parse(JSON.parse(Buffer.from(String(cursor), 'base64url').toString()));
  } catch {
    return [];
  }
}
