import { LocalDate, newId, Period, workingDays } from '@talkoot/contracts';
import { aCycle, aDuty } from '../testing/cycle.js';
import { afterwards } from '../testing/obligations.js';
import type { Cycle } from './demands.js';
import { type KnownObligation, reconcile } from './reconcile.js';

const day = (text: string) => LocalDate.parse(text);
const finland = workingDays('FI');
const TODAY = day('2027-04-15');

const run = (cycle: Cycle, existing: readonly KnownObligation[] = [], today = TODAY) =>
  reconcile(cycle, existing, today, finland);
const kept = (cycle: Cycle, existing: readonly KnownObligation[] = [], today = TODAY) =>
  afterwards(existing, run(cycle, existing, today));

/** The obligation of a turn, which there is. */
function of(turn: string, obligations: readonly KnownObligation[]): KnownObligation {
  const found = obligations.find((each) => each.turn.key === turn);
  if (!found) throw new Error(`No obligation of ${turn}`);
  return found;
}
const changedTo = (
  change: Partial<KnownObligation>,
  turn: string,
  all: readonly KnownObligation[],
): KnownObligation[] => all.map((each) => (each.turn.key === turn ? { ...each, ...change } : each));

const nothing = { added: [], withdrawn: [], reinstated: [], handedOver: [], rescheduled: [] };
const spring = aCycle([aDuty({ due: { month: 4, day: 1 } })]);
const autumn: Cycle = { ...spring, duties: aCycle([aDuty({ due: { month: 10, day: 1 } })]).duties };
const ended: Cycle = { ...spring, inForce: Period.of(day('2026-01-01'), TODAY) };

describe('obligations', () => {
  it('are there for 24 months ahead, and back to the beginning', () => {
    expect(run(spring).added.map(({ due }) => due.toString())).toEqual([
      '2026-04-01',
      '2027-04-01',
      '2028-04-03',
      '2029-04-03',
    ]);
  });

  it('do not change when nothing else does', () => {
    expect(run(spring, kept(spring))).toEqual(nothing);
  });

  it('are withdrawn when they are no longer demanded, but not those that are late', () => {
    const { withdrawn, ...rest } = run(ended, kept(spring));
    expect(withdrawn.map(({ obligation, reason }) => [obligation.turn.key, reason])).toEqual([
      ['2028', 'not-demanded'],
      ['2029', 'not-demanded'],
    ]);
    expect(rest).toMatchObject({ added: [], handedOver: [], rescheduled: [] });
  });

  it('come back when they are demanded again', () => {
    const changes = run(autumn, kept(ended, kept(spring)));
    expect(changes.reinstated.map(({ turn }) => turn.key)).toEqual(['2028', '2029']);
    expect(changes.rescheduled.map(({ due }) => due.toString())).toEqual(['2028-10-02', '2029-10-01']);
    expect(changes).toMatchObject({ added: [], withdrawn: [], handedOver: [] });
  });

  it('move to the day that the rhythm demands, but not those that are late', () => {
    const changes = run(autumn, kept(spring));
    expect(changes).toMatchObject({ added: [], withdrawn: [], reinstated: [], handedOver: [] });
    expect(changes.rescheduled.map(({ obligation, due }) => [obligation.turn.key, due.toString()])).toEqual([
      ['2028', '2028-10-02'],
      ['2029', '2029-10-01'],
    ]);
  });

  it('never move to a day that is over', () => {
    const changes = run(spring, kept(autumn));
    expect(changes.rescheduled.map(({ obligation }) => obligation.turn.key)).toEqual(['2028', '2029']);
  });

  it('stay on the day to which a decision moved them', () => {
    const moved = changedTo({ due: day('2028-05-15'), dueMovedOn: TODAY }, '2028', kept(spring));
    expect(run(autumn, moved).rescheduled.map(({ obligation }) => obligation.turn.key)).toEqual(['2029']);
  });

  it.each(['fulfilled', 'waived'] as const)('that are %s do not change, whatever the cycle demands', (outcome) => {
    const settled = kept(spring).map((each) => ({ ...each, outcome }));
    expect(run({ ...autumn, owner: newId('organisation') }, settled)).toEqual(nothing);
    expect(run(ended, settled)).toEqual(nothing);
  });

  it('go over to the next owner, also what is late', () => {
    const owner = newId('organisation');
    const changes = run({ ...spring, owner }, changedTo({ outcome: 'fulfilled' }, '2026', kept(spring)));
    expect(changes).toMatchObject({ added: [], withdrawn: [], reinstated: [], rescheduled: [] });
    expect(changes.handedOver.map(({ obligation, after }) => [obligation.turn.key, after])).toEqual([
      ['2027', owner],
      ['2028', owner],
      ['2029', owner],
    ]);
  });

  it('of two adopters that become one are one set: what is fulfilled, or else what is open', () => {
    const [one, other, merged] = [newId('organisation'), newId('organisation'), newId('organisation')];
    const before = aCycle([aDuty({ owedBy: 'adopters' })], {
      adopters: [one, other].map((organisation) => ({ organisation, period: Period.always })),
    });
    const obligations = kept(before).map((each) =>
      each.owedBy === other && each.turn.key === '2026' ? { ...each, outcome: 'fulfilled' as const } : each,
    );
    const after = { ...before, successors: new Map([one, other].map((each) => [each, merged])) };
    const changes = run(after, obligations);
    expect(changes.withdrawn.map(({ obligation, reason }) => [obligation.turn.key, reason])).toEqual([
      ['2026', 'merged'],
      ['2027', 'merged'],
      ['2028', 'merged'],
      ['2029', 'merged'],
    ]);
    expect(
      of(
        '2026',
        changes.withdrawn.map((each) => each.obligation),
      ).owedBy,
    ).toBe(one);
    expect(changes.handedOver.map(({ obligation, after: debtor }) => [obligation.turn.key, debtor])).toEqual([
      ['2027', merged],
      ['2028', merged],
      ['2029', merged],
    ]);
    expect(changes.added).toEqual([]);
    expect(run(after, afterwards(obligations, changes))).toEqual(nothing);
  });

  it('of two adopters that become one keep the day to which a decision moved one, though the other is due sooner', () => {
    const [one, other] = [newId('organisation'), newId('organisation')];
    const before = aCycle([aDuty({ owedBy: 'adopters' })], {
      adopters: [one, other].map((organisation) => ({ organisation, period: Period.always })),
    });
    const moved = { due: day('2028-03-01'), dueMovedOn: TODAY };
    const obligations = kept(before).map((each) =>
      each.owedBy === other && each.turn.key === '2027' ? { ...each, ...moved } : each,
    );
    const { withdrawn } = run({ ...before, successors: new Map([[one, other]]) }, obligations);
    expect(withdrawn.flatMap(({ obligation }) => (obligation.turn.key === '2027' ? [obligation.owedBy] : []))).toEqual([
      one,
    ]);
  });

  it('are not withdrawn by a clock that is a day behind', () => {
    const newYear = day('2027-01-01');
    expect(run(spring, kept(spring, [], newYear), newYear.minusDays(1))).toEqual(nothing);
  });
});
