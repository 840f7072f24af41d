import '@js-joda/timezone';
import { Instant, LocalDate, ZoneId } from '@js-joda/core';
import { z } from 'zod';
import { sentAs } from './wire.js';

export { Instant, ZoneId };

const FIRST = Instant.parse('1000-01-01T00:00:00Z');
/** In every zone it is of a day that can be written with four digits of a year. */
const LAST = Instant.parse('9999-12-30T00:00:00Z');

/** A moment of the years 1000 to 9999: RFC 3339 in UTC on the wire, an Instant in code. */
export const instant = sentAs(
  'moment',
  z.codec(
    z.iso.datetime({ offset: true, error: 'invalid_moment' }),
    z.custom<Instant>((value) => value instanceof Instant),
    {
      decode: (text, context) => {
        const moment = Instant.ofEpochMilli(Date.parse(text));
        if (!moment.isBefore(FIRST) && !moment.isAfter(LAST)) return moment;
        context.issues.push({ code: 'custom', input: text, message: 'invalid_moment' });
        return z.NEVER;
      },
      encode: (moment) => moment.toString(),
    },
  ),
);

/** The time, handed in so that nothing reads the machine's clock or zone by itself. */
export abstract class Clock {
  abstract now(): Instant;
  /** The date in the instance's time zone, whatever zone the machine is in. */
  abstract today(): LocalDate;
}

export class ZonedClock extends Clock {
  constructor(
    private readonly zone: ZoneId,
    private readonly source: () => Instant = () => Instant.now(),
  ) {
    super();
  }

  now(): Instant {
    return this.source();
  }

  today(): LocalDate {
    return LocalDate.ofInstant(this.source(), this.zone);
  }
}
