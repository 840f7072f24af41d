import { createRequire } from 'node:module';
import type DateHolidays from 'date-holidays';
import { LocalDate } from './local-date.js';
import type { Country } from './organisation.js';

/**
 * What `date-holidays` tells as a bank holiday of a country and its law does not take for one, as `MM-DD`. Both laws count
 * the eves of midsummer and Christmas with the holidays, only the Swedish one New Year's Eve as well.
 */
const WORKING_ALL_THE_SAME: Record<Country, readonly string[]> = { FI: ['12-31'], SE: [] };

/** The number of years of a country that are kept: a year costs some milliseconds, and any client may ask for any. */
const YEARS_KEPT = 50;

/** The longest way that is counted, about four years: further than any notice period or due date reaches. */
const MAX_DAYS = 1000;

/** The first day of the epoch was a Thursday; weeks begin on Mondays. */
const EPOCH_WEEKDAY = 3;
const SATURDAY = 5;

const MS_PER_DAY = 86_400_000;
const yearOf = (number: number): number => new Date(number * MS_PER_DAY).getUTCFullYear();

/**
 * The days of a country on which its offices work. No Saturdays, no Sundays, no public holidays, and none of the eves on
 * which a period that ends by law goes on to the next working day. The rules are those of the laws of today, for every year:
 *
 * - Finland: Laki säädettyjen määräaikain laskemisesta (150/1930) 5 §, which names Saturdays, May Day, Independence Day and
 *   the eves of Christmas and midsummer beside the holy days, and those are in Kirkkolaki (652/2023, before it 1054/1993).
 * - Sweden: Lag (1930:173) om beräkning av lagstadgad tid 2 §; the holidays by Lag (1989:253) om allmänna helgdagar.
 */
export class WorkingDays {
  /** The holidays of each year, by their numbers as days of the epoch. */
  private readonly years = new Map<number, ReadonlySet<number>>();

  constructor(readonly country: Country) {}

  isWorkingDay(day: LocalDate): boolean {
    return this.isWorking(day.toEpochDay());
  }

  /** The day itself if it is a working day, otherwise the first one after it. */
  next(day: LocalDate): LocalDate {
    return this.isWorkingDay(day) ? day : this.walk(day, 1, 1);
  }

  /** The day itself if it is a working day, otherwise the last one before it. */
  previous(day: LocalDate): LocalDate {
    return this.isWorkingDay(day) ? day : this.walk(day, 1, -1);
  }

  /** The day that is the n-th working day after `day`, which itself does not count; `day` itself for none. */
  after(day: LocalDate, n: number): LocalDate {
    return this.walk(day, n, 1);
  }

  /** The day that is the n-th working day before `day`, which itself does not count; `day` itself for none. */
  before(day: LocalDate, n: number): LocalDate {
    return this.walk(day, n, -1);
  }

  /** By numbers: a LocalDate for each day on the way takes ten times as long. */
  private walk(day: LocalDate, n: number, step: 1 | -1): LocalDate {
    if (!Number.isInteger(n) || n < 0 || n > MAX_DAYS) throw new Error(`Not a number of working days: ${n}`);
    let found = day.toEpochDay();
    for (let left = n; left > 0;) {
      found += step;
      if (this.isWorking(found)) left--;
    }
    return LocalDate.ofEpochDay(found);
  }

  private isWorking(number: number): boolean {
    const weekday = (((number + EPOCH_WEEKDAY) % 7) + 7) % 7;
    return weekday < SATURDAY && !this.holidays(yearOf(number)).has(number);
  }

  private holidays(year: number): ReadonlySet<number> {
    const kept = this.years.get(year);
    if (kept) return kept;
    const [oldest] = this.years.keys();
    if (oldest !== undefined && this.years.size >= YEARS_KEPT) this.years.delete(oldest);
    const found = new Set(
      calendarOf(this.country)
        .getHolidays(year)
        .map(({ date }) => date.slice(0, 'YYYY-MM-DD'.length))
        .filter((date) => !WORKING_ALL_THE_SAME[this.country].includes(date.slice('YYYY-'.length)))
        .map((date) => LocalDate.parse(date).toEpochDay()),
    );
    this.years.set(year, found);
    return found;
  }
}

const KEPT: Record<Country, WorkingDays> = { FI: new WorkingDays('FI'), SE: new WorkingDays('SE') };

/** The working days of a country. */
export function workingDays(country: Country): WorkingDays {
  return KEPT[country];
}

const calendars = new Map<Country, DateHolidays>();

/** Loaded when first asked: the library takes 15 to 28 MB of memory, and most processes never need it. */
function calendarOf(country: Country): DateHolidays {
  const kept = calendars.get(country);
  if (kept) return kept;
  const Library = createRequire(import.meta.url)('date-holidays') as typeof DateHolidays;
  const made = new Library(country, { types: ['public', 'bank'] });
  calendars.set(country, made);
  return made;
}
