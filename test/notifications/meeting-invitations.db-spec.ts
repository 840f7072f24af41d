import {
  type Id,
  idOf,
  Instant,
  LocalDate,
  newId,
  newUuid,
  type OrganisationId,
  parseCloudEvent,
  Period,
  type PersonId,
  type PublishedEvent,
  uuidOf,
} from '@talkoot/contracts';
import { OPERATOR, testOperation, versionOf } from '@talkoot/platform/testing';
import fc from 'fast-check';
import { BodiesService } from '../../libs/governance/src/bodies/bodies.service.js';
import { MeetingsService } from '../../libs/governance/src/meetings/meetings.service.js';
import { between, day, Given, type GivenBody } from '../../libs/governance/src/testing/given.js';
import { SuccessionsService } from '../../libs/registry/src/organisations/successions.service.js';
import { type EventRow, toCloudEvent } from '../../libs/platform/src/outbox/event-row.js';
import { GivenNotifications, renamed } from '../../libs/notifications/src/testing/builders.js';

/** What somebody's calendar is told of a meeting. */
interface Message {
  readonly person: PersonId;
  readonly meeting: Id<'meeting'>;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly sequence: number;
  readonly startsAt: string;
  readonly text: string;
}

describe('invitations to meetings', () => {
  let notifications: GivenNotifications;
  let given: Given;
  let positions = 0;

  beforeAll(async () => {
    notifications = await GivenNotifications.begin();
    given = new Given(notifications.context);
  });
  afterAll(() => notifications.context.close());
  beforeEach(() => given.ask('DELETE FROM notifications.notification'));

  /** The messages that calendars get, the oldest first. */
  async function messages(of?: readonly Id<'meeting'>[]): Promise<Message[]> {
    const found = await given.ask<{ person: string; meeting: Id<'meeting'>; calendar: Calendar; text: string }>(
      `SELECT person_id AS person, subject AS meeting, calendar, text->>'en' AS text
       FROM notifications.notification WHERE calendar IS NOT NULL AND ($1::text[] IS NULL OR subject = ANY ($1)) ORDER BY id`,
      [of ?? null],
    );
    return found.map(({ person, meeting, text, calendar: { status, uninvited, sequence, startsAt } }) => ({
      person: idOf('person', person),
      meeting,
      method: uninvited || status === 'cancelled' ? 'CANCEL' : 'REQUEST',
      sequence,
      startsAt,
      text,
    }));
  }
  interface Calendar {
    readonly status: string;
    readonly uninvited?: true;
    readonly sequence: number;
    readonly startsAt: string;
  }
  const toldTo = async (person: PersonId) =>
    (await messages())
      .filter((each) => each.person === person)
      .map(({ method, sequence, text }) => [method, sequence, text.split(':')[0]]);

  /** What was recorded since the last time comes out of the queue. */
  async function published(): Promise<void> {
    await given.ask(
      `UPDATE platform.event e SET position = $1 + n.nth
       FROM (SELECT id, row_number() OVER (ORDER BY sequence) AS nth FROM platform.event WHERE position IS NULL) n
       WHERE n.id = e.id`,
      [positions],
    );
    const fresh = await given.ask<EventRow>('SELECT * FROM platform.event WHERE position > $1 ORDER BY position', [
      positions,
    ]);
    positions += fresh.length;
    for (const row of fresh) await notifications.heard(parseCloudEvent(toCloudEvent(row, 'https://talkoot.example')));
  }

  describe('follow the seats of the day', () => {
    const TODAY = '2026-12-01';
    const by = () => testOperation(OPERATOR, TODAY);
    let at: GivenBody;
    let seat: Id<'seat'>;
    let mandate: Id<'mandate'>;
    let former: PersonId;
    let bodies: BodiesService;
    let meetings: MeetingsService;

    beforeEach(async () => {
      bodies = notifications.context.get(BodiesService);
      meetings = notifications.context.get(MeetingsService);
      at = await given.body({ seats: 0 });
      seat = await given.seat(at.body, 1);
      former = await given.person();
      mandate = await given.mandate(seat, { person: former });
    });

    const town = async () => {
      const organisation = await given.organisation();
      return notifications.officer(organisation);
    };
    const endMandate = async (of: Id<'mandate'>, lastDay: string) => {
      const expectedVersion = await versionOf(notifications.context, at.body);
      return bodies.endMandate(by(), { mandate: of, expectedVersion, lastDay: day(lastDay) });
    };
    /** A convened meeting of the body, told to those invited. */
    async function convened(on: string): Promise<Id<'meeting'>> {
      const meeting = await given.meeting(at.body, on, { title: { en: `Meeting of ${on}` } });
      await given.item(meeting, 1);
      await meetings.convene(by(), { meeting });
      await published();
      return meeting;
    }

    it('whoLeavesBeforeTheDay_getsCANCELAtOnce_whoComes_REQUEST_andLaterChangesGoToThatOneAlone', async () => {
      const meeting = await convened('2027-01-20');
      expect(await toldTo(former)).toEqual([['REQUEST', 0, 'You are called to a meeting']]);
      await endMandate(mandate, '2026-12-31');
      await published();
      expect(await toldTo(former)).toEqual([
        ['REQUEST', 0, 'You are called to a meeting'],
        ['CANCEL', 1, 'You are no longer called to the meeting'],
      ]);
      const next = await given.person();
      await given.mandate(seat, { person: next, period: between('2027-01-01') });
      await notifications.heard(of(at.body));
      await meetings.change(by(), { meeting, place: 'Elsewhere', expectedVersion: 2 });
      await published();
      await meetings.cancel(by(), { meeting });
      await published();
      expect(await toldTo(next)).toEqual([
        ['REQUEST', 0, 'You are called to a meeting'],
        ['REQUEST', 1, 'Details of the meeting have changed'],
        ['CANCEL', 2, 'The meeting is cancelled'],
      ]);
      expect(await toldTo(former)).toHaveLength(2);
    });

    it('whoComesBefore_theChangeIsTold_isAskedFirst_andWhoWasNeverAsked_hearsOfNoCancellation', async () => {
      const meeting = await convened('2027-01-20');
      await endMandate(mandate, '2026-12-31');
      const next = await given.person();
      await given.mandate(seat, { person: next, period: between('2027-01-01') });
      await meetings.change(by(), { meeting, place: 'Elsewhere', expectedVersion: 2 });
      await published();
      expect(await toldTo(next)).toEqual([['REQUEST', 1, 'You are called to a meeting']]);
      const late = await given.person();
      await given.mandate(seat, { person: late, role: 'substitute' });
      await meetings.cancel(by(), { meeting });
      await published();
      expect(await toldTo(late)).toEqual([]);
    });

    it('aSeatThatEnds_aBodyThatEnds_aSubstitute_andASeatFilledAnew_allCount', async () => {
      await convened('2027-01-20');
      const [substitute, again] = [await given.person(), await given.person()];
      const standingIn = await given.mandate(seat, { person: substitute, role: 'substitute' });
      await notifications.heard(of(at.body));
      expect(await toldTo(substitute)).toEqual([['REQUEST', 0, 'You are called to a meeting']]);
      await endMandate(standingIn, TODAY);
      await published();
      await given.mandate(seat, { person: substitute, role: 'substitute', period: between('2026-12-10') });
      await notifications.heard(of(at.body));
      // Its sequence rises with each message, so that a calendar takes the last one for news.
      expect((await toldTo(substitute)).map(([method, sequence]) => [method, sequence])).toEqual([
        ['REQUEST', 0],
        ['CANCEL', 1],
        ['REQUEST', 2],
      ]);
      const other = await given.seat(at.body, 2);
      await given.mandate(other, { person: again });
      await notifications.heard(of(at.body));
      await bodies.endSeat(by(), {
        seat: other,
        expectedVersion: await versionOf(notifications.context, at.body),
        lastDay: day('2026-12-31'),
      });
      await published();
      expect((await toldTo(again)).map(([method]) => method)).toEqual(['REQUEST', 'CANCEL']);
      await bodies.change(by(), {
        body: at.body,
        expectedVersion: await versionOf(notifications.context, at.body),
        period: between(undefined, '2026-12-31'),
      });
      await published();
      expect((await toldTo(former)).map(([method]) => method)).toEqual(['REQUEST', 'CANCEL']);
    });

    it('aMoveToADayOnWhichOthersSit_asksThem_andCallsOffForTheOthers', async () => {
      await endMandate(mandate, '2027-01-31');
      const next = await given.person();
      await given.mandate(seat, { person: next, period: between('2027-02-01') });
      const meeting = await convened('2027-01-20');
      await published();
      await meetings.move(by(), {
        meeting,
        expectedVersion: await versionOf(notifications.context, meeting),
        startsAt: Instant.parse('2027-02-10T07:00:00Z'),
        endsAt: Instant.parse('2027-02-10T08:00:00Z'),
      });
      await published();
      expect((await toldTo(former)).map(([method]) => method)).toEqual(['REQUEST', 'CANCEL']);
      expect(await toldTo(next)).toEqual([['REQUEST', 1, 'You are called to a meeting']]);
    });

    it('whoBeginsOrStopsToActForAnOrganisation_whoseSeatNamesNobody_isAskedAndCalledOff', async () => {
      const { organisation, person } = await town();
      await given.seat(at.body, 2, {}, organisation);
      await convened('2027-01-20');
      expect((await toldTo(person)).map(([method]) => method)).toEqual(['REQUEST']);
      await given.ask(`UPDATE identity.affiliation SET period = '(,2027-01-01)' WHERE person_id = $1`, [
        uuidOf(person),
      ]);
      await notifications.heard({
        ...renamed(organisation),
        name: 'affiliation.ended.v1',
        aggregate: newId('affiliation'),
        data: { person, organisation, lastDay: day('2026-12-31') },
      });
      expect((await toldTo(person)).map(([method]) => method)).toEqual(['REQUEST', 'CANCEL']);
      const colleague = await notifications.officer(organisation);
      await notifications.heard({
        ...renamed(organisation),
        name: 'affiliation.begun.v1',
        aggregate: newId('affiliation'),
        data: {
          person: colleague.person,
          organisation,
          role: 'editor',
          period: Period.always,
          provenance: 'reported',
        },
      });
      expect((await toldTo(colleague.person)).map(([method]) => method)).toEqual(['REQUEST']);
    });

    it('aMerger_asksThePeopleOfTheSuccessor_andThoseWhoGoOverStayInvited', async () => {
      const [one, other] = [await town(), await town()];
      await given.seat(at.body, 2, {}, one.organisation);
      await convened('2027-01-20');
      await notifications.context.get(SuccessionsService).merge(by(), {
        predecessors: [one.organisation],
        successor: other.organisation,
        on: day('2027-01-01'),
        provenance: 'reported',
      });
      await published();
      // People who acted for the predecessor act for the successor from the day on, and stay invited.
      expect((await toldTo(one.person)).map(([method]) => method)).toEqual(['REQUEST']);
      expect((await toldTo(other.person)).map(([method]) => method)).toEqual(['REQUEST']);
    });

    it('anImportChangesThemToo_andWhatIsOverStaysAsItWas', async () => {
      await convened('2027-01-20');
      const past = await given.meeting(at.body, '2014-11-01', { status: 'convened' });
      await given.ask(`UPDATE governance.mandate SET period = '(,2014-10-01)' WHERE id = $1`, [uuidOf(mandate)]);
      await notifications.heard({ ...of(at.body), origin: 'import' });
      const all = await messages();
      expect(all.filter(({ meeting }) => meeting === past)).toEqual([]);
      expect((await toldTo(former)).map(([method]) => method)).toEqual(['REQUEST', 'CANCEL']);
    });

    it('ofManyEventsOfABody_theFirstLooksAtAll', async () => {
      await convened('2027-01-20');
      await endMandate(mandate, '2026-12-31');
      await published();
      await given.ask(`UPDATE governance.mandate SET period = '(,)' WHERE id = $1`, [uuidOf(mandate)]);
      await notifications.heard({ ...of(at.body), position: positions });
      expect(await toldTo(former)).toHaveLength(2);
      await notifications.heard({ ...of(at.body), position: positions + 1 });
      expect(await toldTo(former)).toHaveLength(3);
    });
  });

  /** Something of the seats of a body changed. */
  const of = (body: Id<'body'>): PublishedEvent => ({
    ...renamed(newId('organisation')),
    name: 'body.mandate-changed.v1',
    aggregate: body,
    organisations: [],
    position: positions + 1,
    data: { seat: newId('seat'), mandate: newId('mandate'), fields: ['period'] },
  });

  /* A second account of who is invited: plain lists, written anew into the database after each change. */
  interface Term {
    readonly person: number | undefined;
    readonly role: 'holder' | 'substitute';
    readonly from: number;
    readonly to: number;
  }
  interface World {
    seats: { organisation: number | undefined; terms: Term[] }[];
    acting: { person: number; organisation: number; from: number; to: number }[];
    meetings: { on: number; sequence: number; cancelled: boolean }[];
  }
  const PEOPLE = 5;
  const ORGANISATIONS = 2;
  const date = (index: number) => LocalDate.parse('2027-01-01').plusDays(index);

  const term = fc.record({
    person: fc.option(fc.nat(PEOPLE - 1), { nil: undefined }),
    role: fc.constantFrom('holder' as const, 'substitute' as const),
    from: fc.nat(4),
    to: fc.nat(9),
  });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('seat' as const), seat: fc.nat(2), terms: fc.array(term, { maxLength: 1 }) }),
    fc.record({
      kind: fc.constant('owner' as const),
      seat: fc.nat(2),
      organisation: fc.option(fc.nat(1), { nil: undefined }),
    }),
    fc.record({
      kind: fc.constant('acting' as const),
      person: fc.nat(PEOPLE - 1),
      organisation: fc.nat(ORGANISATIONS - 1),
      from: fc.nat(4),
      to: fc.nat(9),
    }),
    fc.record({ kind: fc.constant('move' as const), meeting: fc.nat(1), on: fc.nat(8) }),
    fc.record({ kind: fc.constant('cancel' as const), meeting: fc.nat(1) }),
    fc.record({ kind: fc.constant('hear' as const), which: fc.nat(20) }),
    fc.record({ kind: fc.constant('hear' as const), which: fc.nat(20) }),
  );

  it('endAsWhoSitsThere_inAnyOrderOfEvents_eachMessageOnceAndInItsTurn', async () => {
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => given.person()));
    const organisations = await Promise.all(Array.from({ length: ORGANISATIONS }, () => given.organisation()));
    let invites = 0;
    let callsOff = 0;

    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
        const world: World = {
          seats: [0, 1, 2].map((person) => ({
            organisation: person % 2,
            terms: [{ person, role: 'holder', from: 0, to: 9 }],
          })),
          acting: [],
          meetings: [
            { on: 2, sequence: 0, cancelled: false },
            { on: 5, sequence: 0, cancelled: false },
          ],
        };
        const body = await given.bodyOf(await given.organisation());
        const meetings = await Promise.all(
          world.meetings.map(({ on }) => given.meeting(body, date(on).toString(), { status: 'convened' })),
        );
        const when = { startsAt: Instant.parse('2027-01-01T07:00:00Z'), endsAt: Instant.parse('2027-01-01T09:00:00Z') };
        const about = (meeting: number, name: PublishedEvent['name'], data: object = when): PublishedEvent => {
          const event: unknown = {
            ...renamed(newId('organisation')),
            name,
            aggregate: meetings[meeting],
            data: { body, ...data },
          };
          return event as PublishedEvent;
        };
        const waiting: PublishedEvent[] = meetings.map((_, index) => about(index, 'meeting.convened.v1'));

        const write = () => writeWorld(world, body, meetings, people, organisations);
        for (const each of steps) {
          switch (each.kind) {
            case 'seat': {
              const seat = world.seats[each.seat];
              if (seat) seat.terms = each.terms.filter(({ from, to }) => from <= to);
              waiting.push(of(body));
              break;
            }
            case 'owner': {
              const seat = world.seats[each.seat];
              if (seat) seat.organisation = each.organisation;
              waiting.push(of(body));
              break;
            }
            case 'acting': {
              const { person, organisation, from, to } = each;
              world.acting = world.acting.filter((one) => one.person !== person || one.organisation !== organisation);
              if (from <= to) world.acting.push({ person, organisation, from, to });
              const [who, forWhom] = [people[person], organisations[organisation]];
              if (who && forWhom)
                waiting.push({
                  ...renamed(forWhom),
                  name: 'affiliation.ended.v1',
                  aggregate: newId('affiliation'),
                  data: { person: who, organisation: forWhom, lastDay: day('2027-01-01') },
                });
              break;
            }
            case 'move': {
              const meeting = world.meetings[each.meeting];
              if (!meeting || meeting.cancelled) break;
              Object.assign(meeting, { on: each.on, sequence: meeting.sequence + 1 });
              waiting.push(about(each.meeting, 'meeting.moved.v1', { ...when, before: when }));
              break;
            }
            case 'cancel': {
              const meeting = world.meetings[each.meeting];
              if (!meeting || meeting.cancelled) break;
              Object.assign(meeting, { cancelled: true, sequence: meeting.sequence + 1 });
              waiting.push(about(each.meeting, 'meeting.cancelled.v1'));
              break;
            }
            case 'hear': {
              await write();
              const [event] = waiting.splice(each.which % Math.max(waiting.length, 1), 1);
              if (event) await notifications.heard(event);
              break;
            }
          }
        }
        await write();
        for (const event of waiting) await notifications.heard(event);
        // What the queue repeats changes nothing.
        const before = await messages(meetings);
        for (const event of waiting) await notifications.heard(event);
        expect(await messages(meetings)).toEqual(before);

        for (const [index, { on, cancelled }] of world.meetings.entries()) {
          const expected = cancelled ? [] : seatedOn(world, on).map((person) => people[person]);
          const calendars = new Map<PersonId, Message>();
          for (const message of before.filter(({ meeting }) => meeting === meetings[index])) {
            const last = calendars.get(message.person);
            if (message.method === 'CANCEL') expect(last).toMatchObject({ method: 'REQUEST' });
            if (last) expect(message.sequence).toBeGreaterThan(last.sequence);
            calendars.set(message.person, message);
            if (message.method === 'CANCEL') callsOff += 1;
            else invites += 1;
          }
          const asked = [...calendars.values()].filter(({ method }) => method === 'REQUEST');
          expect(new Set(asked.map(({ person }) => person))).toEqual(new Set(expected));
          for (const { startsAt } of asked) expect(startsAt).toBe(`${date(on).toString()}T07:00:00Z`);
        }
      }),
      { numRuns: 30, endOnFailure: true, plugins: [fc.interruptAfterTimeLimit(30_000)] },
    );
    expect(invites).toBeGreaterThan(20);
    expect(callsOff).toBeGreaterThan(5);
  });

  /** Who is invited on the day by the plain account. */
  function seatedOn({ seats, acting }: World, on: number): number[] {
    const found = seats.flatMap(({ organisation, terms }) => {
      const there = terms.filter(({ from, to }) => from <= on && on <= to);
      const named = there.flatMap(({ person }) => person ?? []);
      const isUnnamed = there.length === 0 || there.some(({ person }) => person === undefined);
      const colleagues = acting
        .filter((one) => isUnnamed && one.organisation === organisation && one.from <= on && on <= one.to)
        .map(({ person }) => person);
      return [...named, ...colleagues];
    });
    return [...new Set(found)];
  }

  /** In one statement: the seats, mandates and affiliations anew, and how the meetings stand. */
  async function writeWorld(
    world: World,
    body: Id<'body'>,
    meetings: readonly Id<'meeting'>[],
    people: readonly PersonId[],
    organisations: readonly OrganisationId[],
  ): Promise<void> {
    const range = (from: number, to: number) => `[${date(from).toString()},${date(to).toString()}]`;
    const uuidAt = <K extends 'person' | 'organisation'>(ids: readonly Id<K>[], place: number | undefined) => {
      const id = place === undefined ? undefined : ids[place];
      return id ? uuidOf(id) : null;
    };
    const seats = world.seats.map((seat, place) => ({ ...seat, id: newUuid(), place: place + 1 }));
    const mandates = seats.flatMap(({ id, organisation, terms }) =>
      terms
        .map(({ person, role, from, to }) => ({
          seat: id,
          role,
          period: range(from, to),
          person: uuidAt(people, person),
          organisation: person === undefined ? uuidAt(organisations, organisation) : null,
        }))
        .filter((each) => each.person ?? each.organisation),
    );
    await given.ask(
      `WITH seats AS (SELECT id FROM governance.seat WHERE body_id = $1),
         mandates AS (DELETE FROM governance.mandate WHERE seat_id IN (SELECT id FROM seats)),
         owners AS (DELETE FROM governance.seat_organisation WHERE seat_id IN (SELECT id FROM seats))
       DELETE FROM identity.affiliation WHERE person_id = ANY ($2)`,
      [uuidOf(body), people.map(uuidOf)],
    );
    await given.ask('DELETE FROM governance.seat WHERE body_id = $1', [uuidOf(body)]);
    await given.ask(
      `WITH seats AS (
         INSERT INTO governance.seat (id, body_id, place, kind, kept_apart, period, provenance)
         SELECT id, $1, place, 'city', false, '(,)', 'illustrative' FROM jsonb_to_recordset($2) AS s(id uuid, place int)),
       owners AS (
         INSERT INTO governance.seat_organisation (id, seat_id, organisation_id, period)
         SELECT gen_random_uuid(), id, owner, '(,)' FROM jsonb_to_recordset($2) AS s(id uuid, owner uuid) WHERE owner IS NOT NULL),
       mandates AS (
         INSERT INTO governance.mandate (id, seat_id, role, person_id, organisation_id, period, provenance)
         SELECT gen_random_uuid(), seat, role, person, organisation, period, 'illustrative' FROM jsonb_to_recordset($3)
           AS m(seat uuid, role text, person uuid, organisation uuid, period daterange)),
       acting AS (
         INSERT INTO identity.affiliation (id, version, person_id, organisation_id, role, period, provenance)
         SELECT gen_random_uuid(), 1, person, organisation, 'editor', period, 'illustrative' FROM jsonb_to_recordset($4)
           AS a(person uuid, organisation uuid, period daterange))
       UPDATE governance.meeting m SET day = n.day, starts_at = n.day + interval '7 hours', ends_at = n.day + interval '9 hours',
         sequence = n.sequence, status = n.status
       FROM jsonb_to_recordset($5) AS n(id uuid, day date, sequence int, status text) WHERE n.id = m.id`,
      [
        uuidOf(body),
        JSON.stringify(
          seats.map(({ id, place, organisation }) => ({ id, place, owner: uuidAt(organisations, organisation) })),
        ),
        JSON.stringify(mandates),
        JSON.stringify(
          world.acting.map(({ person, organisation, from, to }) => ({
            person: uuidAt(people, person),
            organisation: uuidAt(organisations, organisation),
            period: range(from, to),
          })),
        ),
        JSON.stringify(
          world.meetings.map(({ on, sequence, cancelled }, place) => ({
            id: meetings[place] && uuidOf(meetings[place]),
            day: date(on).toString(),
            sequence,
            status: cancelled ? 'cancelled' : 'convened',
          })),
        ),
      ],
    );
  }
});
