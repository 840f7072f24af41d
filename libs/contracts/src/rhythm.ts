import { ChronoUnit, DayOfWeek, Month, TemporalAdjusters } from '@js-joda/core';
import { z } from 'zod';
import { assertNever } from './assert-never.js';
import { LocalDate } from './local-date.js';
import { wholeNumber } from './whole-number.js';
import { sentAs } from './wire.js';
import type { WorkingDays } from './working-days.js';

/** In what a rhythm counts; `regular`: the source says that it is regular and no more. */
export const RHYTHM_UNITS = ['week', 'month', 'year', 'regular'] as const;
export type RhythmUnit = (typeof RHYTHM_UNITS)[number];

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Which of a month's Tuesdays. There is no fifth: a month that has none would be left out. */
export const ORDINALS = ['first', 'second', 'third', 'fourth', 'last'] as const;
export type Ordinal = (typeof ORDINALS)[number];

/** The most days of a rhythm that are listed at once: nearly four years of every week. */
export const MAX_RHYTHM_DAYS = 200;

/** Where in its month a day is: by number, moved to the next working day; or by weekday, which is never moved. */
type DayOfMonth = { readonly day: number } | { readonly ordinal: Ordinal; readonly weekday: Weekday };

/** What a rhythm says. */
export type RhythmPattern =
  | { readonly unit: 'week'; readonly every: number; readonly weekday: Weekday }
  | { readonly unit: 'month'; readonly every: number; readonly on: DayOfMonth }
  | { readonly unit: 'year'; readonly every: number; readonly month: number; readonly on: DayOfMonth }
  | { readonly unit: 'regular' };

type Dated = Exclude<RhythmPattern, { unit: 'regular' }>;

/**
 * How often something takes place: every n weeks, months or years, on what day. Which of the weeks (months, years) it is
 * follows from the last time; where there was none yet, it may begin in any.
 *
 * A day of the month that is no working day is moved to the next one (the 31st is the last day of a shorter month). A
 * weekday stays even on a holiday: people who chose Thursdays want a Thursday, and move that one meeting by themselves.
 */
export class Rhythm {
  private constructor(readonly pattern: RhythmPattern) {}

  static of(pattern: RhythmPattern): Rhythm {
    return new Rhythm(pattern);
  }

  static readonly regular = new Rhythm({ unit: 'regular' });

  /** The first day after `after`, in step with the last time if there was one; undefined where none is known. */
  next(after: LocalDate, workingDays: WorkingDays, last?: LocalDate): LocalDate | undefined {
    const { pattern } = this;
    if (pattern.unit === 'regular') return undefined;
    return dayOf(pattern, turnAfter(pattern, after, workingDays, last), workingDays);
  }

  /** The days from `from` to `to`, both included, in step with the last time if there was one; the first 200 of them. */
  days(from: LocalDate, to: LocalDate, workingDays: WorkingDays, last?: LocalDate): LocalDate[] {
    const { pattern } = this;
    if (pattern.unit === 'regular') return [];
    const found: LocalDate[] = [];
    let turn = turnAfter(pattern, from.minusDays(1), workingDays, last);
    let day = dayOf(pattern, turn, workingDays);
    while (!day.isAfter(to) && found.length < MAX_RHYTHM_DAYS) {
      found.push(day);
      turn += pattern.every;
      day = dayOf(pattern, turn, workingDays);
    }
    return found;
  }
}

/** The first turn whose day is after `after`. Turns are weeks, months or years by number; those of a rhythm are `every` apart. */
function turnAfter(pattern: Dated, after: LocalDate, workingDays: WorkingDays, last: LocalDate | undefined): number {
  const near = turnOf(pattern, after) - 1;
  const step = last ? pattern.every : 1;
  const first = last ? nearestTurn(pattern, last, workingDays) + step : near;
  let turn = first + Math.max(0, Math.floor((near - first) / step)) * step;
  while (!dayOf(pattern, turn, workingDays).isAfter(after)) turn += step;
  return turn;
}

/** The turn that a day was meant for: meetings are held a day late, or moved out of their month. */
function nearestTurn(pattern: Dated, day: LocalDate, workingDays: WorkingDays): number {
  const turn = turnOf(pattern, day);
  const distance = (each: number) => Math.abs(dayOf(pattern, each, workingDays).until(day, ChronoUnit.DAYS));
  return [turn - 1, turn, turn + 1].reduce((best, each) => (distance(each) < distance(best) ? each : best));
}

/** The first day of the epoch was a Thursday; weeks begin on Mondays. */
const EPOCH_WEEKDAY = 3;

/** The number of the week, month or year in which a day lies. */
function turnOf(pattern: Dated, day: LocalDate): number {
  switch (pattern.unit) {
    case 'week':
      return Math.floor((day.toEpochDay() + EPOCH_WEEKDAY) / 7);
    case 'month':
      return day.year() * 12 + day.monthValue() - 1;
    case 'year':
      return day.year();
    default:
      return assertNever(pattern);
  }
}

/** The rhythm's day in the week, month or year of that number. */
function dayOf(pattern: Dated, turn: number, workingDays: WorkingDays): LocalDate {
  switch (pattern.unit) {
    case 'week':
      return LocalDate.ofEpochDay(turn * 7 - EPOCH_WEEKDAY + WEEKDAYS.indexOf(pattern.weekday));
    case 'month':
      return dayIn(LocalDate.of(Math.floor(turn / 12), (turn % 12) + 1, 1), pattern.on, workingDays);
    case 'year':
      return dayIn(LocalDate.of(turn, pattern.month, 1), pattern.on, workingDays);
    default:
      return assertNever(pattern);
  }
}

function dayIn(first: LocalDate, on: DayOfMonth, workingDays: WorkingDays): LocalDate {
  if ('day' in on) return workingDays.next(first.withDayOfMonth(Math.min(on.day, first.lengthOfMonth())));
  const weekday = DayOfWeek.of(WEEKDAYS.indexOf(on.weekday) + 1);
  return first.with(
    on.ordinal === 'last'
      ? TemporalAdjusters.lastInMonth(weekday)
      : TemporalAdjusters.dayOfWeekInMonth(ORDINALS.indexOf(on.ordinal) + 1, weekday),
  );
}

/** What the fields of a rhythm are, in the words of the API. */
export const RHYTHM_SAYS = {
  unit: 'The unit of time.',
  every: 'The number n of weeks, months or years.',
  weekday: 'The day of the week.',
  ordinal: 'Which weekday of the month: the second Tuesday, for example.',
  day: 'The day of the month; one that is no working day is moved to the next working day.',
  month: 'The month of a yearly rhythm.',
} as const;

/** What a rhythm has on the wire. */
const wire = sentAs(
  { object: 'RhythmInput' },
  z
    .strictObject({
      unit: z.enum(RHYTHM_UNITS).describe(RHYTHM_SAYS.unit),
      every: wholeNumber(1, 52).optional().describe(`${RHYTHM_SAYS.every} Needed unless it is merely regular.`),
      weekday: z.enum(WEEKDAYS).optional().describe(RHYTHM_SAYS.weekday),
      ordinal: z.enum(ORDINALS).optional().describe(RHYTHM_SAYS.ordinal),
      day: wholeNumber(1, 31).optional().describe(RHYTHM_SAYS.day),
      month: wholeNumber(1, 12).optional().describe(RHYTHM_SAYS.month),
    })
    .describe(
      'How often something takes place: by weekday (`unit: WEEK`), by a weekday of the month (`ordinal`, `weekday`), by a day of the month (`day`), in one month of a year (`month`), or merely regularly.',
    ),
);
type RhythmWire = z.output<typeof wire>;
type RhythmField = keyof RhythmWire;

/**
 * A rhythm on the wire and in the database, by the words of the API:
 * `{ unit: "week", every: 2, weekday: "tuesday" }`, `{ unit: "month", every: 1, ordinal: "second", weekday: "tuesday" }`,
 * `{ unit: "month", every: 3, day: 15 }`, `{ unit: "year", every: 1, month: 9, day: 1 }`, `{ unit: "regular" }`.
 */
export const rhythm = z.codec(
  wire,
  z.custom<Rhythm>((value) => value instanceof Rhythm),
  {
    decode: (said, context) => {
      const refuse = (field: RhythmField, message: string) => {
        context.issues.push({ code: 'custom', input: said[field], path: [field], message });
        return z.NEVER;
      };
      const stray = FIELDS.find((field) => said[field] !== undefined && !BELONGS[said.unit].includes(field));
      if (stray) return refuse(stray, 'not_here');
      if (said.unit === 'regular') return Rhythm.regular;
      const { unit, every, weekday, month } = said;
      if (every === undefined) return refuse('every', 'needed_here');
      if (unit === 'week') {
        return weekday ? Rhythm.of({ unit, every, weekday }) : refuse('weekday', 'needed_here');
      }
      if (said.day !== undefined && (weekday ?? said.ordinal)) return refuse('day', 'rhythm_two_days');
      const on = dayOfMonth(said);
      if (!on) return refuse('weekday', 'rhythm_day');
      if (unit === 'month') return Rhythm.of({ unit, every, on });
      if (month === undefined) return refuse('month', 'needed_here');
      const longest = Month.of(month).maxLength();
      if ('day' in on && on.day > longest) return refuse('day', `out_of_range:1–${longest}`);
      return Rhythm.of({ unit, every, month, on });
    },
    encode: ({ pattern }) => {
      if (pattern.unit === 'regular' || pattern.unit === 'week') return pattern;
      const { on, ...rest } = pattern;
      return { ...rest, ...on };
    },
  },
);

const written = (value: Rhythm | undefined): string =>
  JSON.stringify(value && Object.entries(rhythm.encode(value)).toSorted(([one], [other]) => one.localeCompare(other)));

export const sameRhythm = (one: Rhythm | undefined, other: Rhythm | undefined): boolean =>
  written(one) === written(other);

const FIELDS = ['every', 'weekday', 'ordinal', 'day', 'month'] as const;

/** The fields that a rhythm of a unit may have. */
const BELONGS: Record<RhythmUnit, readonly RhythmField[]> = {
  week: ['every', 'weekday'],
  month: ['every', 'weekday', 'ordinal', 'day'],
  year: FIELDS,
  regular: [],
};

/** The day of a month, by the way in which it is named. */
function dayOfMonth({ day, weekday, ordinal }: RhythmWire): DayOfMonth | undefined {
  if (day !== undefined) return { day };
  return weekday && ordinal && { weekday, ordinal };
}
