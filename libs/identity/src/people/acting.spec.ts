import { type AffiliationRole, LocalDate, Period } from '@talkoot/contracts';
import { type Stretch, strongest } from './acting.js';

const day = (text: string) => LocalDate.parse(text);

function stretch(role: AffiliationRole, from?: string, to?: string): Stretch {
  const period = Period.of(from ? day(from) : undefined, to ? day(to) : undefined);
  if (!period) throw new Error('a period that ends before it starts');
  return { role, period, provenance: 'reported' };
}

const shown = (stretches: readonly Stretch[]) => stretches.map(({ role, period }) => `${role} ${period.toRange()}`);

describe('strongest', () => {
  it.each<[string, Stretch[], string[]]>([
    ['one alone stays, from the day on', [stretch('member')], ['member [2020-01-01,)']],
    ['what is over is left out', [stretch('manager', '2010-01-01', '2019-12-31')], []],
    ['the stronger of two', [stretch('member'), stretch('manager')], ['manager [2020-01-01,)']],
    [
      'the stronger one only as long as it lasts',
      [stretch('member'), stretch('manager', '2015-01-01', '2020-06-30')],
      ['manager [2020-01-01,2020-07-01)', 'member [2020-07-01,)'],
    ],
    [
      'gaps stay gaps',
      [stretch('editor', '2019-01-01', '2020-01-31'), stretch('member', '2020-03-01')],
      ['editor [2020-01-01,2020-02-01)', 'member [2020-03-01,)'],
    ],
    [
      'the same role goes on without a seam',
      [stretch('editor', '2019-01-01', '2020-01-31'), stretch('editor', '2020-02-01', '2020-02-29')],
      ['editor [2020-01-01,2020-03-01)'],
    ],
  ])('%s', (_, stretches, expected) => {
    expect(shown(strongest(stretches, day('2020-01-01')))).toEqual(expected);
  });
});
