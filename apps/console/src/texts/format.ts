import { locale, tag } from './locale.js';
import { say } from './say.js';

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'numeric', year: 'numeric', timeZone: 'UTC' };

/** A calendar day, `2014-11-19`: "19.11.2014". */
export const dayText = (day: string): string =>
  new Intl.DateTimeFormat(tag(), DAY).format(new Date(`${day}T00:00:00Z`));

export const dayOrNone = (day: string | null): string | null => (day === null ? null : dayText(day));

/** A moment, in the time of the place that it is about, which it names. */
export function momentText(moment: string, timeZone = 'Europe/Helsinki'): string {
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  };
  return new Intl.DateTimeFormat(tag(), options).format(new Date(moment));
}

interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

export function periodText({ from, to }: Period): string {
  if (from !== null && to !== null) return `${dayText(from)}–${dayText(to)}`;
  if (from !== null) return say('period.from', { day: dayText(from) });
  return to === null ? say('period.always') : say('period.until', { day: dayText(to) });
}

export const moneyText = ({ amount, currency }: { readonly amount: string; readonly currency: string }): string =>
  new Intl.NumberFormat(tag(), { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(
    Number(amount),
  );

export const numberText = (number: number): string => new Intl.NumberFormat(tag()).format(number);

/** "a, b and c" */
export const listText = (texts: readonly string[]): string => new Intl.ListFormat(tag()).format(texts);

/** For lists whose order is the alphabet of the reader. */
export const inOrder = (a: string, b: string): number => a.localeCompare(b, locale());

/** Today, as the browser knows it. */
export const today = (): string => new Date().toLocaleDateString('sv-SE');
