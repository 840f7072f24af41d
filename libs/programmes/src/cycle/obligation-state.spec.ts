import { LocalDate } from '@talkoot/contracts';
import { lateSince, type ObligationOutcome, obligationState } from './obligation-state.js';

const due = LocalDate.parse('2027-03-31');

describe('an obligation that is due on 31 March 2027', () => {
  it.each<[string, ObligationOutcome | undefined, string, string | undefined]>([
    ['2027-02-28', undefined, 'coming', undefined],
    ['2027-03-01', undefined, 'due', undefined],
    ['2027-03-31', undefined, 'due', undefined],
    ['2027-04-01', undefined, 'late', '2027-04-01'],
    ['2029-01-01', undefined, 'late', '2027-04-01'],
    ['2027-04-01', 'fulfilled', 'fulfilled', undefined],
    ['2027-04-01', 'waived', 'waived', undefined],
    ['2027-02-28', 'withdrawn', 'withdrawn', undefined],
  ])('on %s, %s: %s, late since %s', (today, outcome, state, since) => {
    expect(obligationState({ outcome, due }, LocalDate.parse(today))).toBe(state);
    expect(lateSince({ outcome, due }, LocalDate.parse(today))?.toString()).toBe(since);
  });
});
