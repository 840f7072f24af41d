import {
  type Instant,
  type LocalDate,
  type Locale,
  type Money,
  momentText,
  type Period,
  tagOf,
  type ZoneId,
} from '@talkoot/contracts';
import { say } from '../messages/index.js';

/** How a language writes numbers, money and days, and how it sorts names. */
export interface Formats {
  readonly number: (value: number) => string;
  readonly decimalMark: string;
  /** With its sign, unless it is zero. */
  readonly difference: (value: number) => string;
  readonly money: (money: Money) => string;
  /** Without the decimals when there is nothing in them. */
  readonly roundMoney: (money: Money) => string;
  readonly day: (day: LocalDate) => string;
  /** Undefined when neither end is known. */
  readonly period: (period: Period) => string | undefined;
  readonly moment: (at: Instant, zone: ZoneId) => string;
  readonly list: (items: readonly string[]) => string;
  readonly compare: (a: string, b: string) => number;
}

const MILLISECONDS_A_DAY = 86_400_000;

export function formatsOf(locale: Locale): Formats {
  const tag = tagOf(locale);
  const number = new Intl.NumberFormat(tag);
  const difference = new Intl.NumberFormat(tag, { signDisplay: 'exceptZero' });
  const day = dayFormat(tag);
  const list = new Intl.ListFormat(tag);
  const collator = new Intl.Collator(tag);
  const formatDay = (date: LocalDate): string => day.format(utc(date));

  return {
    number: (value) => number.format(value),
    decimalMark: number.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.',
    difference: (value) => difference.format(value),
    money: (money) => currency(tag, money, 'auto').format(money.amount),
    roundMoney: (money) => currency(tag, money, 'stripIfInteger').format(money.amount),
    day: formatDay,
    period: ({ from, to }) => {
      if (from && to) return day.formatRange(utc(from), utc(to));
      if (from) return say('report.from', { day: formatDay(from) })[locale];
      return to && say('report.until', { day: formatDay(to) })[locale];
    },
    moment: (at, zone) => momentText(at, zone)[locale],
    list: (items) => list.format(items),
    compare: (a, b) => collator.compare(a, b),
  };
}

/** In numbers, unless slashes stand between them: those leave open which is the month, so the month gets its name. */
function dayFormat(tag: string): Intl.DateTimeFormat {
  const inNumbers = new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeZone: 'UTC' });
  if (!inNumbers.format(0).includes('/')) return inNumbers;
  return new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
}

function currency(tag: string, money: Money, trailingZeroDisplay: 'auto' | 'stripIfInteger'): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, { style: 'currency', currency: money.currency, trailingZeroDisplay });
}

/** The moment at which the day begins in UTC, in which it is formatted: no zone can move it. */
function utc(date: LocalDate): number {
  return date.toEpochDay() * MILLISECONDS_A_DAY;
}
