import { assertNever, type Country, LocalDate, type WorkingDays } from '@talkoot/contracts';
import { councilTerms, yearOfTerm } from './council-terms.js';
import type { Turn } from './turn.js';
import type { DueDay, Duty, MonthsOfATurn } from './duty.js';

/** How a turn of several months is numbered within its year: half-years, thirds, quarters, pairs of months. */
const LETTERS: Record<Exclude<MonthsOfATurn, 1>, string> = { 2: 'B', 3: 'Q', 4: 'T', 6: 'H' };

/** The turns of a duty that have a day between two days, both included, in order. */
export function turnsOf({ every, startsIn }: Duty, from: LocalDate, to: LocalDate, country: Country): Turn[] {
  switch (every.unit) {
    case 'month':
      return turnsOfMonths(every.count, from, to).filter(({ first }) => first.year() >= (startsIn ?? first.year()));
    case 'year':
      return turnsOfYears(every.count, startsIn ?? from.year(), from, to);
    case 'council-term':
      return councilTerms(country, from, to);
    default:
      return assertNever(every);
  }
}

function turnsOfMonths(count: MonthsOfATurn, from: LocalDate, to: LocalDate): Turn[] {
  const numberOf = (day: LocalDate) => Math.floor((day.year() * 12 + day.monthValue() - 1) / count);
  return numbers(numberOf(from), numberOf(to)).map((number) => {
    const [year, month] = [Math.floor((number * count) / 12), (number * count) % 12];
    const first = LocalDate.of(year, month + 1, 1);
    const key = count === 1 ? String(month + 1).padStart(2, '0') : `${LETTERS[count]}${month / count + 1}`;
    return { key: `${year}-${key}`, first, last: first.plusMonths(count).minusDays(1) };
  });
}

/** Every n-th year from the first one on. Each turn is one calendar year, in which the thing falls due. */
function turnsOfYears(count: number, startsIn: number, from: LocalDate, to: LocalDate): Turn[] {
  return numbers(Math.max(startsIn, from.year()), to.year())
    .filter((year) => (year - startsIn) % count === 0)
    .map((year) => ({ key: String(year), first: LocalDate.of(year, 1, 1), last: LocalDate.of(year, 12, 31) }));
}

const numbers = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);

/** When the thing of a turn is due. */
interface Due {
  /** The day that decides who owes it and whether at all: the due day before it is moved, or the last day of the turn that it follows. */
  readonly counted: LocalDate;
  readonly due: LocalDate;
}

/** When a duty's thing of that turn is due. */
export function dueIn({ every, due }: Duty, turn: Turn, workingDays: WorkingDays): Due {
  const span = every.unit === 'council-term' ? yearOfTerm(turn, every.year) : turn;
  if ('lastWorkingDay' in due) {
    const day = workingDays.previous(span.last);
    return { counted: day, due: day };
  }
  if ('workingDaysAfter' in due) return { counted: span.last, due: workingDays.after(span.last, due.workingDaysAfter) };
  const counted = dayIn(span, due);
  return { counted, due: workingDays.next(counted) };
}

/** The first such day since the turn began; without a month, that of its last month. */
function dayIn({ first, last }: Turn, { month, day }: Extract<DueDay, { day: number }>): LocalDate {
  if (month === undefined) return dayOf(last.year(), last.monthValue(), day);
  const found = dayOf(first.year(), month, day);
  return found.isBefore(first) ? dayOf(first.year() + 1, month, day) : found;
}

/** That day of the month, or the last one of a shorter month. */
function dayOf(year: number, month: number, day: number): LocalDate {
  const first = LocalDate.of(year, month, 1);
  return first.withDayOfMonth(Math.min(day, first.lengthOfMonth()));
}
