import { assertNever } from './assert-never.js';
import { say } from './catalogue.js';
import { tagOf } from './locales.js';
import { inEachLanguage, type Translations } from './localised-text.js';
import { type Rhythm, type Weekday, WEEKDAYS } from './rhythm.js';

/** A rhythm as a phrase: `joka tiistai`, `den andra tisdagen varje månad`, `every 3 months on the second Tuesday`. */
export function rhythmText({ pattern }: Rhythm): Translations {
  switch (pattern.unit) {
    case 'regular':
      return say('rhythm.regular');
    case 'week':
      return say('rhythm.week', { every: pattern.every, weekday: weekdayName(pattern.weekday) });
    case 'month': {
      const { every, on } = pattern;
      return 'day' in on
        ? say('rhythm.monthByDay', { every, day: on.day })
        : say('rhythm.monthByWeekday', { every, nth: say(`nth.${on.ordinal}`), weekday: weekdayName(on.weekday) });
    }
    case 'year': {
      const { every, on } = pattern;
      const month = monthName(pattern.month);
      if ('day' in on) return say('rhythm.yearByDay', { every, day: on.day, month });
      const [nth, weekday] = [say(`nth.${on.ordinal}`), weekdayName(on.weekday)];
      return say('rhythm.yearByWeekday', { every, nth, weekday, month });
    }
    default:
      return assertNever(pattern);
  }
}

/** The weekday's name by itself: `tiistai`, `tisdag`, `Tuesday`. The 3rd of January 2000 was a Monday. */
const weekdayName = (weekday: Weekday): Translations =>
  named(new Date(Date.UTC(2000, 0, 3 + WEEKDAYS.indexOf(weekday))), { weekday: 'long' });

/** The month's name by itself: `tammikuu`, `januari`, `January`. */
const monthName = (month: number): Translations => named(new Date(Date.UTC(2000, month - 1, 1)), { month: 'long' });

const named = (day: Date, options: Intl.DateTimeFormatOptions): Translations =>
  inEachLanguage((locale) => new Intl.DateTimeFormat(tagOf(locale), { ...options, timeZone: 'UTC' }).format(day));
