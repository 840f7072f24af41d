import { LocalDate } from '@js-joda/core';
import { z } from 'zod';
import { sentAs } from './wire.js';

export { LocalDate };

/** A calendar day that exists, `YYYY-MM-DD`, of the years 1000 to 9999; undefined for anything else. */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return LocalDate.parse(text);
  } catch {
    return undefined;
  }
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** `refusal`: why a day is not taken. */
const dayCodec = (refusal: (day: LocalDate) => string | undefined) =>
  sentAs(
    'day',
    z.codec(
      z.string().meta({ format: 'date' }),
      z.custom<LocalDate>((value) => value instanceof LocalDate),
      {
        decode: (text, context) => {
          const day = parseLocalDate(text);
          const message = day ? refusal(day) : 'invalid_date';
          if (day && message === undefined) return day;
          context.issues.push({ code: 'custom', input: text, message });
          return z.NEVER;
        },
        encode: (day) => day.toString(),
      },
    ),
  );

/** A calendar day: a string on the wire, a LocalDate in code; never a JavaScript Date. */
export const localDate = dayCodec(() => undefined);

/** A calendar day that somebody gives: of the years 1900 to 2200, so that a mistyped year does not stand for ever. */
export const givenDay = dayCodec((day) =>
  day.year() < FIRST_YEAR || day.year() > LAST_YEAR ? `year_out_of_range:${FIRST_YEAR}–${LAST_YEAR}` : undefined,
);
