import {
  DomainError,
  type Id,
  LocalDate,
  type MergerRule,
  newId,
  type OrganisationId,
  Period,
} from '@talkoot/contracts';
import type { BodySuccession } from './body-succession.js';
import { Body } from './body.js';
import type { Mandate, Seat } from './seat.js';

const day = (text: string) => LocalDate.parse(text);
const between = (from?: string, to?: string) =>
  Period.of(from === undefined ? undefined : day(from), to === undefined ? undefined : day(to)) ?? Period.always;
const organisation = () => newId('organisation');
const [salo, halikko, turku] = [organisation(), organisation(), organisation()];
const owner = organisation();
const today = day('2026-03-02');
const someone = () => newId('person');

const founded = (mergerRule: MergerRule = 'joined', of: OrganisationId = owner): Body => {
  const body = Body.found(
    {
      of,
      kind: 'working-group',
      name: { fi: 'Työryhmä' },
      timeZone: 'Europe/Helsinki',
      quorum: {},
      mergerRule,
      period: Period.always,
      provenance: 'reported',
    },
    { today, owner: of, isPublic: true },
  );
  body.takeEvents();
  return body;
};

const seatFor = (body: Body, who?: OrganisationId, period = Period.always): Seat =>
  body.addSeat({ kind: 'city', organisation: who, period, provenance: 'reported' });

const held = (body: Body, seat: Seat, mandate: Partial<Mandate> = {}): Mandate =>
  body.beginMandate(seat.id, {
    role: 'holder',
    person: mandate.organisation ? undefined : someone(),
    period: Period.always,
    provenance: 'reported',
    ...mandate,
  });

/** The organisations merge into one on a day. */
const merger = (body: Body, into: OrganisationId, on: string, ...predecessors: OrganisationId[]): Id<'succession'> => {
  const id = newId('succession');
  const succession: BodySuccession = { id, on: day(on), predecessors, successorOf: () => into };
  body.carryOver(succession);
  return id;
};

/** What refused it; fails when nothing did. */
function refusal(work: () => unknown): Pick<DomainError, 'code' | 'path'> & { text: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, path: error.path, text: error.text.en };
    throw error;
  }
  throw new Error('It was not refused');
}

const told = (body: Body) => body.takeEvents().map(({ name }) => name);
const find = (body: Body, { id }: Seat) => body.seats.find(id);
const times = ({ mandates }: Pick<Seat, 'mandates'>) =>
  mandates.map((each) => [each.organisation ?? each.person, each.period.toRange()]);

describe('Body', () => {
  it('beginMandate_ofASeatThatIsTaken_isRefusedWithTheDaysOfItsHolder', () => {
    const body = founded();
    const seat = seatFor(body, salo);
    held(body, seat, { period: between('2026-01-01', '2026-12-31') });
    const refused = refusal(() => held(body, seat, { period: between('2026-12-31') }));
    expect(refused).toMatchObject({ code: 'SEAT_TAKEN', path: ['period'] });
    expect(refused.text).toContain('1 January 2026 – 31 December 2026');
    held(body, seat, { period: between('2027-01-01') });
    held(body, seat, { role: 'substitute' });
    expect(find(body, seat)?.mandates).toHaveLength(3);
  });

  it('beginMandate_leavesAnOpenEndToTheSeat_andLiesWithinIt', () => {
    const body = founded();
    const seat = seatFor(body, salo, between('2026-01-01', '2027-12-31'));
    expect(held(body, seat, { period: between('2026-06-01') }).period).toEqual(between('2026-06-01', '2027-12-31'));
    expect(refusal(() => held(body, seat, { period: between('2025-01-01', '2026-05-31') }))).toMatchObject({
      code: 'OUTSIDE_PERIOD',
      path: ['period'],
    });
  });

  it('beginMandate_ofNobody_orOfTheSameTwice_isRefused', () => {
    const body = founded();
    const seat = seatFor(body);
    const person = someone();
    held(body, seat, { person });
    expect(refusal(() => held(body, seat, { role: 'substitute', person }))).toMatchObject({ code: 'ALREADY_SEATED' });
    expect(refusal(() => held(body, seat, { role: 'substitute', person: undefined }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['person'],
    });
  });

  it('endMandate_beforeItsFirstDay_takesBackWhatIsToCome_andNothingElse', () => {
    const body = founded();
    const seat = seatFor(body);
    const past = held(body, seat, { period: between('2026-01-01', '2026-12-31') });
    const coming = held(body, seat, { period: between('2027-01-01') });
    expect(refusal(() => body.endMandate(past.id, day('2025-12-31')))).toMatchObject({ path: ['lastDay'] });
    body.endMandate(coming.id, day('2026-12-31'));
    expect(find(body, seat)?.mandates).toEqual([past]);
  });

  it('endSeat_endsThoseWhoSitThere_unlessSomebodyHasBegunSince', () => {
    const body = founded();
    const seat = seatFor(body, salo);
    const mandate = held(body, seat, { period: between('2026-02-01') });
    expect(refusal(() => body.endSeat(seat.id, day('2026-01-31')))).toMatchObject({ path: ['lastDay'] });
    body.takeEvents();
    body.endSeat(seat.id, day('2026-06-30'));
    expect(told(body)).toEqual(['body.mandate-ended.v1', 'body.seat-ended.v1']);
    const ended = find(body, seat);
    expect(ended?.mandates).toEqual([{ ...mandate, period: between('2026-02-01', '2026-06-30') }]);
    expect(ended?.organisations.map(({ period }) => period.toRange())).toEqual(['[,2026-07-01)']);
  });

  it('change_ofThePeriod_endsTheSeatsWithTheBody_orIsRefusedWhenOneLiesOutside', () => {
    const body = founded();
    const seat = seatFor(body, salo, between('2026-01-01'));
    expect(refusal(() => body.change({ period: between('2026-02-01') }))).toMatchObject({ path: ['period'] });
    body.change({ period: between('2026-01-01', '2026-12-31') });
    expect(find(body, seat)?.period).toEqual(between('2026-01-01', '2026-12-31'));
    expect(refusal(() => seatFor(body, salo, between('2027-01-01')))).toMatchObject({ code: 'OUTSIDE_PERIOD' });
  });

  it('addSeat_atAPlace_movesTheOthers', () => {
    const body = founded();
    const [first, second] = [seatFor(body), seatFor(body)];
    const third = body.addSeat({ kind: 'state', place: 1, period: Period.always, provenance: 'reported' });
    expect([third, first, second].map((each) => find(body, each)?.place)).toEqual([1, 2, 3]);
    body.changeSeat(third.id, { place: 2 });
    expect([first, third, second].map((each) => find(body, each)?.place)).toEqual([1, 2, 3]);
  });

  it('carryOver_ofTheOnlySeat_givesItToTheSuccessor_withThoseWhoSitThere', () => {
    const body = founded();
    const seat = seatFor(body, halikko);
    const person = someone();
    held(body, seat, { person, organisation: halikko });
    body.takeEvents();
    merger(body, salo, '2027-01-01', halikko);
    expect(told(body)).toEqual(['body.seat-handed-over.v1', 'body.mandate-handed-over.v1']);
    const carried = find(body, seat);
    expect(carried?.organisations.map((each) => [each.organisation, each.period.toRange()])).toEqual([
      [halikko, '[,2027-01-01)'],
      [salo, '[2027-01-01,)'],
    ]);
    expect(carried && times(carried)).toEqual([
      [halikko, '[,2027-01-01)'],
      [salo, '[2027-01-01,)'],
    ]);
    expect(carried?.mandates.every((each) => each.person === person)).toBe(true);
  });

  it('carryOver_whereBothHaveASeat_joined_endsThatOfTheEndedOne', () => {
    const body = founded('joined');
    const [own, other] = [seatFor(body, salo), seatFor(body, halikko)];
    held(body, own);
    held(body, other);
    merger(body, salo, '2027-01-01', halikko);
    expect(find(body, own)?.period).toEqual(Period.always);
    expect(find(body, other)?.period).toEqual(between(undefined, '2026-12-31'));
    expect(find(body, other)?.mandates.map(({ period }) => period.toRange())).toEqual(['[,2027-01-01)']);
  });

  it('carryOver_whereBothHaveASeat_keptApart_leavesItUntilTheMandateEnds', () => {
    const body = founded('kept-apart');
    const [own, other, vacant] = [seatFor(body, salo), seatFor(body, halikko), seatFor(body, halikko)];
    held(body, own);
    held(body, other, { period: between('2025-06-01', '2029-05-31') });
    merger(body, salo, '2027-01-01', halikko);
    expect(find(body, other)).toMatchObject({ keptApart: true, period: between(undefined, '2029-05-31') });
    expect(find(body, vacant)?.period).toEqual(between(undefined, '2026-12-31'));
  });

  it('carryOver_keptApart_withoutAnEnd_leavesTheSeatUntilSomebodyEndsTheMandate_andNobodyFollows', () => {
    const body = founded('kept-apart');
    const [own, other] = [seatFor(body, salo), seatFor(body, halikko)];
    held(body, own);
    const mandate = held(body, other);
    merger(body, salo, '2026-01-01', halikko);
    expect(find(body, other)?.period).toEqual(Period.always);
    body.endMandate(mandate.id, day('2026-06-30'));
    expect(find(body, other)?.period).toEqual(between(undefined, '2026-06-30'));
    expect(refusal(() => held(body, other, { period: between('2026-06-01') }))).toMatchObject({
      code: 'SEAT_KEPT_APART',
    });
  });

  it('carryOver_ofSeveralIntoANewOne_letsTheSeatsOfTheFirstGoOn_andIsTheSameAgain', () => {
    const body = founded('joined');
    const [first, second, third] = [seatFor(body, halikko), seatFor(body, salo), seatFor(body, halikko)];
    merger(body, turku, '2027-01-01', salo, halikko);
    const live = () =>
      [first, second, third].map((each) => (find(body, each)?.period.includes(day('2027-01-01')) ? 'goes on' : 'ends'));
    expect(live()).toEqual(['goes on', 'ends', 'goes on']);
    body.takeEvents();
    merger(body, turku, '2027-01-01', salo, halikko);
    expect(told(body)).toEqual([]);
    expect(live()).toEqual(['goes on', 'ends', 'goes on']);
  });

  it('carryOver_ofWhoeverTheBodyBelongsTo_endsTheBody', () => {
    const body = founded('joined', halikko);
    const seat = seatFor(body, turku);
    held(body, seat);
    body.setSecretariat({ organisation: turku, on: today });
    merger(body, salo, '2027-01-01', halikko);
    expect(body.state.period).toEqual(between(undefined, '2026-12-31'));
    expect(find(body, seat)?.period).toEqual(between(undefined, '2026-12-31'));
    expect(body.state.secretariats.map(({ period }) => period.toRange())).toEqual(['[2026-03-02,2027-01-01)']);
  });

  it('carryOver_ofAHolder_whoseSuccessorStoodIn_leavesTheSeatWithAHolder', () => {
    const body = founded();
    const seat = seatFor(body);
    held(body, seat, { organisation: halikko });
    held(body, seat, { role: 'substitute', organisation: salo });
    merger(body, salo, '2027-01-01', halikko);
    expect(find(body, seat)?.mandates.map(({ role, period }) => `${role} ${period.toRange()}`)).toEqual([
      'holder [,2027-01-01)',
      'substitute [,)',
      'holder [2027-01-01,)',
    ]);
  });

  it('carryOver_ofTheSecretariat_givesItToTheSuccessor', () => {
    const body = founded();
    body.setSecretariat({ organisation: halikko, on: today });
    const id = merger(body, salo, '2027-01-01', halikko);
    expect(body.takeEvents().at(-1)).toMatchObject({
      name: 'body.secretariat-changed.v1',
      data: { before: halikko, after: salo, succession: id },
    });
  });

  it('stateSeat_statedAsItIs_changesNothing_andWhatHasEndedStaysSo', () => {
    const body = founded();
    const stated = { kind: 'city', organisation: salo, period: Period.always, provenance: 'reported' } as const;
    const seat = body.stateSeat(1, stated);
    const mandate = { role: 'holder', organisation: salo, period: Period.always, provenance: 'reported' } as const;
    body.stateMandate(seat.id, mandate);
    body.endSeat(seat.id, day('2026-06-30'));
    body.takeEvents();
    body.stateMandate(body.stateSeat(1, stated).id, mandate);
    expect(told(body)).toEqual([]);
    body.stateSeat(1, { ...stated, title: { en: 'Mayor' }, period: between('2020-01-01') });
    expect(find(body, seat)).toMatchObject({ title: { en: 'Mayor' } });
    expect(find(body, seat)?.period.to).toEqual(day('2026-06-30'));
  });
});
