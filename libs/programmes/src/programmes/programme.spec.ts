import { DomainError, LocalDate, newId, type OrganisationId, Period } from '@talkoot/contracts';
import fc from 'fast-check';
import { Programme } from './programme.js';

const day = (text: string) => LocalDate.parse(text);
const TODAY = day('2026-06-15');
const START = day('2026-01-01');
const END = day('2035-12-31');
const [owner, kungalv, tjorn, orust] = [1, 2, 3, 4].map(() => newId('organisation')) as [
  OrganisationId,
  OrganisationId,
  OrganisationId,
  OrganisationId,
];
const details = {
  code: 'BRG-2035',
  kind: 'shared-target-picture',
  name: { sv: 'Målbild' },
  period: Period.of(START, END) ?? Period.always,
  choices: [],
  preparation: { methods: [], participants: [] },
  provenance: 'reported',
} as const;

const drafted = () => Programme.create(details, { today: TODAY, owner });
function adopted(on = START): Programme {
  const programme = drafted();
  programme.adopt({ adoptedOn: on }, 1);
  programme.takeEvents();
  return programme;
}

/** What refused it; fails when nothing did, or when something changed all the same. */
function refusal(programme: Programme, work: () => unknown): Pick<DomainError, 'code' | 'path'> {
  const before = [programme.state, programme.version, programme.adopters.all];
  try {
    work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const after = [programme.state, programme.version, programme.adopters.all];
    if (after.some((each, place) => each !== before[place]))
      throw new Error('It was refused, and changed all the same', { cause: error });
    return { code: error.code, path: error.path };
  }
  throw new Error('It was not refused');
}

const told = (programme: Programme) => programme.takeEvents().map(({ name }) => name);
const timesOf = ({ adopters }: Programme, organisation: OrganisationId) =>
  adopters.all.filter(({ member }) => member === organisation).map(({ period }) => period.toRange());

describe('Programme', () => {
  it('isAdopted_withAPlan_onADayUntilToday_once', () => {
    const programme = drafted();
    expect(programme.isPublic()).toBe(false);
    expect(refusal(programme, () => programme.adopt({ adoptedOn: TODAY }, 0))).toEqual({
      code: 'WRONG_STATUS',
      path: ['programme'],
    });
    expect(refusal(programme, () => programme.adopt({ adoptedOn: TODAY.plusDays(1) }, 1))).toEqual({
      code: 'INVALID_DATE',
      path: ['adoptedOn'],
    });
    programme.adopt({ adoptedOn: TODAY, adoptedBy: { sv: 'Fullmäktige' } }, 1);
    expect(programme.state).toMatchObject({ status: 'adopted', adoptedOn: TODAY, adoptedBy: { sv: 'Fullmäktige' } });
    expect(programme.isPublic()).toBe(true);
    expect(told(programme)).toEqual(['programme.created.v1', 'programme.adopted.v1']);
    for (const work of [() => programme.adopt({ adoptedOn: TODAY }, 1), () => programme.withdraw()])
      expect(refusal(programme, work)).toEqual({ code: 'WRONG_STATUS', path: ['programme'] });
  });

  it('isWithdrawn_beforeItsAdoption_andThenNothingIsDoneWithIt', () => {
    const programme = drafted();
    programme.withdraw();
    expect([programme.state.status, programme.isPublic()]).toEqual(['withdrawn', false]);
    for (const work of [
      () => programme.withdraw(),
      () => programme.adopt({ adoptedOn: TODAY }, 1),
      () => programme.change({ message: { sv: 'Nytt' } }),
      () => programme.recordAdopter(tjorn, TODAY, 'reported'),
      () => programme.stateAgain({}, {}),
    ])
      expect(refusal(programme, work)).toEqual({ code: 'WRONG_STATUS', path: ['programme'] });
  });

  it('change_tellsWhichDetails_andNothingWithoutADifference', () => {
    const programme = adopted();
    programme.change({ message: { sv: 'Ett' }, choices: [{ sv: 'Två' }], name: { sv: 'Målbild' } });
    expect(programme.takeEvents().map(({ data }) => data)).toEqual([{ fields: ['message', 'choices'] }]);
    programme.change({ message: { sv: 'Ett' } });
    expect(told(programme)).toEqual([]);
    programme.change({ message: null });
    expect(programme.state.message).toBeUndefined();
  });

  it('recordAdopter_isPossibleOnceItIsAdopted_byADecisionUntilToday_beforeItsEnd_andOnceADay', () => {
    const draft = drafted();
    expect(refusal(draft, () => draft.recordAdopter(tjorn, TODAY, 'reported'))).toMatchObject({ code: 'WRONG_STATUS' });
    const programme = adopted();
    const record = (organisation: OrganisationId, on: LocalDate) => () =>
      programme.recordAdopter(organisation, on, 'reported');
    expect(refusal(programme, record(tjorn, TODAY.plusDays(1)))).toEqual({ code: 'INVALID_DATE', path: ['adoptedOn'] });
    // Councils adopt before the period begins.
    record(tjorn, START.minusDays(90))();
    expect(refusal(programme, record(tjorn, TODAY))).toEqual({ code: 'ALREADY_MEMBER', path: ['organisation'] });
    expect(record(tjorn, TODAY)).toThrow('The organisation has adopted the programme for that time already.');
    const never = () => programme.endAdoption(newId('organisation'), TODAY);
    expect(never).toThrow('NOT_MEMBER at organisation: The organisation does not adopt the programme on that day.');
    expect(programme.parties).toEqual([owner, tjorn]);
    programme.endAdoption(tjorn, START);
    expect(programme.parties).toEqual([owner]);
    for (const [organisation, lastDay] of [
      [tjorn, TODAY],
      [orust, TODAY],
    ] as const)
      expect(refusal(programme, () => programme.endAdoption(organisation, lastDay))).toEqual({
        code: 'NOT_MEMBER',
        path: ['organisation'],
      });
    record(tjorn, TODAY)();
    expect(timesOf(programme, tjorn)).toEqual(['[2025-10-03,2026-01-02)', '[2026-06-15,)']);
  });

  it('itsPeriod_doesNotEndBeforeSomebodyAdoptedIt', () => {
    const programme = adopted();
    programme.recordAdopter(tjorn, TODAY, 'reported');
    const until = (to: LocalDate) => ({ period: Period.of(START, to) ?? Period.always });
    expect(refusal(programme, () => programme.change(until(TODAY.minusDays(1))))).toEqual({
      code: 'OUTSIDE_PERIOD',
      path: ['period'],
    });
    programme.change(until(TODAY));
    expect(programme.state.period.to).toEqual(TODAY);
    const over = adopted();
    over.change(until(TODAY.minusDays(1)));
    expect(refusal(over, () => over.recordAdopter(tjorn, TODAY, 'reported'))).toMatchObject({
      code: 'OUTSIDE_PERIOD',
      path: ['adoptedOn'],
    });
  });

  it('aSuccessor_standsInForAnAdopter_andTwoAdoptersBecomeOne', () => {
    const programme = adopted();
    programme.recordAdopter(kungalv, START, 'reported');
    programme.recordAdopter(tjorn, day('2026-03-01'), 'documented');
    programme.takeEvents();
    const succession = newId('succession');
    const on = day('2027-01-01');
    for (const before of [kungalv, tjorn, owner]) programme.handOverAdoption({ before, after: orust, on, succession });
    expect([kungalv, tjorn, orust].map((each) => timesOf(programme, each))).toEqual([
      ['[2026-01-01,2027-01-01)'],
      ['[2026-03-01,2027-01-01)'],
      ['[2027-01-01,)'],
    ]);
    const events = programme.takeEvents();
    expect(events.map(({ name }) => name)).toEqual([
      'programme.adopter-left.v1',
      'programme.adopter-joined.v1',
      'programme.adopter-left.v1',
    ]);
    expect(events.every(({ data }) => 'succession' in data && data.succession === succession)).toBe(true);
    for (const before of [kungalv, tjorn]) programme.handOverAdoption({ before, after: orust, on, succession });
    expect(told(programme)).toEqual([]);
  });

  it('whateverIsDone_nobodyAdoptsItTwiceADay_andTheStatusTakesItsWay', () => {
    const command = fc
      .record({
        who: fc.constantFrom(kungalv, tjorn, orust),
        other: fc.constantFrom(kungalv, tjorn, orust),
        on: fc.nat(400).map((days) => START.minusDays(100).plusDays(days)),
      })
      .chain(({ who, other, on }) =>
        fc.constantFrom<(programme: Programme) => void>(
          (programme) => programme.recordAdopter(who, on, 'reported'),
          (programme) => programme.recordAdopter(who, on, 'reported'),
          (programme) => programme.endAdoption(who, on),
          (programme) => programme.stateAdopter(who, Period.from(on), 'documented'),
          (programme) => who !== other && programme.handOverAdoption({ before: who, after: other, on }),
          (programme) => programme.adopt({ adoptedOn: on }, 1),
          (programme) => programme.withdraw(),
          (programme) => programme.change({ period: Period.of(START, on.plusDays(100)) ?? Period.always }),
        ),
      );
    const WAYS = { draft: ['draft', 'adopted', 'withdrawn'], adopted: ['adopted'], withdrawn: ['withdrawn'] } as const;
    fc.assert(
      fc.property(fc.boolean(), fc.array(command, { maxLength: 20 }), (isAdopted, commands) => {
        const programme = isAdopted ? adopted() : drafted();
        for (const run of commands) {
          const before = programme.state;
          try {
            run(programme);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            must('a refusal changes nothing', programme.state === before);
          }
          const ways: readonly string[] = WAYS[before.status];
          must('the status takes its way', ways.includes(programme.state.status));
          const { all } = programme.adopters;
          must(
            'nobody adopts it twice a day',
            all.every((each, at) =>
              all.every((one, place) => place <= at || one.member !== each.member || !one.period.overlaps(each.period)),
            ),
          );
        }
      }),
    );
  });
});

/** Plain, since it is asked many times. */
function must(rule: string, holds: boolean): void {
  if (!holds) throw new Error(`It must hold that ${rule}`);
}
