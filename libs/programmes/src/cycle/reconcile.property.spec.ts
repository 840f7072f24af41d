import { LocalDate, Period, workingDays } from '@talkoot/contracts';
import fc from 'fast-check';
import { anyCycle, anyDayBetween, anyDuty, ORGANISATIONS, SUBJECTS } from '../testing/cycle.js';
import { afterwards } from '../testing/obligations.js';
import { arranged } from '../duties/arranged.js';
import { type Cycle, demanded, identityOf, type Owed } from './demands.js';
import { isLate, isOpen, type ObligationOutcome } from './obligation-state.js';
import { HORIZON_MONTHS, type KnownObligation, reconcile, type Reconciliation } from './reconcile.js';

const sweden = workingDays('SE');
const NOTHING = { added: [], withdrawn: [], reinstated: [], handedOver: [], rescheduled: [] };

interface World {
  readonly today: LocalDate;
  readonly cycle: Cycle;
  readonly obligations: readonly KnownObligation[];
}

const run = ({ today, cycle, obligations }: World) => reconcile(cycle, obligations, today, sweden);

/** Something that people do to a programme on a day, or to one of its obligations. */
type Change = (world: World) => World;

const inCycle =
  (change: (cycle: Cycle, today: LocalDate) => Partial<Cycle>): Change =>
  (world) => ({
    ...world,
    cycle: { ...world.cycle, ...change(world.cycle, world.today) },
  });

/** Of what has a period: it ends today, or another one begins. */
function turned<T extends { readonly period: Period }>(all: readonly T[], next: T, today: LocalDate): T[] {
  const before = all.flatMap((each) => {
    const period = each.period.endingBefore(today);
    return period ? [{ ...each, period }] : [];
  });
  return [...before, { ...next, period: Period.from(today) }];
}

const anyOrganisation = fc.constantFrom(...ORGANISATIONS);
const anySubject = fc.constantFrom(...SUBJECTS).map((id) => ({ id, period: Period.always }));

/** Of the obligations that are open, the one at that place in their row. */
const ofOne =
  (place: number, change: (world: World) => Partial<KnownObligation>): Change =>
  (world) => {
    const open = world.obligations.filter(isOpen);
    const chosen = open[place % Math.max(1, open.length)];
    const obligations = world.obligations.map((each) => (each === chosen ? { ...each, ...change(world) } : each));
    return { ...world, obligations };
  };
const anyPlace = fc.nat({ max: 50 });

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc
    .uniqueArray(fc.constantFrom('one', 'other', 'third').chain(anyDuty), { selector: ({ key }) => key })
    .map((duties) => inCycle((cycle, today) => ({ duties: arranged(cycle.duties, duties, today) }))),
  anyOrganisation.map((owner) => inCycle(() => ({ owner }))),
  fc
    .integer({ min: -400, max: 1500 })
    .map((days) =>
      inCycle((_, today) => ({ inForce: Period.of(LocalDate.parse('2023-04-20'), today.plusDays(days)) })),
    ),
  fc.constant(inCycle(() => ({ inForce: undefined }))),
  anySubject.map((next) => inCycle(({ areas }, today) => ({ areas: turned(areas, next, today) }))),
  anySubject.map((next) =>
    inCycle(({ workingGroups }, today) => ({ workingGroups: turned(workingGroups, next, today) })),
  ),
  anyOrganisation.map((organisation) =>
    inCycle(({ adopters }, today) => ({ adopters: turned(adopters, { organisation, period: Period.always }, today) })),
  ),
  fc
    .uniqueArray(anyOrganisation, { minLength: 2, maxLength: 3 })
    .map(([successor, ...ended]) =>
      inCycle(() => ({ successors: new Map(ended.flatMap((each) => (successor ? [[each, successor]] : []))) })),
    ),
  anyPlace.map((place) => ofOne(place, () => ({ outcome: 'fulfilled' }))),
  anyPlace.map((place) => ofOne(place, () => ({ outcome: 'waived' }))),
  fc
    .tuple(anyPlace, fc.integer({ min: 0, max: 400 }))
    .map(([place, days]) => ofOne(place, ({ today }) => ({ due: today.plusDays(days), dueMovedOn: today }))),
);

/** Days go by between the changes, or the clock of another process is a day behind. */
const anyHistory = fc.record({
  start: fc
    .record({ today: anyDayBetween('2024-01-01', '2027-12-31'), cycle: anyCycle })
    .map((each): World => ({ ...each, obligations: [] })),
  steps: fc.array(fc.record({ wait: fc.integer({ min: -1, max: 400 }), change: anyChange }), { maxLength: 6 }),
});

/** One reconciliation: what there was, what it tells to change, what there is then, and what the cycle demands. */
interface Step {
  readonly before: World;
  readonly changes: Reconciliation;
  readonly after: World;
  readonly demands: ReadonlyMap<string, Owed>;
}

function stepOf(before: World): Step {
  const changes = run(before);
  const demands = demanded(before.cycle, before.today.plusMonths(HORIZON_MONTHS), sweden);
  return { before, changes, after: { ...before, obligations: afterwards(before.obligations, changes) }, demands };
}

/** Each reconciliation of a history. */
function stepsOf({ start, steps }: { start: World; steps: readonly { wait: number; change: Change }[] }): Step[] {
  let step = stepOf(start);
  return [
    step,
    ...steps.map(({ wait, change }) => {
      const { after } = step;
      step = stepOf(change({ ...after, today: after.today.plusDays(wait) }));
      return step;
    }),
  ];
}

function expectNothingMissing({ after, demands }: Step): void {
  const there = after.obligations.filter(({ outcome }) => outcome !== 'withdrawn');
  const identities = new Set(there.map((each) => identityOf(each, after.cycle)));
  expect([...demands.keys()].filter((identity) => !identities.has(identity))).toEqual([]);
}

function expectNothingDoubled({ after }: Step): void {
  const identitiesOf = (outcomes: readonly (ObligationOutcome | undefined)[]) =>
    after.obligations.filter(({ outcome }) => outcomes.includes(outcome)).map((each) => identityOf(each, after.cycle));
  const open = identitiesOf([undefined]);
  expect(new Set(open).size).toBe(open.length);
  expect(identitiesOf(['fulfilled']).filter((each) => open.includes(each))).toEqual([]);
}

/** What is open is demanded, late, or of a turn that begins beyond the horizon of a clock that is behind. */
function expectNothingTooMuch({ after, demands }: Step): void {
  const until = after.today.plusMonths(HORIZON_MONTHS);
  const open = after.obligations.filter((each) => isOpen(each) && !isLate(each, after.today));
  const undemanded = open.filter((each) => !demands.has(identityOf(each, after.cycle)));
  expect(undemanded.filter(({ turn }) => !turn.first.isAfter(until))).toEqual([]);
}

/** By the owner of today, and by nobody that has ended. */
function expectRightDebtors({ after: { cycle, obligations } }: Step): void {
  const wrong = obligations.filter(({ role, owedBy }) =>
    role === 'owner' ? owedBy !== cycle.owner : cycle.successors.has(owedBy),
  );
  expect(wrong.filter(isOpen)).toEqual([]);
}

function expectNothingMovedSilently({ before, changes, after }: Step): void {
  const told = new Map(changes.rescheduled.map(({ obligation, due }) => [obligation.id, due]));
  const expected = before.obligations.map(({ id, due }) => [id, String(told.get(id) ?? due)]);
  expect(after.obligations.slice(0, expected.length).map(({ id, due }) => [id, String(due)])).toEqual(expected);
  const wrong = changes.rescheduled.filter(
    ({ obligation, due }) =>
      obligation.dueMovedOn !== undefined ||
      isLate(obligation, before.today) ||
      (due.isBefore(before.today) && !changes.reinstated.includes(obligation)),
  );
  expect(wrong).toEqual([]);
}

function expectSettledUnchanged({ before, after }: Step): void {
  const settled = before.obligations.filter(({ outcome }) => outcome === 'fulfilled' || outcome === 'waived');
  expect(settled.map((each) => after.obligations.find(({ id }) => id === each.id))).toEqual(settled);
}

function expectLateKept({ before, changes }: Step): void {
  const late = changes.withdrawn.filter(({ obligation }) => isLate(obligation, before.today));
  expect(late.filter(({ reason }) => reason !== 'merged')).toEqual([]);
}

describe('the obligations of any programme', () => {
  it('are none missing, doubled or moved silently, and run again nothing changes', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const step of stepsOf(history)) {
          expectNothingMissing(step);
          expectNothingDoubled(step);
          expectNothingTooMuch(step);
          expectRightDebtors(step);
          expectNothingMovedSilently(step);
          expectSettledUnchanged(step);
          expectLateKept(step);
          expect(run(step.after)).toEqual(NOTHING);
        }
      }),
    );
  });

  it('are the same after a year without a job as with one now and then', () => {
    const anyStart = anyHistory.map(({ start }) => stepOf(start).after);
    const anyDays = fc.array(fc.integer({ min: 0, max: 365 }), { maxLength: 4 });
    const said = ({ cycle, obligations }: World) =>
      obligations
        .map((each) => `${identityOf(each, cycle)} ${each.owedBy} ${each.due.toString()} ${each.outcome ?? 'open'}`)
        .toSorted();
    fc.assert(
      fc.property(anyStart, anyDays, (start, days) => {
        const on = (world: World, day: number) => stepOf({ ...world, today: start.today.plusDays(day) }).after;
        const once = on(start, 366);
        expect(said(once)).toEqual(said(on(days.toSorted((one, other) => one - other).reduce(on, start), 366)));
        expect(run(once)).toEqual(NOTHING);
      }),
    );
  });
});
