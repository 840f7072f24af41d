import { parseInput } from '@talkoot/contracts';
import fc from 'fast-check';
import { z } from 'zod';
import { aDuty, anyDuty } from '../testing/cycle.js';
import { duties, duty } from './duty.js';

describe('a duty on the wire', () => {
  it('is read and written as it stands', () => {
    fc.assert(
      fc.property(anyDuty('one'), (each) => {
        const wire: unknown = JSON.parse(JSON.stringify(each));
        expect(duty.parse(wire)).toEqual(each);
        expect(z.encode(duty, each)).toEqual(each);
      }),
    );
  });

  it.each([
    [{ every: { unit: 'year' } }, ['every', 'count'], 'needed_here'],
    [{ every: { unit: 'year', count: 21 }, startsIn: 2027 }, ['every', 'count'], 'out_of_range:1–20'],
    [{ every: { unit: 'year', count: 1, year: 1 } }, ['every', 'year'], 'not_here'],
    [{ every: { unit: 'month', count: 5 } }, ['every', 'count'], 'one_of:1, 2, 3, 4, 6'],
    [{ every: { unit: 'council-term' } }, ['every', 'year'], 'needed_here'],
    [{ every: { unit: 'council-term', year: 5 } }, ['every', 'year'], 'out_of_range:1–4'],
    [{ every: { unit: 'council-term', count: 1, year: 1 } }, ['every', 'count'], 'not_here'],
    [{ every: { unit: 'council-term', year: 1 }, startsIn: 2027 }, ['startsIn'], 'not_here'],
    [{ every: { unit: 'year', count: 4 } }, ['startsIn'], 'needed_here'],
    [{ startsIn: 20.5 }, ['startsIn'], 'out_of_range:1900–2200'],
    [{ due: {} }, ['due', 'day'], 'one_of:day, lastWorkingDay, workingDaysAfter'],
    [{ due: { day: 1, workingDaysAfter: 2 } }, ['due', 'workingDaysAfter'], 'one_of'],
    [{ due: { month: 3, lastWorkingDay: true } }, ['due', 'month'], 'not_here'],
    [{ due: { day: 3 } }, ['due', 'month'], 'needed_here'],
    [{ due: { month: 4, day: 31 } }, ['due', 'day'], 'out_of_range:1–30'],
    [{ due: { workingDaysAfter: 121 } }, ['due', 'workingDaysAfter'], 'out_of_range:1–120'],
    [{ every: { unit: 'month', count: 3 }, due: { month: 3, day: 3 } }, ['due', 'month'], 'not_here'],
    [{ key: 'Follow up' }, ['key'], 'invalid_key'],
    [{ kind: 'revision', scope: 'strategic-area' }, ['scope'], 'one_of:programme'],
    [{ kind: 'new-programme', owedBy: 'adopters' }, ['owedBy'], 'one_of:owner'],
    [{ kind: 'work-programme' }, ['scope'], 'one_of:working-group'],
  ])('%j is refused at its field', (wrong, path, message) => {
    const issues = duty.safeParse({ ...aDuty(), ...wrong }).error?.issues;
    expect(issues).toMatchObject([{ path, message: expect.stringContaining(message) as string }]);
  });

  it('tells which months divide a year, in words', () => {
    const wrong = { ...aDuty(), every: { unit: 'month', count: 12 } };
    expect(() => parseInput(duty, wrong)).toThrow('every.count: Give exactly one of these: 1, 2, 3, 4, 6.');
  });

  it('has its key alone', () => {
    const issues = duties.safeParse([aDuty(), aDuty({ kind: 'revision' }), aDuty()]).error?.issues;
    expect(issues).toMatchObject([{ path: [2, 'key'], message: 'given_twice' }]);
  });
});
