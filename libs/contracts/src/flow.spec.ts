import { type Guard, stepsOf } from './flow.js';

type Status = 'draft' | 'open' | 'closed';

const beforeTheEnd: Guard<{ readonly last: number }, number> = {
  says: 'not after the last day',
  require: ({ last }, day) => {
    if (day > last) throw new Error('too late');
  },
};

const { begin, step } = stepsOf<Status, { readonly status: Status; readonly last: number }>(
  (status, allowed) => new Error(`${status}, not ${allowed.join(' or ')}`),
);
const FLOW = {
  draft: begin<number>('draft', [beforeTheEnd]),
  rename: step(['draft', 'open']),
  close: step<number>(['open'], 'closed', [beforeTheEnd]),
};

describe('a step of a workflow', () => {
  it('leads to its status, or leaves the status as it is', () => {
    expect(FLOW.draft.take({ last: 3 }, 3)).toBe('draft');
    expect(FLOW.rename.take({ status: 'open', last: 3 })).toBe('open');
    expect(FLOW.close.take({ status: 'open', last: 3 }, 2)).toBe('closed');
  });

  it('is refused in another status, before its conditions are asked', () => {
    expect(() => FLOW.close.take({ status: 'draft', last: 3 }, 4)).toThrow('draft, not open');
    expect(() => FLOW.rename.take({ status: 'closed', last: 3 })).toThrow('closed, not draft or open');
  });

  it('is refused where a condition is not met, also when it makes the thing', () => {
    expect(() => FLOW.close.take({ status: 'open', last: 3 }, 4)).toThrow('too late');
    expect(() => FLOW.draft.take({ last: 3 }, 4)).toThrow('too late');
  });
});
