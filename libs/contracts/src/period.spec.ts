import { LocalDate } from './local-date.js';
import { Period, period } from './period.js';

const day = (text: string) => LocalDate.parse(text);
const of = (from?: string, to?: string) => {
  const made = Period.of(from === undefined ? undefined : day(from), to === undefined ? undefined : day(to));
  if (!made) throw new Error('no period');
  return made;
};

describe('Period', () => {
  it.each([
    ['[2014-01-01,2016-01-01)', '2014-01-01', '2015-12-31'],
    ['[,2016-01-01)', undefined, '2015-12-31'],
    ['[2014-02-28,)', '2014-02-28', undefined],
    ['[,)', undefined, undefined],
  ])('is %s in the database', (range, from, to) => {
    expect(of(from, to).toRange()).toBe(range);
    expect(Period.fromRange(range).equals(of(from, to))).toBe(true);
  });

  it('includes both of its days and no other', () => {
    const year = of('2014-01-01', '2014-12-31');
    expect(['2013-12-31', '2014-01-01', '2014-12-31', '2015-01-01'].map((each) => year.includes(day(each)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('overlaps where they share a day', () => {
    expect(of('2014-01-01', '2014-06-30').overlaps(of('2014-06-30'))).toBe(true);
    expect(of('2014-01-01', '2014-06-30').overlaps(of('2014-07-01'))).toBe(false);
    expect(of().overlaps(of(undefined, '1990-01-01'))).toBe(true);
  });

  it('is cut at a day into what was before and what is from then on', () => {
    const year = of('2014-01-01', '2014-12-31');
    expect(year.endingBefore(day('2014-07-01'))?.toRange()).toBe('[2014-01-01,2014-07-01)');
    expect(year.startingAt(day('2014-07-01'))?.toRange()).toBe('[2014-07-01,2015-01-01)');
    expect(year.endingBefore(day('2014-01-01'))).toBeUndefined();
    expect(year.startingAt(day('2015-01-01'))).toBeUndefined();
  });

  it('cannot end before it starts', () => {
    expect(Period.of(day('2014-01-02'), day('2014-01-01'))).toBeUndefined();
    const { error } = period.safeParse({ from: '2014-01-02', to: '2014-01-01' });
    expect(error?.issues).toMatchObject([{ path: ['to'], message: 'ends_before_start' }]);
  });
});
