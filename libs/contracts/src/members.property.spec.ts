import fc from 'fast-check';
import { LocalDate } from './local-date.js';
import { Members } from './members.js';
import { Period } from './period.js';

const FIRST = LocalDate.parse('2014-01-01');

const statement = fc
  .record({
    member: fc.constantFrom('A', 'B'),
    from: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    days: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
  })
  .map(({ member, from, days }) => ({
    member,
    stated:
      Period.of(
        from === undefined ? undefined : FIRST.plusDays(from),
        days === undefined ? undefined : FIRST.plusDays((from ?? 0) + days),
      ) ?? Period.always,
  }));

/** What a file may state: nobody twice for one day, see the import's lists. */
const file = fc
  .array(statement, { maxLength: 6 })
  .map((all) =>
    all.filter(
      ({ member, stated }, place) =>
        !all.slice(0, place).some((other) => other.member === member && other.stated.overlaps(stated)),
    ),
  );

const startOf = ({ from }: Period) => from?.toEpochDay() ?? -Infinity;

/** As they are loaded again, in the order of their periods. */
const loaded = (members: Members<string>) =>
  new Members(members.all.toSorted((one, other) => startOf(one.period) - startOf(other.period)));

const changesOf = (members: Members<string>, statements: readonly { member: string; stated: Period }[]) =>
  statements.map(({ member, stated }) => members.state(member, stated, 'documented').change);

describe('members that files state', () => {
  it('do not change when a file is read again, whatever was known before', () => {
    fc.assert(
      fc.property(file, file, (earlier, later) => {
        const before = new Members<string>();
        changesOf(before, earlier);
        const members = loaded(before);
        changesOf(members, later);
        const again = loaded(members);
        expect(changesOf(again, later)).toEqual(later.map(() => 'none'));
      }),
    );
  });

  it('are never members twice on one day', () => {
    fc.assert(
      fc.property(file, file, (earlier, later) => {
        const before = new Members<string>();
        changesOf(before, earlier);
        const again = loaded(before);
        changesOf(again, later);
        for (const [place, one] of again.all.entries())
          for (const other of again.all.slice(place + 1))
            expect(one.member === other.member && one.period.overlaps(other.period)).toBe(false);
      }),
    );
  });
});
