import { assertNever, COUNTRIES, type Country, LocalDate, workingDays } from '@talkoot/contracts';
import fc from 'fast-check';
import { anyCycle, anyDayBetween } from '../testing/cycle.js';
import type { DatedDuty } from '../duties/arranged.js';
import { type Cycle, demanded, type Owed } from './demands.js';
import type { Duty } from '../duties/duty.js';

/** A calendar whose leaves are turned one by one: longer than any cycle of these tests at both ends. */
const FIRST = LocalDate.parse('2019-01-01');
const CALENDAR = Array.from({ length: 18 * 366 }, (_, place) => FIRST.plusDays(place));
const placeOf = (day: LocalDate) => day.toEpochDay() - FIRST.toEpochDay();

/** The first days of the council terms, as one would look them up. */
const TERMS: Record<Country, readonly string[]> = {
  FI: ['2017-06-01', '2021-08-01', '2025-06-01', '2029-06-01', '2033-06-01'],
  SE: ['2018-10-15', '2022-10-15', '2026-10-15', '2030-10-15', '2034-10-15'],
};
const termOf = (day: LocalDate, country: Country) => TERMS[country].findLast((each) => each <= day.toString()) ?? '';

/** The turn of a day, found by that day alone; undefined where the duty has none. */
function turnOn(day: LocalDate, { every, startsIn }: Duty, country: Country): string | undefined {
  switch (every.unit) {
    case 'month': {
      const number = Math.ceil(day.monthValue() / every.count);
      const name = {
        1: String(number).padStart(2, '0'),
        2: `B${number}`,
        3: `Q${number}`,
        4: `T${number}`,
        6: `H${number}`,
      };
      return `${day.year()}-${name[every.count]}`;
    }
    case 'year': {
      const years = day.year() - (startsIn ?? 2000);
      return years >= 0 && years % every.count === 0 ? String(day.year()) : undefined;
    }
    case 'council-term': {
      const term = termOf(day, country);
      const year = 1 + Math.floor(LocalDate.parse(term).until(day).toTotalMonths() / 12);
      return Math.min(4, year) === every.year ? `T${term.slice(0, 4)}` : undefined;
    }
    default:
      return assertNever(every);
  }
}

const leaves = new Map<string, ReadonlyMap<string, readonly LocalDate[]>>();

/** The days of each turn. The same for every duty of that rhythm, and kept. */
function daysOfTurns(duty: Duty, country: Country): ReadonlyMap<string, readonly LocalDate[]> {
  const rhythm = JSON.stringify([duty.every, duty.startsIn, country]);
  const known = leaves.get(rhythm);
  if (known) return known;
  const found = new Map<string, LocalDate[]>();
  for (const day of CALENDAR) {
    const turn = turnOn(day, duty, country);
    const days = turn === undefined ? undefined : found.get(turn);
    if (days) days.push(day);
    else if (turn !== undefined) found.set(turn, [day]);
  }
  leaves.set(rhythm, found);
  return found;
}

/** Whether each day of the calendar is a working day. */
const WORKING: Record<Country, readonly boolean[]> = {
  FI: CALENDAR.map((day) => workingDays('FI').isWorkingDay(day)),
  SE: CALENDAR.map((day) => workingDays('SE').isWorkingDay(day)),
};

interface Due {
  readonly counted: LocalDate;
  readonly due: LocalDate | undefined;
}

/** When it is due in a turn of these days. */
function dueByHand({ every, due }: Duty, days: readonly LocalDate[], country: Country): Due {
  const [first = FIRST, last = FIRST] = [days[0], days.at(-1)];
  const isWorking = (day: LocalDate) => WORKING[country][placeOf(day)] === true;
  if ('lastWorkingDay' in due) {
    const counted = days.findLast(isWorking) ?? FIRST;
    return { counted, due: counted };
  }
  if ('workingDaysAfter' in due) {
    let place = placeOf(last);
    for (let left = due.workingDaysAfter; left > 0; left -= WORKING[country][place] === false ? 0 : 1) place++;
    return { counted: last, due: CALENDAR[place] };
  }
  const isIt = (day: LocalDate) =>
    day.monthValue() === (due.month ?? last.monthValue()) &&
    (day.dayOfMonth() === due.day || (day.dayOfMonth() < due.day && day.plusDays(1).dayOfMonth() === 1));
  const begins = placeOf(every.unit === 'month' ? last.withDayOfMonth(1) : first);
  const counted = CALENDAR.slice(begins, begins + 400).find(isIt) ?? FIRST;
  return { counted, due: CALENDAR.slice(placeOf(counted), placeOf(counted) + 30).find(isWorking) };
}

/** What a duty demands, as `turn due subject debtor`. */
function demandedByHand({ duty, from, to }: DatedDuty, cycle: Cycle, until: LocalDate, country: Country): string[] {
  return [...daysOfTurns(duty, country)].flatMap(([turn, days]) => {
    const [first = FIRST] = days;
    const begun = duty.every.unit === 'council-term' ? LocalDate.parse(termOf(first, country)) : first;
    if (first.equals(FIRST) || begun.isAfter(until)) return [];
    const { counted, due } = dueByHand(duty, days, country);
    if (!due) throw new Error('The calendar is too short');
    if (due.isBefore(from) || to?.isBefore(due) || !cycle.inForce?.includes(counted)) return [];
    const then = <T extends { readonly period: { includes: (day: LocalDate) => boolean } }>(all: readonly T[]) =>
      all.filter(({ period }) => period.includes(counted));
    const subjects = {
      programme: [undefined],
      'strategic-area': then(cycle.areas).map(({ id }) => id),
      'working-group': then(cycle.workingGroups).map(({ id }) => id),
    };
    const adopters = then(cycle.adopters).map((each) => cycle.successors.get(each.organisation) ?? each.organisation);
    const debtors = duty.owedBy === 'owner' ? [cycle.owner] : adopters;
    return subjects[duty.scope].flatMap((subject) =>
      debtors.map((debtor) => said(duty.key, turn, due, subject, debtor)),
    );
  });
}

const said = (key: string, turn: string, due: LocalDate, subject: string | undefined, debtor: string) =>
  [key, turn, due.toString(), subject ?? 'all', debtor].join(' ');

const saidOf = ({ duty, turn, due, subject, owedBy }: Owed) => said(duty, turn.key, due, subject, owedBy);

const anyUntil = anyDayBetween('2024-01-01', '2031-12-31');
const anyCountry = fc.constantFrom(...COUNTRIES);

describe('what any cycle demands', () => {
  it('is what somebody finds who turns the leaves of a calendar: nothing is missing, doubled or on another day', () => {
    fc.assert(
      fc.property(anyCycle, anyUntil, anyCountry, (cycle, until, country) => {
        const byHand = cycle.duties.flatMap((each) => demandedByHand(each, cycle, until, country));
        const found = [...demanded(cycle, until, workingDays(country)).values()].map(saidOf);
        expect(found.toSorted()).toEqual([...new Set(byHand)].toSorted());
      }),
    );
  });

  it('only grows as time goes by: nothing that was demanded is dropped or moved by the clock', () => {
    fc.assert(
      fc.property(anyCycle, anyUntil, fc.integer({ min: 0, max: 800 }), anyCountry, (cycle, until, days, country) => {
        const working = workingDays(country);
        const later = demanded(cycle, until.plusDays(days), working);
        const moved = [...demanded(cycle, until, working)].filter(
          ([identity, { due }]) => !later.get(identity)?.due.equals(due),
        );
        expect(moved).toEqual([]);
      }),
    );
  });

  it('has everything that is due by that day', () => {
    fc.assert(
      fc.property(anyCycle, anyUntil, anyCountry, (cycle, until, country) => {
        const working = workingDays(country);
        const far = [...demanded(cycle, until.plusYears(6), working)].filter(([, { due }]) => !due.isAfter(until));
        const near = demanded(cycle, until, working);
        expect(far.filter(([identity]) => !near.has(identity))).toEqual([]);
      }),
    );
  });
});
