import '@js-joda/timezone';
import { Instant, LocalDate, ZoneId } from '@js-joda/core';

export { Instant, ZoneId };

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
