import { type Id, idOf, Instant, newId, NotAllowed, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testContext, testOperation } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import { governanceDatabase, GovernanceModule } from '../index.js';
import { actingFor, between, Given, type GivenBody } from '../testing/given.js';
import { MeetingRecordsService } from './meeting-records.service.js';
import { MeetingsService } from './meetings.service.js';

const BEFORE = '2026-03-02';
const ON = '2026-03-10';

describe('MeetingRecordsService', () => {
  let context: TestContext;
  let given: Given;
  let records: MeetingRecordsService;
  let body: GivenBody;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule],
    );
    given = new Given(context);
    records = context.get(MeetingRecordsService);
  });
  beforeEach(async () => {
    body = await given.body();
  });
  afterAll(() => context.close());

  const preparing = (today = ON) => testOperation(actingFor(body.secretariat), today);
  const kept = {
    kind: 'decision',
    title: { fi: 'Asia' },
    documents: [],
    organisations: [],
    expectedVersion: 1,
  } as const;

  /** A convened meeting with one item for decision. */
  async function convened(on = body.body, today = BEFORE): Promise<{ meeting: Id<'meeting'>; item: Id<'agendaitem'> }> {
    const meetings = context.get(MeetingsService);
    const operation = preparing(today);
    const time = { startsAt: Instant.parse(`${ON}T10:00:00Z`), endsAt: Instant.parse(`${ON}T12:00:00Z`) };
    const meeting = await meetings.plan(operation, { body: on, ...time, provenance: 'reported' });
    const item = await meetings.addItem(operation, { meeting, ...kept, documents: [], organisations: [] });
    await meetings.convene(operation, { meeting });
    return { meeting, item };
  }
  const came = (...places: number[]) =>
    body.seats.flatMap(({ seat, mandate }, place) => (places.includes(place) ? [{ seat, mandate }] : []));
  async function held(...places: number[]) {
    const made = await convened();
    await records.hold(preparing(), { meeting: made.meeting, attendance: came(...places) });
    return made;
  }
  const decision = (item: Id<'agendaitem'>) =>
    ({ item, outcome: 'approved', text: { fi: 'Hyväksyttiin' }, dissents: [] }) as const;

  /** Somebody who came for the seat at that place. */
  async function who(place: number, today = '2026-03-12') {
    const found = body.seats[place];
    if (!found) throw new Error('No such seat');
    const [row] = await given.ask<{ person: string }>(
      'SELECT person_id AS person FROM governance.mandate WHERE id = $1',
      [uuidOf(found.mandate)],
    );
    const person = idOf('person', row?.person ?? '');
    return { seat: found.seat, operation: testOperation(actingFor(found.organisation, 'member', person), today) };
  }

  /** All that is kept of a meeting and told of it. */
  const all = async (meeting: Id<'meeting'>) => {
    const [row] = await given.ask<{ all: object }>(
      `SELECT jsonb_build_object('meeting', to_jsonb(m),
         'attendance', (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.id) FROM governance.attendance a WHERE a.meeting_id = m.id),
         'decisions', (SELECT jsonb_agg(to_jsonb(d) ORDER BY d.id) FROM governance.decision d WHERE d.meeting_id = m.id),
         'remarks', (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.id) FROM governance.remark r WHERE r.meeting_id = m.id),
         'acceptances', (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.id) FROM governance.acceptance c WHERE c.meeting_id = m.id),
         'events', (SELECT count(*) FROM platform.event e WHERE e.aggregate_id = m.id)) AS all
       FROM governance.meeting m WHERE m.id = $1`,
      [uuidOf(meeting)],
    );
    return row?.all;
  };
  const refused = async (meeting: Id<'meeting'>, change: () => Promise<unknown>, why: object) => {
    const before = await all(meeting);
    await expect(change()).rejects.toMatchObject(why);
    expect(await all(meeting)).toEqual(before);
  };
  const told = async (meeting: Id<'meeting'>, name: string) => {
    const found = await given.ask<{ data: object; visibility: string }>(
      `SELECT data - 'body' AS data, visibility FROM platform.event WHERE aggregate_id = $1 AND name = $2 ORDER BY aggregate_version`,
      [uuidOf(meeting), name],
    );
    return found;
  };

  it('hold_countsWhoCame_andKeepsTheQuorumOfTheDay', async () => {
    const { meeting, item } = await held(0, 1);
    expect(await told(meeting, 'meeting.held.v1')).toEqual([
      { data: { present: 2, quorate: true }, visibility: 'public' },
    ]);
    await given.ask(`UPDATE governance.body SET quorum = '{"seats": 3}' WHERE id = $1`, [uuidOf(body.body)]);
    await records.decide(preparing(), { meeting, ...decision(item), dissents: [] });
    expect(await told(meeting, 'meeting.decided.v1')).toMatchObject([{ data: { outcome: 'approved' } }]);
  });

  it('hold_beforeItsDay_isRefused', async () => {
    const { meeting } = await convened();
    await refused(meeting, () => records.hold(preparing('2026-03-09'), { meeting, attendance: came(0) }), {
      code: 'INVALID_DATE',
      path: ['meeting'],
    });
  });

  it('hold_withSeatsAndMandatesThatAreNoneOfTheDay_namesThem', async () => {
    const { meeting } = await convened();
    const [first, second] = came(0, 1);
    if (!first || !second) throw new Error('Two seats');
    const ended = await given.heldSeat(body.body, 9, between(undefined, '2026-03-09'));
    const other = await given.body();
    const hold =
      (...attendance: (typeof first)[]) =>
      () =>
        records.hold(preparing(), { meeting, attendance });
    const stranger = other.seats[0];
    if (!stranger) throw new Error('A seat elsewhere');
    const at = (place: number, field: string) => ({ code: 'NOT_OF_THE_BODY', path: ['attendance', place, field] });
    await refused(meeting, hold(first, ended), at(1, 'seat'));
    await refused(meeting, hold(stranger), at(0, 'seat'));
    await refused(meeting, hold(first, { seat: second.seat, mandate: first.mandate }), at(1, 'mandate'));
    await refused(meeting, hold(first, first), { code: 'INVALID_INPUT', path: ['attendance', 1, 'seat'] });
  });

  it('hold_onADayOnWhichTheHolderChanged_takesTheOneOfThatDay_orASubstitute', async () => {
    const seat = await given.seat(body.body, 7);
    const until = await given.mandate(seat, { person: await given.person(), period: between(undefined, '2026-03-09') });
    const since = await given.mandate(seat, { person: await given.person(), period: between('2026-03-10') });
    const substitute = await given.mandate(seat, { person: await given.person(), role: 'substitute' });
    const { meeting } = await convened();
    // Recorded days later; it is the day of the meeting that counts.
    const hold = (mandate: Id<'mandate'>) =>
      records.hold(preparing('2026-03-20'), { meeting, attendance: [{ seat, mandate }] });
    await refused(meeting, () => hold(until), { code: 'NOT_OF_THE_BODY', path: ['attendance', 0, 'mandate'] });
    await hold(since);
    const attendance = [{ seat, mandate: substitute }];
    await records.correctAttendance(preparing(), { meeting, expectedVersion: 4, attendance });
    const rows = await given.ask<{ mandate: string | null }>(
      'SELECT mandate_id AS mandate FROM governance.attendance WHERE meeting_id = $1 AND seat_id = $2',
      [uuidOf(meeting), uuidOf(seat)],
    );
    expect(rows).toEqual([{ mandate: uuidOf(substitute) }]);
  });

  it.each<[string, object, number[], boolean]>([
    ['aNumber', { seats: 2 }, [0, 1], true],
    ['aNumberMissed', { seats: 2 }, [0], false],
    ['aShare', { percent: 66 }, [0, 2], true],
    ['aShareMissed', { percent: 67 }, [0, 2], false],
    ['kindsThatAreThere', { kinds: ['city'] }, [2], true],
    ['kindsThatStayedAway', { kinds: ['city', 'state'] }, [0, 1, 2], false],
    ['noRule', {}, [], true],
  ])('decide_byAQuorumOf%s', async (_, quorum, places, isEnough) => {
    await given.ask('UPDATE governance.body SET quorum = $2 WHERE id = $1', [
      uuidOf(body.body),
      JSON.stringify(quorum),
    ]);
    const { meeting, item } = await held(...places);
    const decide = () => records.decide(preparing(), { meeting, ...decision(item), dissents: [] });
    if (isEnough) await decide();
    else await refused(meeting, decide, { code: 'NO_QUORUM', path: ['meeting'] });
  });

  it('decide_againstTheRules_isRefused', async () => {
    const { meeting, item } = await held(0, 1);
    const [there, , away] = body.seats;
    if (!there || !away) throw new Error('Three seats');
    const decide = (more: object) => () =>
      records.decide(preparing(), { meeting, ...decision(item), dissents: [], ...more });
    await refused(meeting, decide({ item: newId('agendaitem') }), { code: 'NOT_FOUND', path: ['item'] });
    await refused(meeting, decide({ votes: { for: 2, against: 1, abstentions: 0 } }), {
      code: 'TOO_MANY_VOTES',
      path: ['votes'],
    });
    await refused(meeting, decide({ dissents: [{ seat: away.seat }] }), {
      code: 'NOT_PRESENT',
      path: ['dissents', 0, 'seat'],
    });
    await refused(meeting, decide({ subject: newId('pilot') }), { code: 'NOT_FOUND', path: ['subject'] });
    await decide({
      votes: { for: 1, against: 1, abstentions: 0 },
      dissents: [{ seat: there.seat, reason: { fi: 'Kallis' } }],
    })();
    await refused(meeting, decide({}), { code: 'ALREADY_DECIDED', path: ['item'] });
    await refused(
      meeting,
      () => records.correctAttendance(preparing(), { meeting, expectedVersion: 5, attendance: came(1) }),
      { path: ['attendance'] },
    );
  });

  it('minutes_goToThoseWhoWereThere_andAreApprovedOnTheirWord', async () => {
    const { meeting } = await held(0, 1);
    const write = (text: string, expectedVersion: number) =>
      records.writeMinutes(preparing(), { meeting, expectedVersion, text: { fi: text }, documents: [] });
    const [first, second, absent] = [await who(0), await who(1), await who(2)];
    await refused(meeting, () => records.sendMinutes(preparing(), { meeting }), { code: 'TEXT_MISSING' });
    await write('Pöytäkirja', 4);
    await records.sendMinutes(preparing(), { meeting });
    const approve = () => records.approve(preparing('2026-03-20'), { meeting });
    await refused(meeting, approve, { code: 'MINUTES_OPEN' });
    await refused(meeting, () => records.accept(absent.operation, { meeting, seat: absent.seat }), {
      code: 'NOT_PRESENT',
      path: ['seat'],
    });
    await records.remark(first.operation, { meeting, seat: first.seat, text: 'Kohta 1 puuttuu' });
    await records.accept(second.operation, { meeting, seat: second.seat });
    await refused(meeting, approve, { code: 'MINUTES_OPEN' });
    await write('Pöytäkirja, kohta 1', 8);
    await refused(meeting, () => records.accept(second.operation, { meeting, seat: second.seat }), {
      code: 'MINUTES_OPEN',
    });
    await records.sendMinutes(preparing('2026-03-13'), { meeting });
    await refused(meeting, approve, { code: 'MINUTES_OPEN' });
    await records.accept(first.operation, { meeting, seat: first.seat });
    await records.accept(first.operation, { meeting, seat: first.seat });
    await approve();
    expect(await told(meeting, 'meeting.minutes-approved.v1')).toEqual([
      { data: { on: '2026-03-20' }, visibility: 'public' },
    ]);
    expect(await told(meeting, 'meeting.minutes-accepted.v1')).toHaveLength(2);
    await refused(meeting, () => write('Toinen', 12), { code: 'WRONG_STATUS', path: ['meeting'] });
    await refused(meeting, () => records.remark(first.operation, { meeting, seat: first.seat, text: 'Myöhässä' }), {
      code: 'WRONG_STATUS',
    });
  });

  it('minutes_areAcceptedByNobodyElse', async () => {
    const { meeting } = await held(0, 1);
    const minutes = { text: { fi: 'Pöytäkirja' }, documents: [] };
    await records.writeMinutes(preparing(), { meeting, expectedVersion: 4, ...minutes });
    await records.sendMinutes(preparing(), { meeting });
    const [first, second] = [await who(0), await who(1)];
    const colleague = testOperation(actingFor(body.seats[0]?.organisation ?? body.owner, 'manager'));
    for (const [operation, seat] of [
      [second.operation, first.seat],
      [colleague, first.seat],
      [testOperation(OPERATOR), first.seat],
      [testOperation(actingFor(await given.organisation(), 'manager')), first.seat],
    ] as const) {
      await refused(meeting, () => records.accept(operation, { meeting, seat }), { action: 'minutes:review' });
    }
    await expect(records.approve(first.operation, { meeting })).rejects.toThrow(NotAllowed);
  });

  it('minutes_ofASeatThatNamesNobody_areForAnEditorOfItsOrganisation', async () => {
    const city: OrganisationId = await given.organisation();
    const seat = await given.seat(body.body, 8, {}, city);
    const mandate = await given.mandate(seat, { organisation: city });
    const { meeting } = await convened();
    await records.hold(preparing(), { meeting, attendance: [{ seat, mandate }, ...came(0)] });
    await records.writeMinutes(preparing(), { meeting, expectedVersion: 4, text: { fi: 'Pöytäkirja' }, documents: [] });
    await records.sendMinutes(preparing(), { meeting });
    const person = await given.person();
    const accept = (role: 'member' | 'editor') => () =>
      records.accept(testOperation(actingFor(city, role, person)), { meeting, seat });
    await refused(meeting, accept('member'), { action: 'minutes:review' });
    await accept('editor')();
  });

  it('minutes_areAccepted_byWhoCame_evenWhenTheMandateHasEndedSince', async () => {
    const { meeting } = await held(0, 1);
    const first = await who(0);
    await records.writeMinutes(preparing(), { meeting, expectedVersion: 4, text: { fi: 'Pöytäkirja' }, documents: [] });
    await records.sendMinutes(preparing(), { meeting });
    await given.ask(`UPDATE governance.seat_organisation SET period = '(,2026-03-11)' WHERE seat_id = $1`, [
      uuidOf(first.seat),
    ]);
    await given.ask(`UPDATE governance.mandate SET period = '(,2026-03-11)' WHERE seat_id = $1`, [uuidOf(first.seat)]);
    await records.accept(first.operation, { meeting, seat: first.seat });
  });

  it('correctAttendance_onceTheMinutesAreSent_isRefused', async () => {
    const { meeting } = await held(0, 1);
    await records.writeMinutes(preparing(), { meeting, expectedVersion: 4, text: { fi: 'Pöytäkirja' }, documents: [] });
    await records.sendMinutes(preparing(), { meeting });
    await refused(
      meeting,
      () => records.correctAttendance(preparing(), { meeting, expectedVersion: 6, attendance: came(0, 1, 2) }),
      { code: 'WRONG_STATUS', path: ['meeting'] },
    );
  });

  it('agenda_afterTheMeetingWasHeld_stays', async () => {
    const { meeting, item } = await held(0, 1);
    const meetings = context.get(MeetingsService);
    const target = { meeting, item, expectedVersion: 4 };
    const again = { ...kept, documents: [], organisations: [], ...target };
    const { item: _, ...added } = again;
    for (const change of [
      () => meetings.addItem(preparing(), added),
      () => meetings.changeItem(preparing(), again),
      () => meetings.removeItem(preparing(), target),
      () => meetings.orderAgenda(preparing(), { meeting, expectedVersion: 4, items: [item] }),
      () => meetings.cancel(preparing(), { meeting }),
    ]) {
      await refused(meeting, change, { code: 'WRONG_STATUS', path: ['meeting'] });
    }
  });

  it('hold_ofABodyOf200Seats_writesThemAll', async () => {
    await given.ask(
      `WITH s AS (INSERT INTO governance.seat (id, body_id, place, kind, kept_apart, period, provenance)
         SELECT gen_random_uuid(), $1, n, 'city', false, '(,)', 'illustrative' FROM generate_series(10, 206) n RETURNING id)
       INSERT INTO governance.mandate (id, seat_id, role, organisation_id, period, provenance)
       SELECT gen_random_uuid(), s.id, 'holder', $2, '(,)', 'illustrative' FROM s`,
      [uuidOf(body.body), uuidOf(body.owner)],
    );
    const seats = await given.ask<{ seat: string; mandate: string }>(
      `SELECT s.id AS seat, m.id AS mandate FROM governance.seat s JOIN governance.mandate m ON m.seat_id = s.id WHERE s.body_id = $1`,
      [uuidOf(body.body)],
    );
    const { meeting } = await convened();
    const attendance = seats.map(({ seat, mandate }) => ({
      seat: idOf('seat', seat),
      mandate: idOf('mandate', mandate),
    }));
    await records.hold(preparing(), { meeting, attendance });
    expect(await told(meeting, 'meeting.held.v1')).toMatchObject([{ data: { present: 200, quorate: true } }]);
  });

  describe('record', () => {
    const item = { kind: 'decision', title: { fi: 'Asia' }, documents: [], organisations: [] } as const;
    const took = (startsAt: string, endsAt: string, attendance = came(0, 1)) => ({
      body: body.body,
      startsAt: Instant.parse(startsAt),
      endsAt: Instant.parse(endsAt),
      agenda: [{ ...item, documents: [], organisations: [] }],
      attendance,
      provenance: 'reported' as const,
    });
    const lastWeek = () => took('2026-03-03T10:00:00Z', '2026-03-03T12:00:00Z');

    it('afterwards_isHeld_withWhoCame_andGoesOnLikeAnyHeldMeeting_andNobodyIsCalledToIt', async () => {
      const meeting = await records.record(preparing(), lastWeek());
      const [row] = await given.ask<object>(
        `SELECT status, convened_on AS convened, recorded_on::text AS recorded, quorum,
           (SELECT count(mandate_id)::int FROM governance.attendance WHERE meeting_id = meeting.id) AS present
         FROM governance.meeting WHERE id = $1`,
        [uuidOf(meeting)],
      );
      expect(row).toEqual({ status: 'held', convened: null, recorded: ON, quorum: { percent: 50 }, present: 2 });
      const told = await given.ask<{ name: string; visibility: string }>(
        'SELECT name, visibility FROM platform.event WHERE aggregate_id = $1',
        [uuidOf(meeting)],
      );
      expect(told).toEqual([{ name: 'meeting.recorded.v1', visibility: 'public' }]);

      const [{ id } = { id: '' }] = await given.ask<{ id: string }>(
        'SELECT id FROM governance.agenda_item WHERE meeting_id = $1',
        [uuidOf(meeting)],
      );
      await records.decide(preparing(), { meeting, ...decision(idOf('agendaitem', id)), dissents: [] });
      await expect(context.get(MeetingsService).convene(preparing(), { meeting })).rejects.toMatchObject({
        code: 'WRONG_STATUS',
      });
    });

    it.each([
      ['is not over', '2026-03-10T09:00:00Z', '2026-03-10T11:00:00Z', { code: 'INVALID_DATE', path: ['endsAt'] }],
      ['is to come', '2026-04-10T09:00:00Z', '2026-04-10T11:00:00Z', { code: 'INVALID_DATE', path: ['endsAt'] }],
      [
        'was more than a year ago',
        '2025-03-08T09:00:00Z',
        '2025-03-08T11:00:00Z',
        { code: 'INVALID_DATE', path: ['startsAt'] },
      ],
      ['ends before it starts', '2026-03-03T12:00:00Z', '2026-03-03T10:00:00Z', { path: ['endsAt'] }],
    ])('ofOneThat %s_isRefused', async (_, startsAt, endsAt, why) => {
      await expect(records.record(preparing(), took(startsAt, endsAt))).rejects.toMatchObject(why);
    });

    it('withoutAnAgenda_orWithSomebodyWhoHadNoSeat_orBySomebodyElse_isRefused', async () => {
      const empty = { ...lastWeek(), agenda: [] };
      await expect(records.record(preparing(), empty)).rejects.toMatchObject({ code: 'AGENDA_EMPTY' });
      const stranger = { seat: newId('seat'), mandate: newId('mandate') };
      const withStranger = { ...lastWeek(), attendance: [stranger] };
      await expect(records.record(preparing(), withStranger)).rejects.toMatchObject({
        code: 'NOT_OF_THE_BODY',
        path: ['attendance', 0, 'seat'],
      });
      const [seated] = body.seats;
      const outsider = testOperation(actingFor(seated?.organisation ?? body.owner), ON);
      await expect(records.record(outsider, lastWeek())).rejects.toThrow(NotAllowed);
      const unknown = { ...lastWeek(), agenda: [{ ...item, documents: [], organisations: [newId('organisation')] }] };
      await expect(records.record(preparing(), unknown)).rejects.toMatchObject({
        code: 'NOT_FOUND',
        path: ['agenda', 0, 'organisations', 0],
      });
    });
  });
});
