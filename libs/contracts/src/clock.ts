import '@js-joda/timezone';
import { Instant, LocalDate, ZoneId } from '@js-joda/core';
import { z } from 'zod';

export { Instant, ZoneId };

/** A moment: RFC 3339 in UTC on the wire, an Instant in code. */
export const instant = z.codec(
  z.iso.datetime({ offset: true, error: 'invalid_moment' }),
  z.custom<Instant>((value) => value instanceof Instant),
  {
    decode: (text) => Instant.ofEpochMilli(Date.parse(text)),
    encode: (moment) => moment.toString(),
  },
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
