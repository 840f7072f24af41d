import {
  type Instant,
  type LocalDate,
  type Locale,
  type Money,
  momentText,
  type Period,
  type ZoneId,
} from '@talkoot/contracts';
import { say } from '../messages/index.js';

/** How a language writes numbers, money and days, and how it sorts names. */
export interface Formats {
  readonly number: (value: number) => string;
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

/** Swedish as in Finland, where the service is at home: it writes days as 1.1.2014, which Sweden reads as well. */
const TAGS: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** In numbers where the order of day and month is certain; English needs the month's name for that. */
const DAY_STYLES: Record<Locale, 'short' | 'medium'> = { fi: 'short', sv: 'short', en: 'medium' };

const MILLISECONDS_A_DAY = 86_400_000;

export function formatsOf(locale: Locale): Formats {
  const tag = TAGS[locale];
  const number = new Intl.NumberFormat(tag);
  const difference = new Intl.NumberFormat(tag, { signDisplay: 'exceptZero' });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: DAY_STYLES[locale], timeZone: 'UTC' });
  const list = new Intl.ListFormat(tag);
  const collator = new Intl.Collator(tag);
  const formatDay = (date: LocalDate): string => day.format(utc(date));

  return {
    number: (value) => number.format(value),
    difference: (value) => difference.format(value),
    money: (money) => currency(tag, money, 'auto').format(decimal(money.amount)),
    roundMoney: (money) => currency(tag, money, 'stripIfInteger').format(decimal(money.amount)),
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

function currency(tag: string, money: Money, trailingZeroDisplay: 'auto' | 'stripIfInteger'): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, { style: 'currency', currency: money.currency, trailingZeroDisplay });
}

/** The moment at which the day begins in UTC, in which it is formatted: no zone can move it. */
function utc(date: LocalDate): number {
  return date.toEpochDay() * MILLISECONDS_A_DAY;
}

/** Intl formats a decimal text exactly; as a number it would pass through floating point. */
function decimal(amount: string): `${number}` {
  if (!isDecimal(amount)) throw new Error(`Not a decimal: ${amount}`);
  return amount;
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}
