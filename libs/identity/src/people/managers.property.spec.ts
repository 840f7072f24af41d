import { LocalDate, Period } from '@talkoot/contracts';
import fc from 'fast-check';
import { daysWithoutManager } from './managers.js';

const FIRST = LocalDate.parse('2026-01-01');
const DAYS = 40;
const day = (after: number): LocalDate => FIRST.plusDays(after);

const periods = fc.array(
  fc
    .tuple(fc.option(fc.nat(DAYS), { nil: undefined }), fc.option(fc.nat(DAYS), { nil: undefined }))
    .map(([from, to]) => Period.of(from === undefined ? undefined : day(from), to === undefined ? undefined : day(to)))
    .filter((each) => each !== undefined),
  { maxLength: 5 },
);

describe('daysWithoutManager', () => {
  it('areThere_justWhenADayFromThenOnHadAManagerAndHasNoneAnyMore', () => {
    fc.assert(
      fc.property(periods, periods, fc.nat(DAYS), (before, after, from) => {
        const days = Array.from({ length: DAYS + 3 }, (_, place) => day(place)).filter(
          (each) => !each.isBefore(day(from)),
        );
        const lost = days.filter(
          (each) => before.some((period) => period.includes(each)) && !after.some((period) => period.includes(each)),
        );
        expect(daysWithoutManager(before, after, day(from))?.from?.toString()).toBe(lost[0]?.toString());
      }),
    );
  });
});
