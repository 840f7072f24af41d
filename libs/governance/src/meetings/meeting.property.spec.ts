import {
  DomainError,
  type Id,
  Instant,
  LocalDate,
  NotAllowed,
  newId,
  Period,
  type Quorum,
  type SeatKind,
  ZoneId,
} from '@talkoot/contracts';
import fc from 'fast-check';
import { Book, type Came, CHAIRS, city, type Command, person } from '../testing/meeting-book.js';
import type { SeatOnDay } from './attendance.js';
import { meetingTime } from './meeting-state.js';
import { Meeting } from './meeting.js';
import type { Speaker } from './minutes.js';

/**
 * Sequences of commands against a meeting, and beside it a plain book of what people may do and have done. The book is written
 * from the rules and knows nothing of the code: it says of each command whether the rules allow it, and after each what must hold.
 */

const RUNS = fc.readConfigureGlobal().numRuns ?? 100;
const MONDAY = LocalDate.parse('2026-03-02');

const seatOf = (place: number): Id<'seat'> => CHAIRS[place]?.seat ?? newId('seat');

const seatsOn = (day: number): SeatOnDay[] =>
  CHAIRS.map(({ seat, kind, people }) => ({
    seat,
    kind,
    mandates: people
      .filter(({ from, until }) => from <= day && day < until)
      .map(({ mandate, who }) => ({
        id: mandate,
        role: 'holder',
        ...(who ? { person: who } : { organisation: city }),
      })),
  }));

const item = fc.integer({ min: 0, max: 3 });
const kind = fc.constantFrom('information' as const, 'decision' as const);
const place = fc.integer({ min: 0, max: 4 });
const who = fc.integer({ min: 0, max: 2 });
/** Anybody for any seat, or substitutes, who may always come. */
const came = fc.oneof(
  fc.array(fc.record({ place, people: who }), { maxLength: 5 }),
  fc.subarray([0, 1, 2, 3]).map((places) => places.map((each) => ({ place: each, people: 2 }))),
);
const quorum: fc.Arbitrary<Quorum> = fc.record(
  {
    seats: fc.integer({ min: 1, max: 5 }),
    percent: fc.integer({ min: 1, max: 100 }),
    kinds: fc.subarray<SeatKind>(['city', 'state', 'business', 'academia'], { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
/** Mostly the one that is decided when things go their way. */
const decidedItem = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: item });
const decided = {
  item: decidedItem,
  text: fc.integer({ min: 1, max: 2 }),
  votes: fc.tuple(...[3, 2, 1].map((max) => fc.integer({ min: 0, max }))) as fc.Arbitrary<[number, number, number]>,
  dissents: fc.array(place, { maxLength: 2 }),
};
const unanimous = { item: fc.constant(0), text: decided.text, dissents: fc.constant<number[]>([]) };
const REQUIRED: ('do' | keyof typeof decided)[] = ['do', 'item', 'text', 'dissents'];
const only = <D extends string>(it: D) => ({ do: fc.constant(it) });
/** What leads a step further; `came`: for which of the seats somebody comes when the meeting is held. */
interface GoOn {
  readonly do: 'goOn';
  readonly came: readonly boolean[];
}
const often = fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });
const command: fc.Arbitrary<Command | GoOn> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ ...only('goOn'), came: fc.tuple(often, often, often, often) }) },
  { weight: 2, arbitrary: fc.record({ ...only('wait'), days: fc.integer({ min: 0, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ ...only('requireQuorum'), quorum }) },
  { weight: 1, arbitrary: fc.record({ ...only('change'), place: fc.constantFrom('Sali', 'Etä') }) },
  { weight: 2, arbitrary: fc.record({ ...only('move'), day: fc.integer({ min: -2, max: 14 }) }) },
  { weight: 3, arbitrary: fc.record({ ...only('add'), kind, place: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ ...only('changeItem'), item, kind }) },
  { weight: 1, arbitrary: fc.record({ ...only('remove'), item }) },
  { weight: 1, arbitrary: fc.record({ ...only('order'), by: item, leaveOut: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record(only('convene')) },
  { weight: 1, arbitrary: fc.record(only('cancel')) },
  { weight: 2, arbitrary: fc.record({ ...only('hold'), came }) },
  { weight: 2, arbitrary: fc.record({ ...only('correct'), came }) },
  { weight: 3, arbitrary: fc.record({ ...only('decide'), ...decided }, { requiredKeys: REQUIRED }) },
  { weight: 3, arbitrary: fc.record({ ...only('decide'), ...unanimous }) },
  { weight: 3, arbitrary: fc.record({ ...only('correctDecision'), ...decided }, { requiredKeys: REQUIRED }) },
  { weight: 8, arbitrary: fc.record({ ...only('correctDecision'), ...unanimous }) },
  { weight: 5, arbitrary: fc.record({ ...only('withdrawDecision'), item: decidedItem }) },
  { weight: 1, arbitrary: fc.record({ ...only('give'), item: decidedItem }) },
  { weight: 1, arbitrary: fc.record({ ...only('takeBack'), item: decidedItem }) },
  { weight: 2, arbitrary: fc.record({ ...only('write'), text: fc.integer({ min: 0, max: 2 }) }) },
  { weight: 2, arbitrary: fc.record(only('send')) },
  { weight: 2, arbitrary: fc.record({ ...only('remark'), place, who }) },
  { weight: 2, arbitrary: fc.record({ ...only('accept'), place, who }) },
  { weight: 2, arbitrary: fc.record(only('approve')) },
);

const dayOf = (day: number): LocalDate => MONDAY.plusDays(day);
const at = (day: number, hour: number): Instant => Instant.ofEpochSecond((dayOf(day).toEpochDay() * 24 + hour) * 3600);
const nine = (day: number) => meetingTime(at(day, 9), at(day, 11), ZoneId.UTC);
const standing = ({ today }: Book) => ({
  now: at(today, 8),
  today: dayOf(today),
  body: { seated: [], isPublic: true, period: Period.always },
});
const elsewhere: Id<'organisation'> = newId('organisation');
/** Those of the last seat: an editor of its organisation, somebody who only reads there, an editor of another. */
const speaker = (place: number, people: number): Speaker => ({
  person: CHAIRS[place]?.people[people]?.who ?? person(99),
  organisation: people === 2 ? elsewhere : city,
  isEditor: people !== 1,
});
const cameFor = (who: Came[]) =>
  who.map((each) => ({
    seat: seatOf(each.place),
    mandate: CHAIRS[each.place]?.people[each.people]?.mandate ?? newId('mandate'),
  }));

const toDetails = ({ text, votes, dissents }: Extract<Command, { do: 'decide' | 'correctDecision' }>) => {
  const [yes, no, none] = votes ?? [0, 0, 0];
  return {
    outcome: 'approved' as const,
    text: { fi: `Päätös ${text}` },
    votes: votes && { for: yes, against: no, abstentions: none },
    dissents: dissents.map((each) => ({ seat: seatOf(each) })),
  };
};

function give(meeting: Meeting, it: Command, book: Book): void {
  const known = (place: number) => meeting.state.agenda[place]?.id ?? newId('agendaitem');
  const recorded = (place: number) =>
    meeting.state.decisions.find((each) => each.item === known(place))?.id ?? newId('decision');
  const details = { title: { fi: 'Asia' }, documents: [], organisations: [] };
  switch (it.do) {
    case 'wait':
    case 'requireQuorum':
    case 'give':
    case 'takeBack':
      return;
    case 'change':
      return meeting.change({ place: it.place });
    case 'move':
      return meeting.move(nine(it.day), dayOf(book.today + book.notice));
    case 'add':
      return void meeting.addItem({ ...details, kind: it.kind }, it.place);
    case 'changeItem':
      return meeting.changeItem(known(it.item), { ...details, kind: it.kind });
    case 'remove':
      return meeting.removeItem(known(it.item));
    case 'order': {
      const ids = meeting.state.agenda.map(({ id }) => id);
      const turned = [...ids.slice(it.by), ...ids.slice(0, it.by)];
      return meeting.orderAgenda(it.leaveOut ? turned.slice(1) : turned);
    }
    case 'convene':
      return meeting.convene(dayOf(book.today + book.notice));
    case 'cancel':
      return meeting.cancel();
    case 'hold':
      return meeting.hold(seatsOn(book.day), cameFor(it.came), book.rule);
    case 'correct':
      return meeting.correctAttendance(seatsOn(book.day), cameFor(it.came));
    case 'decide':
      return void meeting.decide(known(it.item), toDetails(it));
    case 'correctDecision':
      return meeting.correctDecision(recorded(it.item), { ...toDetails(it), votes: toDetails(it).votes ?? null });
    case 'withdrawDecision': {
      const isAsked = book.asked.has(known(it.item));
      return meeting.withdrawDecision(recorded(it.item), isAsked ? [{ fi: 'Tehtävä' }] : []);
    }
    case 'write':
      return meeting.writeMinutes({ text: it.text > 0 ? { fi: `Pöytäkirja ${it.text}` } : null, documents: [] });
    case 'send':
      return meeting.sendMinutes();
    case 'remark':
      return void meeting.remark(seatOf(it.place), speaker(it.place, it.who), 'Huomautus');
    case 'accept':
      return meeting.accept(seatOf(it.place), speaker(it.place, it.who));
    case 'approve':
      return meeting.approveMinutes();
  }
}

const seen = (meeting: Meeting) => ({
  status: meeting.state.status,
  day: meeting.state.time.day.toString(),
  agenda: meeting.state.agenda.map(({ id }) => id),
  present: meeting.state.attendance.flatMap(({ seat, came: one }) => (one ? [`${seat} ${one.id}`] : [])).toSorted(),
  decided: meeting.state.decisions.map(({ item: on, text, votes, dissents }) => ({
    on,
    text,
    votes,
    dissents: dissents.map(({ seat }) => seat).toSorted(),
  })),
  sent: meeting.state.minutes.sentAt !== undefined,
  accepted: meeting.state.minutes.acceptances.map(({ seat }) => seat),
  remarks: meeting.state.minutes.remarks.filter(({ answeredAt }) => !answeredAt).length,
});

const written = (book: Book): ReturnType<typeof seen> => ({
  status: book.status as ReturnType<typeof seen>['status'],
  day: dayOf(book.day).toString(),
  agenda: book.items.map(({ id }) => id),
  present: cameFor(book.present)
    .map(({ seat, mandate }) => `${seat} ${mandate}`)
    .toSorted(),
  decided: book.decided.map(({ item: on, ...each }) => {
    const { text, votes, dissents } = toDetails({ do: 'decide', item: 0, ...each });
    return { on, text, votes, dissents: dissents.map(({ seat }) => seat).toSorted() };
  }),
  sent: book.sent,
  accepted: book.accepted.map(seatOf),
  remarks: book.openRemarks,
});

/** Plain, since it is asked a million times. */
function must(rule: string, holds: boolean): void {
  if (!holds) throw new Error(`It must hold that ${rule}`);
}

/** What must hold of any meeting, whatever happened to it. */
function mustHold(before: Meeting, after: Meeting, book: Book): void {
  const { state } = after;
  if (state !== before.state) {
    const [is, said] = [JSON.stringify(seen(after)), JSON.stringify(written(book))];
    must(`the meeting is as the book says: ${is} for ${said}`, is === said);
  }
  must('it stays the same meeting', after.id === before.id);
  must('its sequence does not fall', state.sequence >= before.state.sequence);
  const isMoved = !state.time.startsAt.equals(before.state.time.startsAt);
  must('its sequence rises when it moves', !isMoved || state.sequence > before.state.sequence);
  const wasHeld = ['held', 'minutes-in-review', 'minutes-approved'].includes(before.state.status);
  must('the agenda of a held meeting stays', !wasHeld || state.agenda === before.state.agenda);
  must('approved minutes stay', before.state.status !== 'minutes-approved' || state === before.state);
  const isCancelled = state.status === 'cancelled';
  must('a cancelled meeting is not held', !isCancelled || state.attendance.length + state.decisions.length === 0);
  for (const { item: on } of state.decisions) {
    must('decided is what was for decision', state.agenda.find(({ id }) => id === on)?.kind === 'decision');
  }
}

/** A meeting of a day before, recorded afterwards with everybody there; nothing where the rules refuse it. */
function recorded(book: Book, day: number): Meeting | undefined {
  const came = CHAIRS.map((_, place) => ({ place, people: 2 }));
  const held = {
    time: nine(day),
    agenda: [{ kind: 'decision', title: { fi: 'Asia' }, documents: [], organisations: [] }],
    provenance: 'reported',
  } as const;
  let meeting: Meeting | undefined;
  const refusal = attempt(() => {
    const all = { ...held, agenda: held.agenda.map((each) => ({ ...each, documents: [], organisations: [] })) };
    meeting = Meeting.recordAfterwards(newId('body'), all, seatsOn(day), cameFor(came), book.rule, standing(book));
  });
  // People work at eight: what ended at eleven was yesterday at the latest.
  must('a meeting of the last year that is over can be recorded', (refusal === undefined) === (day < 0 && day >= -366));
  if (!meeting) return undefined;
  book.record(day, came, meeting.state.agenda);
  return meeting;
}

describe('Meeting', () => {
  it('does what the rules allow and nothing else, in any order of commands', () => {
    const reached = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.array(command, { minLength: 5, maxLength: 25, size: 'max' }),
        fc.integer({ min: 0, max: 3 }),
        quorum,
        fc.option(fc.integer({ min: -370, max: 1 }), { freq: 3, nil: undefined }),
        (commands, notice, rule, recordedOf) => {
          const book = new Book();
          book.notice = notice;
          book.rule = rule;
          const details = { time: nine(book.day), provenance: 'reported' } as const;
          const first =
            recordedOf === undefined
              ? Meeting.plan(newId('body'), details, standing(book))
              : recorded(book, recordedOf);
          if (!first) return;
          let meeting = first;
          for (const it of commands) {
            for (const each of it.do === 'goOn' ? book.next(it.came) : [it]) {
              const before = meeting;
              meeting = new Meeting(before.id, before.version, before.state, standing(book));
              const isAllowed = book.allows(each);
              const refusal = attempt(() => give(meeting, each, book));
              must(`${each.do} is ${isAllowed ? 'allowed' : 'refused'}`, (refusal === undefined) === isAllowed);
              if (refusal) must('a refusal changes nothing', meeting.state === before.state && !meeting.hasEvents);
              else book.note(each, meeting.state.agenda);
              mustHold(before, meeting, book);
            }
          }
          reached.set(book.status, (reached.get(book.status) ?? 0) + 1);
          const { corrected, withdrawn } = book.inReview;
          const happened = { decided: book.decided.length, corrected, withdrawn };
          for (const [what, often] of Object.entries(happened))
            if (often > 0) reached.set(what, (reached.get(what) ?? 0) + 1);
        },
      ),
    );
    // The sequences go everywhere, or they would prove nothing.
    const everywhere = ['convened', 'held', 'minutes-in-review', 'minutes-approved', 'cancelled'];
    for (const status of [...everywhere, 'decided', 'corrected', 'withdrawn']) {
      expect({ status, often: (reached.get(status) ?? 0) > RUNS / 200 }).toEqual({ status, often: true });
    }
  });
});

/** The declared refusal, if it was one; everything else is a bug. */
function attempt(work: () => void): DomainError | NotAllowed | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError || error instanceof NotAllowed) return error;
    throw error;
  }
}
