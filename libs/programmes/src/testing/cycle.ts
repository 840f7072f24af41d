import { type Id, LocalDate, newId, type OrganisationId, Period } from '@talkoot/contracts';
import fc from 'fast-check';
import type { Cycle } from '../cycle/demands.js';
import type { DatedDuty } from '../duties/arranged.js';
import {
  DUTY_KINDS,
  DUTY_ROLES,
  DUTY_SCOPES,
  type DueDay,
  duty,
  type Duty,
  type Every,
  MONTHS_OF_A_TURN,
} from '../duties/duty.js';

/** A follow-up every year, on the last working day, by the owner. */
export const aDuty = (wanted: Partial<Duty> = {}): Duty => ({
  key: wanted.kind ?? 'follow-up',
  kind: 'follow-up',
  every: { unit: 'year', count: 1 },
  due: { lastWorkingDay: true },
  scope: 'programme',
  owedBy: 'owner',
  provenance: 'documented',
  dueProvenance: 'illustrative',
  ...wanted,
});

/** In force from 2026 to 2035, with duties since the first day. */
export const aCycle = (duties: readonly Duty[], wanted: Partial<Cycle> = {}): Cycle => ({
  inForce: Period.of(LocalDate.parse('2026-01-01'), LocalDate.parse('2035-12-31')),
  duties: duties.map((duty) => ({ duty, from: LocalDate.parse('2026-01-01') })),
  areas: [],
  workingGroups: [],
  owner: newId('organisation'),
  adopters: [],
  successors: new Map(),
  ...wanted,
});

export const anyDayBetween = (from: string, to: string): fc.Arbitrary<LocalDate> =>
  fc
    .integer({ min: LocalDate.parse(from).toEpochDay(), max: LocalDate.parse(to).toEpochDay() })
    .map((day) => LocalDate.ofEpochDay(day));

const anyEvery: fc.Arbitrary<Every> = fc.oneof(
  fc.constantFrom(...MONTHS_OF_A_TURN).map((count) => ({ unit: 'month', count }) as const),
  fc.integer({ min: 1, max: 5 }).map((count) => ({ unit: 'year', count }) as const),
  fc.integer({ min: 1, max: 4 }).map((year) => ({ unit: 'council-term', year }) as const),
);

const anyDueDay = ({ unit }: Every): fc.Arbitrary<DueDay> =>
  fc.oneof(
    fc.constant({ lastWorkingDay: true } as const),
    fc.integer({ min: 1, max: 120 }).map((workingDaysAfter) => ({ workingDaysAfter })),
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
      .map(([month, day]) => (unit === 'month' ? { day } : { month, day: Math.min(day, LONGEST[month - 1] ?? 31) })),
  );

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Any duty that can be read, of one key. */
export const anyDuty = (key: string): fc.Arbitrary<Duty> =>
  anyEvery.chain((every) =>
    fc
      .record({
        due: anyDueDay(every),
        startsIn: fc.integer({ min: 2020, max: 2030 }),
        kind: fc.constantFrom(...DUTY_KINDS),
        scope: fc.constantFrom(...DUTY_SCOPES),
        owedBy: fc.constantFrom(...DUTY_ROLES),
      })
      .map(({ startsIn, ...rest }) =>
        aDuty({ key, every, ...(every.unit === 'year' && every.count > 1 && { startsIn }), ...rest }),
      )
      // Not every kind is owed for everything, and by everybody.
      .filter((each) => duty.safeParse(JSON.parse(JSON.stringify(each))).success),
  );

const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(fc.option(anyDayBetween('2022-01-01', '2028-12-31')), fc.option(fc.integer({ min: 0, max: 2000 })))
  .map(([from, days]) => {
    const last = days === null ? undefined : (from ?? LocalDate.parse('2024-02-29')).plusDays(days);
    return Period.of(from ?? undefined, last) ?? Period.always;
  });

const ids = <T>(count: number, one: () => T): readonly T[] => Array.from({ length: count }, one);
export const ORGANISATIONS: readonly OrganisationId[] = ids(4, () => newId('organisation'));
export const SUBJECTS: readonly Id<'body'>[] = ids(2, () => newId('body'));

const anySubjects = fc.array(fc.record({ id: fc.constantFrom(...SUBJECTS), period: anyPeriod }), { maxLength: 3 });

const anyDatedDuty = (key: string): fc.Arbitrary<DatedDuty> =>
  fc
    .record({
      duty: anyDuty(key),
      from: anyDayBetween('2023-01-01', '2027-12-31'),
      days: fc.option(fc.integer({ min: 0, max: 1500 })),
    })
    .map(({ duty, from, days }) => ({ duty, from, to: days === null ? undefined : from.plusDays(days) }));

/** Any cycle of two duties at most. */
export const anyCycle: fc.Arbitrary<Cycle> = fc.record({
  inForce: fc.option(anyPeriod, { nil: undefined }),
  duties: fc.tuple(anyDatedDuty('one'), anyDatedDuty('other')),
  areas: anySubjects,
  workingGroups: anySubjects,
  owner: fc.constantFrom(...ORGANISATIONS),
  adopters: fc.array(fc.record({ organisation: fc.constantFrom(...ORGANISATIONS), period: anyPeriod }), {
    maxLength: 3,
  }),
  successors: fc
    .option(fc.constantFrom(...ORGANISATIONS.slice(0, 3)))
    .map((ended) => new Map(ended === null || !ORGANISATIONS[3] ? [] : [[ended, ORGANISATIONS[3]]])),
});
