import { DomainError, LocalDate, newId, Period } from '@talkoot/contracts';
import fc from 'fast-check';
import { nameOn, Organisation } from './organisation.js';

const day = (text: string) => LocalDate.parse(text);
const succession = newId('succession');

const organisation = (kind: 'municipality' | 'joint-authority', period: Period) =>
  Organisation.register({
    kind,
    country: 'FI',
    code: '232',
    name: { fi: 'Kauhajoki' },
    languages: ['fi'],
    provenance: 'documented',
    period,
  });
const town = (period: Period = Period.always) => organisation('municipality', period);
const regionsOf = ({ state }: Organisation) =>
  new Map(state.regions.map(({ region, period }) => [region, period.toRange()]));

describe('Organisation', () => {
  it('rename_keepsTheOldNameForTheDaysBefore', () => {
    const renamed = town();
    renamed.rename({ fi: 'Uusi' }, day('2020-01-01'), succession);
    expect(nameOn(renamed.state.names, day('2019-12-31'))).toEqual({ fi: 'Kauhajoki' });
    expect(nameOn(renamed.state.names, day('2020-01-01'))).toEqual({ fi: 'Uusi' });
    expect(renamed.takeEvents().map(({ name }) => name)).toEqual([
      'organisation.registered.v1',
      'organisation.renamed.v1',
    ]);
  });

  it('rename_whenEnded_isRefused', () => {
    const ended = town(Period.of(undefined, day('2015-12-31')));
    expect(() => ended.rename({ fi: 'Uusi' }, day('2016-01-01'), succession)).toThrow('ORGANISATION_ENDED');
  });

  it('rename_beforeALaterName_isRefused', () => {
    const renamed = town();
    renamed.rename({ fi: 'Uusin' }, day('2022-01-01'), succession);
    expect(() => renamed.rename({ fi: 'Uusi' }, day('2020-01-01'), succession)).toThrow('SUCCESSION_IMPOSSIBLE');
  });

  it('end_cutsWhatIsItsOwn_andIsNoChangeWhenTheSourcesHaveSaidSo', () => {
    const ended = town();
    ended.moveTo(newId('region'), day('2010-01-01'), 'documented');
    ended.end(day('2016-01-01'), succession, []);
    const facts = [ended.state, ...ended.state.names, ...ended.state.regions];
    expect(facts.map(({ period }) => period.to?.toString())).toEqual(Array(3).fill('2015-12-31'));
    const { version } = ended;
    ended.end(day('2016-01-01'), succession, []);
    expect(ended.version).toBe(version);
    expect(() => ended.end(day('2017-01-01'), succession, [])).toThrow('SUCCESSION_IMPOSSIBLE');
  });

  it('moveTo_liesThereUntilTheNextMoveThatIsKnown', () => {
    const [first, second, third] = [newId('region'), newId('region'), newId('region')];
    const moved = town();
    moved.stateRegion(first, Period.always, 'documented');
    moved.moveTo(third, day('2021-01-01'), 'documented');
    moved.moveTo(second, day('2018-01-01'), 'documented');
    expect(regionsOf(moved)).toEqual(
      new Map([
        [first, '[,2018-01-01)'],
        [second, '[2018-01-01,2021-01-01)'],
        [third, '[2021-01-01,)'],
      ]),
    );
    expect(() => moved.moveTo(third, day('2022-01-01'), 'documented')).toThrow(
      'ALREADY_MEMBER at region: The municipality lies in that region on 1 January 2022 already.',
    );
    expect(() => organisation('joint-authority', Period.always).moveTo(first, day('2022-01-01'), 'documented')).toThrow(
      'WRONG_KIND at municipality: Only a municipality lies in a region.',
    );
  });

  it('stateRegion_saysNothingOfAnEndThatItLeavesOut', () => {
    const [first, second] = [newId('region'), newId('region')];
    const moved = town();
    moved.stateRegion(first, Period.always, 'documented');
    moved.moveTo(second, day('2021-01-01'), 'documented');
    const { version } = moved;
    moved.stateRegion(first, Period.always, 'documented');
    moved.stateRegion(second, Period.from(day('2021-01-01')), 'documented');
    expect(moved.version).toBe(version);
  });

  it('admit_andDismiss_keepThePeriodsOfEachMember', () => {
    const authority = organisation('joint-authority', Period.always);
    const member = newId('organisation');
    authority.admit(member, day('2014-01-01'), 'documented');
    expect(() => authority.admit(member, day('2016-01-01'), 'documented')).toThrow('ALREADY_MEMBER');
    authority.dismiss(member, day('2015-12-31'));
    expect(() => authority.dismiss(member, day('2016-12-31'))).toThrow('NOT_MEMBER');
    authority.admit(member, day('2016-01-01'), 'documented');
    expect(authority.state.members.all.map(({ period }) => period.toRange())).toEqual([
      '[2014-01-01,2016-01-01)',
      '[2016-01-01,)',
    ]);
    const ended = organisation('joint-authority', Period.of(undefined, day('2015-12-31')) ?? Period.always);
    expect(() => ended.admit(member, day('2016-01-01'), 'documented')).toThrow('OUTSIDE_PERIOD');
    expect(() => town().admit(member, day('2014-01-01'), 'documented')).toThrow('WRONG_KIND');
  });
});

describe('regions that files state', () => {
  const FIRST = day('2014-01-01');
  const regions = [newId('region'), newId('region'), newId('region')] as const;
  /** What a file may state: one region a day, see the import's lists. */
  const file = fc
    .array(
      fc.record({
        region: fc.constantFrom(...regions),
        from: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
        days: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
      }),
      { maxLength: 5 },
    )
    .map((all) =>
      all.map(({ region, from, days }) => {
        const first = from === undefined ? undefined : FIRST.plusDays(from);
        const last = days === undefined ? undefined : FIRST.plusDays((from ?? 0) + days);
        return { region, period: Period.of(first, last) ?? Period.always };
      }),
    )
    .map((all) =>
      all.filter(({ period }, place) => !all.slice(0, place).some((other) => other.period.overlaps(period))),
    );
  type File = readonly { readonly region: (typeof regions)[number]; readonly period: Period }[];

  /** As it is loaded again, its regions in the order of their periods. */
  const loaded = ({ id, version, state }: Organisation) =>
    new Organisation(id, version, {
      ...state,
      regions: state.regions.toSorted(
        (one, other) => (one.period.from?.toEpochDay() ?? -Infinity) - (other.period.from?.toEpochDay() ?? -Infinity),
      ),
    });
  /** Whether nothing of it was refused: an import is all or nothing. */
  const isTaken = (municipality: Organisation, stated: File): boolean => {
    try {
      for (const { region, period } of stated) municipality.stateRegion(region, period, 'documented');
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'ALREADY_MEMBER') return false;
      throw error;
    }
  };

  it('do not change when a file is read again, whatever was known before', () => {
    fc.assert(
      fc.property(file, file, (earlier, later) => {
        const before = town();
        fc.pre(isTaken(before, earlier));
        const once = loaded(before);
        fc.pre(isTaken(once, later));
        const again = loaded(once);
        expect(isTaken(again, later) && !again.hasEvents).toBe(true);
      }),
    );
  });
});
