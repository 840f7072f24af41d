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

/** A calendar day: a string on the wire, a LocalDate in code; never a JavaScript Date. */
export const localDate = sentAs(
  'day',
  z.codec(
    z.string().meta({ format: 'date' }),
    z.custom<LocalDate>((value) => value instanceof LocalDate),
    {
      decode: (text, context) => {
        const day = parseLocalDate(text);
        if (day) return day;
        context.issues.push({ code: 'custom', input: text, message: 'invalid_date' });
        return z.NEVER;
      },
      encode: (day) => day.toString(),
    },
  ),
);
