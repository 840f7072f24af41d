import { LocalDate, newId, Period, workingDays } from '@talkoot/contracts';
import { aCycle, aDuty } from '../testing/cycle.js';
import { type Cycle, demanded, mostDemanded } from './demands.js';

const day = (text: string) => LocalDate.parse(text);
const sweden = workingDays('SE');
const between = (from: string | undefined, to?: string) =>
  Period.of(from === undefined ? undefined : day(from), to === undefined ? undefined : day(to)) ?? Period.always;

const demandedIn = (year: number, cycle: Cycle) =>
  [...demanded(cycle, day('2036-12-31'), sweden).values()].filter(({ due }) => due.year() === year);
const said = (year: number, cycle: Cycle) =>
  demandedIn(year, cycle).map(({ kind, turn, due }) => `${kind} ${turn.key} ${due.toString()}`);

describe('what a cycle demands', () => {
  it('of Stenungsund in 2027: a follow-up, a round table, a plan for each area, and the revision', () => {
    const areas = Array.from({ length: 4 }, () => ({ id: newId('body'), period: Period.always }));
    const actionPlan = aDuty({ kind: 'action-plan', due: { month: 3, day: 31 }, scope: 'strategic-area' });
    const revision = aDuty({ kind: 'revision', every: { unit: 'year', count: 4 }, startsIn: 2027 });
    const stenungsund = aCycle([aDuty(), aDuty({ kind: 'round-table' }), actionPlan, revision], { areas });
    expect(said(2027, stenungsund)).toEqual([
      'follow-up 2027 2027-12-30',
      'round-table 2027 2027-12-30',
      ...areas.map(() => 'action-plan 2027 2027-03-31'),
      'revision 2027 2027-12-30',
    ]);
    expect(said(2028, stenungsund)).toHaveLength(6);
  });

  it('is nothing before it is adopted', () => {
    expect(demanded(aCycle([aDuty()], { inForce: undefined }), day('2036-12-31'), sweden).size).toBe(0);
  });

  it('is of the days on which it is in force: also what follows its last turn', () => {
    const inForce = between('2026-07-01', '2027-12-31');
    const after = aDuty({ due: { workingDaysAfter: 20 } });
    const spring = aDuty({ kind: 'action-plan', due: { month: 3, day: 31 } });
    const cycle = aCycle([after, spring], { inForce });
    expect([2026, 2027, 2028, 2029].flatMap((year) => said(year, cycle))).toEqual([
      'follow-up 2026 2027-02-01',
      'action-plan 2027 2027-03-31',
      'follow-up 2027 2028-01-31',
    ]);
  });

  it('begins and ends with the duty', () => {
    const duties = [{ duty: aDuty(), from: day('2026-12-31'), to: day('2028-12-29') }];
    const cycle = aCycle([], { duties });
    expect([2026, 2027, 2028, 2029].flatMap((year) => said(year, cycle))).toEqual([
      'follow-up 2027 2027-12-30',
      'follow-up 2028 2028-12-29',
    ]);
  });

  it('is for the areas that the plan has on that day', () => {
    const [dropped, kept, added] = [newId('body'), newId('body'), newId('body')];
    const areas = [
      { id: dropped, period: between(undefined, '2027-04-30') },
      { id: kept, period: Period.always },
      { id: added, period: between('2027-05-01') },
    ];
    const plans = aDuty({ kind: 'action-plan', due: { month: 3, day: 31 }, scope: 'strategic-area' });
    const cycle = aCycle([plans], { areas });
    expect(demandedIn(2027, cycle).map(({ subject }) => subject)).toEqual([dropped, kept]);
    expect(demandedIn(2028, cycle).map(({ subject }) => subject)).toEqual([kept, added]);
  });

  it('is owed by those who adopt it on that day, and once by two that became one', () => {
    const [one, other, merged] = [newId('organisation'), newId('organisation'), newId('organisation')];
    const cycle = aCycle([aDuty({ owedBy: 'adopters' })], {
      adopters: [
        { organisation: one, period: between(undefined, '2027-12-31') },
        { organisation: other, period: between('2027-06-01', '2027-12-31') },
        { organisation: merged, period: between('2028-01-01') },
      ],
    });
    const owing = (year: number, of: Cycle) => demandedIn(year, of).map(({ owedBy }) => owedBy);
    expect(owing(2026, cycle)).toEqual([one]);
    expect(owing(2027, cycle)).toEqual([one, other]);
    expect(owing(2028, cycle)).toEqual([merged]);
    const successors = new Map([one, other].map((each) => [each, merged]));
    expect(owing(2027, { ...cycle, successors })).toEqual([merged]);
  });
});

it('mostDemanded_isNeverLessThanWhatIsDemanded_andCountsWithoutMakingIt', () => {
  const duties = [aDuty(), aDuty({ kind: 'round-table', every: { unit: 'month', count: 1 } })];
  const until = LocalDate.parse('2030-12-31');
  const cycle = aCycle(duties);
  const made = demanded(cycle, until, workingDays('FI')).size;
  expect(mostDemanded(cycle, until)).toBeGreaterThanOrEqual(made);
  expect(mostDemanded(cycle, until)).toBeLessThan(made * 2);
  const from = LocalDate.parse('0001-01-01');
  const old = { ...cycle, inForce: Period.always, duties: duties.map((duty) => ({ duty, from })) };
  expect(mostDemanded(old, until)).toBeGreaterThan(20_000);
});
