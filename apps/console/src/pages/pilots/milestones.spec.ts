import { stateOf, wasLate } from './milestones.js';

const DAY = '2014-11-19';
const milestone = { due: null, reachedOn: null, droppedOn: null };

describe('A milestone, as of a day', () => {
  it.each([
    ['coming', { ...milestone }],
    ['coming', { ...milestone, due: DAY }],
    ['late', { ...milestone, due: '2014-11-18' }],
    ['late', { ...milestone, due: '2014-11-18', reachedOn: '2014-11-20' }],
    ['reached', { ...milestone, due: '2014-11-18', reachedOn: DAY }],
    ['late', { ...milestone, due: '2014-11-18', droppedOn: '2014-11-20' }],
    ['dropped', { ...milestone, due: '2014-11-18', droppedOn: DAY }],
  ])('is %s: %j', (state, days) => {
    expect(stateOf(days, DAY)).toBe(state);
  });

  it('was late when it was reached after the day on which it was due', () => {
    expect(wasLate({ ...milestone, due: DAY, reachedOn: DAY })).toBe(false);
    expect(wasLate({ ...milestone, due: DAY, reachedOn: '2014-11-20' })).toBe(true);
  });
});
