import { LocalDate, newId } from '@talkoot/contracts';
import type { DutyKind } from '../duties/duty.js';
import { type Settling, type SettlingId, settledBy } from './settling.js';

const owner = newId('organisation');
const by: SettlingId = newId('revision');
const area = newId('itemlineage');

/** An obligation of a year. */
const of = (year: number, more: Record<string, unknown> = {}) => ({
  state: {
    duty: 'revision',
    kind: 'revision' as DutyKind,
    turn: { first: LocalDate.of(year, 1, 1), last: LocalDate.of(year, 12, 31) },
    subject: undefined,
    owedBy: owner,
    status: 'open',
    ...more,
  },
});
const thing = (more: Partial<Settling> = {}): Settling => ({
  kind: 'revision',
  on: LocalDate.parse('2027-05-10'),
  by,
  ...more,
});

describe('settledBy', () => {
  it('theOldestOpenTurnThatHasBegun_isSettled_ofEachDutyAndDebtor', () => {
    const [late, own, coming] = [of(2026), of(2027), of(2028)];
    const ofAnotherDuty = of(2027, { duty: 'other' });
    const ofAnother = of(2027, { owedBy: newId('organisation') });
    expect(settledBy([coming, own, late], thing())).toEqual([late]);
    expect(settledBy([coming, own, ofAnotherDuty, ofAnother], thing())).toEqual([own, ofAnotherDuty, ofAnother]);
    expect(settledBy([ofAnother, own], thing({ owedBy: owner }))).toEqual([own]);
    expect(settledBy([coming], thing())).toEqual([]);
  });

  it('whatIsForAYear_settlesATurnOfThatYear_whenIsNoMatter', () => {
    const [late, own] = [of(2026), of(2027)];
    const term = of(2025, { turn: { first: LocalDate.parse('2025-06-01'), last: LocalDate.parse('2029-05-31') } });
    const before = thing({ on: LocalDate.parse('2026-12-01'), year: 2027 });
    expect(settledBy([late, own], before)).toEqual([own]);
    expect(settledBy([term], before)).toEqual([term]);
    expect(settledBy([late], before)).toEqual([]);
  });

  it('onlyWhatIsForTheSame_andOfTheKind_andOpen_isSettled', () => {
    const [whole, ofArea] = [of(2027), of(2027, { subject: area })];
    expect(settledBy([whole, ofArea], thing())).toEqual([whole]);
    expect(settledBy([whole, ofArea], thing({ subject: area }))).toEqual([ofArea]);
    expect(settledBy([of(2027, { kind: 'follow-up' }), of(2027, { status: 'waived' })], thing())).toEqual([]);
  });

  it('whatHasSettledOne_settlesNoOther', () => {
    const done = of(2026, { status: 'fulfilled', fulfilledBy: by });
    expect(settledBy([done, of(2027)], thing())).toEqual([]);
    expect(settledBy([of(2026, { status: 'fulfilled' }), of(2027)], thing())).toHaveLength(1);
  });
});
