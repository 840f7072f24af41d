import { type Id, Instant, LocalDate, newId, Period, type Quorum, type SeatKind, ZoneId } from '@talkoot/contracts';
import { type ItemDetails, MOST_ITEMS } from './agenda.js';
import { type Attendance, isQuorate, type SeatOnDay } from './attendance.js';
import { meetingTime } from './meeting-state.js';
import { Meeting } from './meeting.js';

const HELSINKI = ZoneId.of('Europe/Helsinki');
const TODAY = LocalDate.parse('2026-03-02');
const SPRING = Period.of(LocalDate.parse('2026-01-01'), LocalDate.parse('2026-05-31')) ?? Period.always;
const item: ItemDetails = { kind: 'decision', title: { fi: 'Asia' }, documents: [], organisations: [] };

/** A meeting on 10 March 2026 at nine in Helsinki, of a body of that spring, seen on the second. */
const meeting = (): Meeting => {
  const time = meetingTime(Instant.parse('2026-03-10T07:00:00Z'), Instant.parse('2026-03-10T09:00:00Z'), HELSINKI);
  return Meeting.plan(newId('body'), { time, provenance: 'reported' }, standing('2026-03-02'));
};
const standing = (today: string) => ({
  now: Instant.parse(`${today}T06:00:00Z`),
  today: LocalDate.parse(today),
  body: { seated: [], isPublic: true, period: SPRING },
});
const seat = (kind: SeatKind = 'city'): SeatOnDay => ({
  seat: newId('seat'),
  kind,
  mandates: [{ id: newId('mandate'), role: 'holder', person: newId('person') }],
});
const came = (seats: readonly SeatOnDay[]) =>
  seats.flatMap((each) => each.mandates.slice(0, 1).map(({ id }) => ({ seat: each.seat, mandate: id })));

/** It was held on its day with these seats, the first ones of them present. */
const held = (seats: readonly SeatOnDay[], present: number, quorum: Quorum = {}): Meeting => {
  const prepared = meeting();
  prepared.addItem(item);
  prepared.convene(TODAY);
  const onItsDay = new Meeting(prepared.id, prepared.version, prepared.state, standing('2026-03-10'));
  onItsDay.hold(seats, came(seats.slice(0, present)), quorum);
  return onItsDay;
};
const firstItem = (of: Meeting): Id<'agendaitem'> => of.state.agenda[0]?.id ?? newId('agendaitem');
const decision = { outcome: 'approved', text: { fi: 'Päätös' }, dissents: [] } as const;

describe('Meeting', () => {
  it('convene_whenTheNoticeIsTooShort_namesTheEarliestDay', () => {
    const late = meeting();
    late.addItem(item);
    expect(() => late.convene(LocalDate.parse('2026-03-11'))).toThrow(/NOTICE_TOO_SHORT at startsAt: .*11 March 2026/);
  });

  it('convene_withNothingOnTheAgenda_isRefused', () => {
    expect(() => meeting().convene(TODAY)).toThrow(/AGENDA_EMPTY/);
  });

  it('removeItem_whenItIsTheLastOfAConvenedMeeting_isRefused', () => {
    const convened = meeting();
    const only = convened.addItem(item);
    convened.convene(TODAY);
    expect(() => convened.removeItem(only)).toThrow(/AGENDA_EMPTY/);
  });

  it('move_toALaterDay_needsNoNoticeAgain_toAnEarlierOneItDoes', () => {
    const convened = meeting();
    const earliest = LocalDate.parse('2026-03-09');
    convened.addItem(item);
    convened.convene(earliest);
    const toDay = (day: number) => {
      const [start, end] = ['T07:00:00Z', 'T09:00:00Z'].map((at) => Instant.parse(`2026-03-0${day}${at}`));
      if (start && end) convened.move(meetingTime(start, end, HELSINKI), earliest);
    };
    expect(() => toDay(8)).toThrow(/NOTICE_TOO_SHORT/);
    toDay(9);
    expect(convened.state.sequence).toBe(1);
  });

  it('move_toADayOnWhichTheBodyIsNoMore_isRefused', () => {
    const start = Instant.parse('2026-06-01T07:00:00Z');
    const time = meetingTime(start, start.plusSeconds(3600), HELSINKI);
    expect(() => meeting().move(time, TODAY)).toThrow(/OUTSIDE_PERIOD at startsAt/);
  });

  it('addItem_putsItAtItsPlace_andStopsAtTheMostThereMayBe', () => {
    const full = meeting();
    for (let count = 1; count < MOST_ITEMS; count += 1) full.addItem(item);
    const first = full.addItem(item, 1);
    expect(firstItem(full)).toBe(first);
    expect(() => full.addItem(item)).toThrow(/TOO_MANY/);
  });

  it('meetingTime_isOfTheLocalDayOnWhichItStarts', () => {
    const time = meetingTime(Instant.parse('2026-03-10T22:30:00Z'), Instant.parse('2026-03-11T00:30:00Z'), HELSINKI);
    expect(time.day.toString()).toBe('2026-03-11');
  });

  it.each([
    ['an end before the start', '2026-03-10T06:59:00Z', /PERIOD_ENDS_BEFORE_START at endsAt/],
    ['more than three days', '2026-03-13T07:01:00Z', /INVALID_INPUT at endsAt/],
  ])('meetingTime_with%s_isRefused', (_, end, why) => {
    expect(() => meetingTime(Instant.parse('2026-03-10T07:00:00Z'), Instant.parse(end), HELSINKI)).toThrow(why);
  });

  it('correctAttendance_whenADecisionRestsOnIt_isRefused', () => {
    const seats = [seat(), seat(), seat()];
    const decided = held(seats, 2, { seats: 2 });
    decided.decide(firstItem(decided), decision);
    expect(() => decided.correctAttendance(seats, came(seats.slice(0, 1)))).toThrow(/NO_QUORUM at attendance/);
    decided.correctAttendance(seats, came(seats));
    expect(decided.state.attendance.every((each) => each.came)).toBe(true);
  });

  it('decide_withDissentOfASeatThatWasNotThere_namesWhichOne', () => {
    const seats = [seat(), seat()];
    const [there, away] = seats.map((each) => ({ seat: each.seat }));
    const meetingHeld = held(seats, 1);
    const dissents = [there, away].filter((each) => each !== undefined);
    expect(() => meetingHeld.decide(firstItem(meetingHeld), { ...decision, dissents })).toThrow(
      /NOT_PRESENT at dissents.1.seat/,
    );
  });
});

it('decide_withoutAQuorum_saysWhatIsMissing_andNotWhatIsThere', () => {
  const seats = [seat(), seat(), seat()];
  const meeting = held(seats, 2, { seats: 2, percent: 80, kinds: ['city', 'state'] });
  expect(() => meeting.decide(firstItem(meeting), decision)).toThrow(
    'NO_QUORUM at meeting: There is no quorum: 2 of 3 seats are present; needed: at least 80% of the seats, somebody of the State.',
  );
});

describe('isQuorate', () => {
  const attendance = (present: SeatKind[], absent: SeatKind[]): Attendance[] => [
    ...present.map((kind) => ({
      id: 'a',
      seat: newId('seat'),
      kind,
      came: { id: newId('mandate'), role: 'holder' as const },
    })),
    ...absent.map((kind) => ({ id: 'a', seat: newId('seat'), kind })),
  ];

  it.each<[string, Quorum, SeatKind[], SeatKind[], boolean]>([
    ['no rule', {}, [], ['city'], true],
    ['a number of seats', { seats: 2 }, ['city', 'city'], ['state'], true],
    ['one too few', { seats: 2 }, ['city'], ['state'], false],
    ['exactly the share', { percent: 50 }, ['city'], ['state'], true],
    ['one seat below the share', { percent: 51 }, ['city'], ['state'], false],
    ['every kind', { kinds: ['city', 'state'] }, ['city', 'state'], ['city'], true],
    ['a kind that stayed away', { kinds: ['city', 'state'] }, ['city'], ['state'], false],
    ['all of several rules', { seats: 2, percent: 60, kinds: ['state'] }, ['city', 'state'], ['city'], true],
    ['all but one of several rules', { seats: 2, percent: 70, kinds: ['state'] }, ['city', 'state'], ['city'], false],
    ['seats of a body that has none', { seats: 1 }, [], [], false],
  ])('%s', (_, quorum, present, absent, enough) => {
    expect(isQuorate(attendance(present, absent), quorum)).toBe(enough);
  });
});
