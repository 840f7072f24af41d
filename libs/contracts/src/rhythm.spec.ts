import { ChronoUnit } from '@js-joda/core';
import fc from 'fast-check';
import { LocalDate } from './local-date.js';
import { MAX_RHYTHM_DAYS, ORDINALS, rhythm, type Rhythm, WEEKDAYS } from './rhythm.js';
import { rhythmText } from './rhythm-text.js';
import { workingDays } from './working-days.js';

const day = (text: string) => LocalDate.parse(text);
const finland = workingDays('FI');
const read = (wire: unknown): Rhythm => rhythm.parse(wire);

const TUESDAYS = { unit: 'week', every: 2, weekday: 'tuesday' };
const SECOND_TUESDAY = { unit: 'month', every: 1, ordinal: 'second', weekday: 'tuesday' };
const LAST_FRIDAY = { unit: 'month', every: 3, ordinal: 'last', weekday: 'friday' };
const QUARTER = { unit: 'month', every: 3, day: 31 };
const ROUND_TABLE = { unit: 'year', every: 2, month: 9, ordinal: 'first', weekday: 'thursday' };
const REPORT = { unit: 'year', every: 1, month: 5, day: 1 };

describe('a rhythm', () => {
  it.each([
    // The first in step with the last time, or, where there was none, the first at all.
    [TUESDAYS, '2026-11-22', '2026-11-10', '2026-11-24'],
    [TUESDAYS, '2026-11-22', '2026-11-17', '2026-12-01'],
    [TUESDAYS, '2026-11-22', undefined, '2026-11-24'],
    [TUESDAYS, '2026-11-24', undefined, '2026-12-01'],
    // Held two days late, and once five years ago: still every second week.
    [TUESDAYS, '2026-11-22', '2026-11-12', '2026-11-24'],
    [TUESDAYS, '2026-11-22', '2021-11-23', '2026-12-01'],
    [SECOND_TUESDAY, '2026-11-09', undefined, '2026-11-10'],
    [SECOND_TUESDAY, '2026-11-10', undefined, '2026-12-08'],
    [LAST_FRIDAY, '2026-11-22', '2026-10-30', '2027-01-29'],
    // The 31st of a shorter month is its last day; 31.1.2027 is a Sunday, and its meeting counts for January.
    [QUARTER, '2026-11-22', '2026-11-30', '2027-03-01'],
    [QUARTER, '2027-02-10', '2027-02-01', '2027-04-30'],
    [ROUND_TABLE, '2026-11-22', '2025-09-04', '2027-09-02'],
    // May Day is none for an office: 2027-05-01 is a Saturday besides.
    [REPORT, '2026-11-22', undefined, '2027-05-03'],
    [REPORT, '2026-05-03', undefined, '2026-05-04'],
  ])('%j after %s, last on %s: next on %s', (wire, after, last, next) => {
    expect(String(read(wire).next(day(after), finland, last === undefined ? undefined : day(last)))).toBe(next);
  });

  it('that the source does not tell more exactly has no next day', () => {
    const regular = read({ unit: 'regular' });
    expect(regular.next(day('2026-11-22'), finland)).toBeUndefined();
    expect(regular.days(day('2026-01-01'), day('2026-12-31'), finland)).toEqual([]);
  });

  it('lists the days of a season', () => {
    const days = (wire: unknown, last?: string) =>
      read(wire)
        .days(day('2027-01-01'), day('2027-06-30'), finland, last === undefined ? undefined : day(last))
        .map(String);
    expect(days(SECOND_TUESDAY)).toEqual([
      '2027-01-12',
      '2027-02-09',
      '2027-03-09',
      '2027-04-13',
      '2027-05-11',
      '2027-06-08',
    ]);
    expect(days(LAST_FRIDAY, '2026-11-27')).toEqual(['2027-02-26', '2027-05-28']);
    expect(read(TUESDAYS).days(day('2026-01-01'), day('2025-01-01'), finland)).toEqual([]);
  });

  it('lists no more than anybody can look through', () => {
    const weekly = read({ unit: 'week', every: 1, weekday: 'monday' });
    expect(weekly.days(day('2000-01-01'), day('9999-12-31'), finland)).toHaveLength(MAX_RHYTHM_DAYS);
  });

  it('goes on where it stopped, day by day as well as in a list', () => {
    fc.assert(
      fc.property(anyRhythm, anyDay, fc.integer({ min: 0, max: 3000 }), (wire, from, length) => {
        const to = from.plusDays(length);
        const listed = read(wire).days(from, to, finland);
        const walked: LocalDate[] = [];
        for (let at = read(wire).next(from.minusDays(1), finland); at && !at.isAfter(to);) {
          walked.push(at);
          at = read(wire).next(at, finland, at);
        }
        expect(listed.map(String)).toEqual(walked.slice(0, MAX_RHYTHM_DAYS).map(String));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its distances and its days', () => {
    fc.assert(
      fc.property(anyRhythm, anyDay, anyDay, (wire, after, last) => {
        const next = read(wire).next(after, finland, last);
        if (!next) throw new Error('there is no next day');
        expect(next.isAfter(after) && next.isAfter(last)).toBe(true);
        const asAsked = wire.weekday
          ? next.dayOfWeek().name().toLowerCase() === wire.weekday
          : finland.isWorkingDay(next);
        expect(asAsked).toBe(true);
        // The last time may have been half a turn early for its day; and days move by a week or two within a month.
        const begins = after.isAfter(last) ? after : last;
        expect(begins.until(next, ChronoUnit.DAYS)).toBeLessThan((wire.every + 0.5) * LONGEST[wire.unit] + 20);
      }),
    );
  });
});

describe('a rhythm on the wire', () => {
  it('is read and written as it stands', () => {
    fc.assert(fc.property(anyRhythm, (wire) => expect(rhythm.encode(read(wire))).toEqual(wire)));
  });

  it.each([
    [{ unit: 'week', every: 1 }, ['weekday'], 'needed_here'],
    [{ unit: 'week', weekday: 'monday' }, ['every'], 'needed_here'],
    [{ unit: 'week', every: 1, weekday: 'monday', ordinal: 'first' }, ['ordinal'], 'not_here'],
    [{ unit: 'week', every: 0, weekday: 'monday' }, ['every'], 'out_of_range:1–52'],
    [{ unit: 'week', every: 53, weekday: 'monday' }, ['every'], 'out_of_range:1–52'],
    [{ unit: 'week', every: 0.5, weekday: 'monday' }, ['every'], 'out_of_range:1–52'],
    [{ unit: 'month', every: 1 }, ['weekday'], 'rhythm_day'],
    [{ unit: 'month', every: 1, weekday: 'monday' }, ['weekday'], 'rhythm_day'],
    [{ unit: 'month', every: 1, weekday: 'monday', ordinal: 'first', day: 3 }, ['day'], 'rhythm_two_days'],
    [{ unit: 'year', every: 1, month: 5, day: 3, weekday: 'monday' }, ['day'], 'rhythm_two_days'],
    [{ unit: 'month', every: 1, day: 32 }, ['day'], 'out_of_range:1–31'],
    [{ unit: 'month', every: 1, day: 3, month: 4 }, ['month'], 'not_here'],
    [{ unit: 'year', every: 1, day: 3 }, ['month'], 'needed_here'],
    [{ unit: 'year', every: 1, day: 31, month: 4 }, ['day'], 'out_of_range:1–30'],
    [{ unit: 'regular', every: 1 }, ['every'], 'not_here'],
  ])('%j is refused at its field', (wire, path, message) => {
    expect(rhythm.safeParse(wire).error?.issues).toMatchObject([{ path, message }]);
  });
});

describe('a rhythm as a phrase', () => {
  it.each([
    [{ unit: 'regular' }, 'säännöllisesti', 'regelbundet', 'regularly'],
    [{ ...TUESDAYS, every: 1 }, 'joka tiistai', 'varje tisdag', 'every Tuesday'],
    [TUESDAYS, '2 viikon välein tiistaisin', 'varannan vecka på tisdagar', 'every 2 weeks on Tuesday'],
    [
      SECOND_TUESDAY,
      'joka kuukauden toisena tiistaina',
      'den andra tisdagen varje månad',
      'every month on the second Tuesday',
    ],
    [
      LAST_FRIDAY,
      '3 kuukauden välein kuukauden viimeisenä perjantaina',
      'den sista fredagen var 3:e månad',
      'every 3 months on the last Friday',
    ],
    [
      { unit: 'month', every: 1, day: 15 },
      'joka kuukauden 15. päivänä tai seuraavana työpäivänä',
      'den 15 varje månad eller följande arbetsdag',
      'every month on day 15 or the next working day',
    ],
    [
      ROUND_TABLE,
      '2 vuoden välein syyskuun ensimmäisenä torstaina',
      'den första torsdagen i september vartannat år',
      'every 2 years on the first Thursday of September',
    ],
    [
      REPORT,
      'joka vuosi 1. toukokuuta tai seuraavana työpäivänä',
      'den 1 maj varje år eller följande arbetsdag',
      'every year on 1 May or the next working day',
    ],
  ])('%j', (wire, fi, sv, en) => {
    expect(rhythmText(read(wire))).toEqual({ fi, sv, en });
  });
});

const LONGEST = { week: 7, month: 31, year: 366 };

interface Wire {
  readonly unit: keyof typeof LONGEST;
  readonly every: number;
  readonly weekday?: string;
}

const unitOf = <U extends keyof typeof LONGEST>(unit: U) => ({
  unit: fc.constant(unit),
  every: fc.integer({ min: 1, max: 52 }),
});
const weekday = fc.constantFrom(...WEEKDAYS);
const byWeekday = { weekday, ordinal: fc.constantFrom(...ORDINALS) };
const month = fc.integer({ min: 1, max: 12 });
const upTo = (max: number) => fc.integer({ min: 1, max });
const anyRhythm: fc.Arbitrary<Wire> = fc.oneof(
  fc.record({ ...unitOf('week'), weekday }),
  fc.record({ ...unitOf('month'), ...byWeekday }),
  fc.record({ ...unitOf('month'), day: upTo(31) }),
  fc.record({ ...unitOf('year'), month, ...byWeekday }),
  fc.record({ ...unitOf('year'), month, day: upTo(29) }),
);
const anyDay = fc
  .integer({ min: day('2000-01-01').toEpochDay(), max: day('2050-12-31').toEpochDay() })
  .map((epochDay) => LocalDate.ofEpochDay(epochDay));
