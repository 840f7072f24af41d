import { z } from 'zod';
import { sentAs } from './wire.js';
import { LocalDate, localDate } from './local-date.js';

/** Days from `from` to `to`, both included; an end that is missing is open (before: unknown, after: not yet known). */
export class Period {
  private constructor(
    readonly from: LocalDate | undefined,
    readonly to: LocalDate | undefined,
  ) {}

  /** Undefined when it would end before it starts. */
  static of(from: LocalDate | undefined, to: LocalDate | undefined): Period | undefined {
    return from && to?.isBefore(from) ? undefined : new Period(from, to);
  }

  static from(day: LocalDate): Period {
    return new Period(day, undefined);
  }

  static readonly always = new Period(undefined, undefined);

  includes(day: LocalDate): boolean {
    return !this.from?.isAfter(day) && !this.to?.isBefore(day);
  }

  /** Whether it is over before the given day. */
  endedBefore(day: LocalDate): boolean {
    return this.to?.isBefore(day) ?? false;
  }

  overlaps(other: Period): boolean {
    const startsAfter = (a: Period, b: Period) => a.from !== undefined && (b.to?.isBefore(a.from) ?? false);
    return !startsAfter(this, other) && !startsAfter(other, this);
  }

  contains(other: Period): boolean {
    const startsInTime = !this.from || (other.from !== undefined && !other.from.isBefore(this.from));
    const endsInTime = !this.to || (other.to !== undefined && !other.to.isAfter(this.to));
    return startsInTime && endsInTime;
  }

  /** The same start, ending on the day before `day`; undefined when nothing would be left. */
  endingBefore(day: LocalDate): Period | undefined {
    return Period.of(this.from, day.minusDays(1));
  }

  /** What of it lies on and after `day`; undefined when nothing does. */
  startingAt(day: LocalDate): Period | undefined {
    return Period.of(this.from?.isAfter(day) ? this.from : day, this.to);
  }

  /** What of it none of the others covers, in order. */
  without(others: readonly Period[]): Period[] {
    const [first, ...rest] = others;
    if (!first) return [this];
    if (!this.overlaps(first)) return this.without(rest);
    const before = first.from && this.endingBefore(first.from);
    const after = first.to && this.startingAt(first.to.plusDays(1));
    return [before, after].flatMap((each) => each?.without(rest) ?? []);
  }

  /** The days that lie in both; undefined when there are none. */
  common(other: Period): Period | undefined {
    const from = this.from && other.from && (this.from.isBefore(other.from) ? other.from : this.from);
    const to = this.to && other.to && (this.to.isAfter(other.to) ? other.to : this.to);
    return Period.of(from ?? this.from ?? other.from, to ?? this.to ?? other.to);
  }

  /** From the earlier start to the later end of the two. */
  joined(other: Period): Period {
    const from = this.from && other.from && (this.from.isBefore(other.from) ? this.from : other.from);
    const to = this.to && other.to && (this.to.isAfter(other.to) ? this.to : other.to);
    return new Period(from, to);
  }

  equals(other: Period): boolean {
    return String(this.from) === String(other.from) && String(this.to) === String(other.to);
  }

  /** The half-open range that the database keeps: `[2014-01-01,2016-01-01)`. It writes the year 10000 without a sign. */
  toRange(): string {
    return `[${this.from?.toString() ?? ''},${this.to?.plusDays(1).toString().replace('+', '') ?? ''})`;
  }

  static fromRange(range: string): Period {
    const match = /^[[(]([^,]*),([^\])]*)[\])]$/.exec(range);
    if (!match) throw new Error(`Not a range of days: ${range}`);
    const [, from, until] = match;
    return new Period(
      from ? LocalDate.parse(from) : undefined,
      until ? LocalDate.parse(until.replace(/^(?=\d{5})/, '+')).minusDays(1) : undefined,
    );
  }
}

/** A period on the wire: `{ from, to }`, both inclusive and optional. */
export const period = sentAs(
  'period',
  z.codec(
    z.strictObject({ from: localDate.optional(), to: localDate.optional() }),
    z.custom<Period>((value) => value instanceof Period),
    {
      decode: ({ from, to }, context) => {
        const parsed = Period.of(from, to);
        if (parsed) return parsed;
        context.issues.push({ code: 'custom', input: to, path: ['to'], message: 'ends_before_start' });
        return z.NEVER;
      },
      encode: ({ from, to }) => ({ ...(from && { from }), ...(to && { to }) }),
    },
  ),
);
