import { LocalDate } from '@talkoot/contracts';
import { aDuty } from '../testing/cycle.js';
import { arranged } from './arranged.js';
import type { DatedDuty } from './arranged.js';

const day = (text: string) => LocalDate.parse(text);
const START = day('2026-01-01');
const TODAY = day('2027-04-15');
const yearly: DatedDuty = { duty: aDuty(), from: START };

describe('a cycle that is arranged anew', () => {
  it('goes on where a duty is due on another day', () => {
    const moved = aDuty({ due: { month: 3, day: 31 }, dueProvenance: 'documented' });
    expect(arranged([yearly], [moved], TODAY)).toEqual([{ duty: moved, from: START }]);
  });

  it('ends a duty the day before another rhythm begins', () => {
    const quarterly = aDuty({ every: { unit: 'month', count: 3 } });
    expect(arranged([yearly], [quarterly], TODAY)).toEqual([
      { duty: yearly.duty, from: START, to: day('2027-04-14') },
      { duty: quarterly, from: TODAY },
    ]);
  });

  it('keeps what ended before, and begins the same again from that day', () => {
    const ended = { ...yearly, to: day('2026-12-31') };
    expect(arranged([ended], [yearly.duty], TODAY)).toEqual([ended, { duty: yearly.duty, from: TODAY }]);
  });

  it('forgets what began that very day', () => {
    expect(arranged([{ ...yearly, from: TODAY }], [], TODAY)).toEqual([]);
  });

  it('goes on without an end where it was to end later', () => {
    const ending = { ...yearly, to: TODAY.plusDays(10) };
    expect(arranged([ending], [yearly.duty], TODAY)).toEqual([yearly]);
  });

  it('does not change when it is arranged as it is', () => {
    const duties = [yearly, { duty: aDuty({ kind: 'revision' }), from: TODAY }];
    expect(
      arranged(
        duties,
        duties.map(({ duty }) => duty),
        TODAY.plusDays(5),
      ),
    ).toEqual(duties);
  });
});
