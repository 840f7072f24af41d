import { Year } from '@js-joda/core';
import fc from 'fast-check';
import { LocalDate } from './local-date.js';
import { type Country, COUNTRIES } from './organisation.js';
import { workingDays } from './working-days.js';

const day = (text: string) => LocalDate.parse(text);
const daysOf = (year: number) =>
  Array.from({ length: Year.of(year).length() }, (_, index) => LocalDate.ofYearDay(year, index + 1));
const isWeekday = (each: LocalDate) => each.dayOfWeek().value() <= 5;

/** Mondays to Fridays on which nobody works, read from the laws with a paper calendar beside them. */
const HOLIDAYS: Record<Country, Record<number, string>> = {
  FI: {
    2024: '01-01 03-29 04-01 05-01 05-09 06-21 12-06 12-24 12-25 12-26',
    2025: '01-01 01-06 04-18 04-21 05-01 05-29 06-20 12-24 12-25 12-26',
    2026: '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25',
    2027: '01-01 01-06 03-26 03-29 05-06 06-25 12-06 12-24',
  },
  SE: {
    2024: '01-01 03-29 04-01 05-01 05-09 06-06 06-21 12-24 12-25 12-26 12-31',
    2025: '01-01 01-06 04-18 04-21 05-01 05-29 06-06 06-20 12-24 12-25 12-26 12-31',
    2026: '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31',
    2027: '01-01 01-06 03-26 03-29 05-06 06-25 12-24 12-31',
  },
};

const years = Object.entries(HOLIDAYS).flatMap(([country, each]) =>
  Object.entries(each).map(([year, holidays]) => [country as Country, Number(year), holidays] as const),
);

describe('working days', () => {
  it.each(years)('of %s in %d leave out the holidays of the law', (country, year, holidays) => {
    const off = daysOf(year).filter((each) => isWeekday(each) && !workingDays(country).isWorkingDay(each));
    expect(off.map((each) => each.toString().slice(5)).join(' ')).toBe(holidays);
  });

  it.each(COUNTRIES)('of %s are those of the law in every year from 2005 to 2100', (country) => {
    for (let year = 2005; year <= 2100; year++) {
      const law = byLaw(country, year);
      const off = daysOf(year).filter((each) => isWeekday(each) && !workingDays(country).isWorkingDay(each));
      expect(off.map(String)).toEqual(law.filter(isWeekday).map(String));
    }
  });

  it('have no Saturdays and Sundays', () => {
    fc.assert(
      fc.property(anyCountry, anyDay, (country, each) => isWeekday(each) || !workingDays(country).isWorkingDay(each)),
    );
  });

  it('are counted as somebody would who walks through the calendar', () => {
    fc.assert(
      fc.property(anyCountry, anyDay, fc.integer({ min: 0, max: 120 }), (country, start, n) => {
        const days = workingDays(country);
        const walk = (step: number) =>
          Array.from({ length: 250 }, (_, index) => start.plusDays(step * (index + 1))).filter((each) =>
            days.isWorkingDay(each),
          )[n - 1] ?? start;
        expect(days.after(start, n).toString()).toBe(walk(1).toString());
        expect(days.before(start, n).toString()).toBe(walk(-1).toString());
      }),
      { numRuns: 300 },
    );
  });

  it('lead back to where they began', () => {
    fc.assert(
      fc.property(anyCountry, anyDay, fc.integer({ min: 0, max: 120 }), (country, start, n) => {
        const days = workingDays(country);
        const first = days.next(start);
        expect(days.isWorkingDay(first) && !first.isBefore(start)).toBe(true);
        expect(days.before(days.after(first, n), n).equals(first)).toBe(true);
      }),
    );
  });

  it('of the next one: the day itself if it is one', () => {
    const finland = workingDays('FI');
    expect(finland.next(day('2026-12-23')).toString()).toBe('2026-12-23');
    expect(finland.next(day('2026-12-24')).toString()).toBe('2026-12-28');
    expect(finland.next(day('2026-12-31')).toString()).toBe('2026-12-31');
    expect(workingDays('SE').next(day('2026-12-31')).toString()).toBe('2027-01-04');
  });

  it('of the previous one: the day itself if it is one', () => {
    const finland = workingDays('FI');
    expect(finland.previous(day('2026-12-23')).toString()).toBe('2026-12-23');
    expect(finland.previous(day('2026-12-27')).toString()).toBe('2026-12-23');
    expect(finland.previous(day('2027-01-01')).toString()).toBe('2026-12-31');
    expect(workingDays('SE').previous(day('2027-01-01')).toString()).toBe('2026-12-30');
  });

  it.each([-1, 0.5, Number.NaN, 1001])('are not counted %p times', (n) => {
    expect(() => workingDays('FI').after(day('2026-01-01'), n)).toThrow('Not a number of working days');
  });
});

const anyCountry = fc.constantFrom(...COUNTRIES);
const anyDay = fc
  .integer({ min: day('2005-01-01').toEpochDay(), max: day('2045-12-31').toEpochDay() })
  .map((epochDay) => LocalDate.ofEpochDay(epochDay));

/** The holidays and the eves like them as both laws name them, in order. Easter by Meeus (Astronomical Algorithms, ch. 8). */
function byLaw(country: Country, year: number): LocalDate[] {
  const easter = easterOf(year);
  const saturdayFrom = (first: LocalDate) => first.plusDays((13 - first.dayOfWeek().value()) % 7);
  const midsummer = saturdayFrom(LocalDate.of(year, 6, 20));
  const fixed = [
    '01-01',
    '01-06',
    '05-01',
    '12-24',
    '12-25',
    '12-26',
    ...(country === 'FI' ? ['12-06'] : ['06-06', '12-31']),
  ];
  return [
    ...fixed.map((each) => day(`${year}-${each}`)),
    easter.minusDays(2),
    easter.plusDays(1),
    easter.plusDays(39),
    midsummer.minusDays(1),
    midsummer,
    saturdayFrom(LocalDate.of(year, 10, 31)),
  ]
    .sort((a, b) => a.compareTo(b))
    .filter((each, index, all) => !all[index - 1]?.equals(each));
}

function easterOf(year: number): LocalDate {
  const div = (n: number, by: number) => Math.floor(n / by);
  const a = year % 19;
  const [b, c] = [div(year, 100), year % 100];
  const g = div(8 * b + 13, 25);
  const h = (19 * a + b - div(b, 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * div(c, 4) - h - (c % 4)) % 7;
  const m = div(a + 11 * h + 19 * l, 433);
  const month = div(h + l - 7 * m + 90, 25);
  return LocalDate.of(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}
