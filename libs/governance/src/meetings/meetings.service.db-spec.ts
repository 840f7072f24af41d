import { type Id, Instant, newId, NotAllowed, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase, UnitOfWork } from '@talkoot/platform/database';
import { OPERATOR, type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { waitFor } from '@talkoot/platform/testing/run';
import { registryDatabase } from '@talkoot/registry';
import { governanceDatabase, GovernanceModule } from '../index.js';
import { BodiesLoader } from '../bodies/bodies.loader.js';
import { BodyRepository } from '../bodies/body.repository.js';
import { actingFor, between, day, Given, type GivenBody } from '../testing/given.js';
import type { AddAgendaItem } from './meetings.inputs.js';
import { MeetingsService } from './meetings.service.js';

const TODAY = '2026-03-02';
const item: Pick<AddAgendaItem, 'kind' | 'title' | 'documents' | 'organisations'> = {
  kind: 'decision',
  title: { fi: 'Asia' },
  documents: [],
  organisations: [],
};
/** Who waits for a lock. */
const WAITING = `SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE datname = current_database() AND NOT granted`;
const at = (on: string, time = '09:00') => Instant.parse(`${on}T${time}:00Z`);

describe('MeetingsService', () => {
  let context: TestContext;
  let given: Given;
  let meetings: MeetingsService;
  let body: GivenBody;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule],
    );
    given = new Given(context);
    meetings = context.get(MeetingsService);
  });
  beforeEach(async () => {
    body = await given.body();
  });
  afterAll(() => context.close());

  const by = (organisation: OrganisationId, today = TODAY) => testOperation(actingFor(organisation), today);
  const preparing = () => by(body.secretariat);
  const planned = (on = '2026-03-20') =>
    meetings.plan(preparing(), { body: body.body, startsAt: at(on), endsAt: at(on, '11:00'), provenance: 'reported' });
  const withItem = async (on?: string) => {
    const meeting = await planned(on);
    await meetings.addItem(preparing(), { meeting, expectedVersion: 1, ...item });
    return meeting;
  };
  const convened = async (on?: string) => {
    const meeting = await withItem(on);
    return meetings.convene(preparing(), { meeting });
  };

  interface Row {
    readonly status: string;
    readonly day: string;
    readonly sequence: number;
    readonly version: number;
    readonly titles: string[];
    readonly events: string[];
  }
  const rowOf = async (meeting: Id<'meeting'>): Promise<Row> => {
    const [row] = await given.ask<Row>(
      `SELECT m.status, m.day::text, m.sequence, m.version,
         ARRAY(SELECT i.title ->> 'fi' FROM governance.agenda_item i WHERE i.meeting_id = m.id ORDER BY place) AS titles,
         ARRAY(SELECT name || ' ' || visibility FROM platform.event WHERE aggregate_id = m.id ORDER BY aggregate_version) AS events
       FROM governance.meeting m WHERE m.id = $1`,
      [uuidOf(meeting)],
    );
    if (!row) throw new Error('No meeting');
    return row;
  };
  /** That the change is refused, and nothing of the meeting is other than before. */
  const refused = async (meeting: Id<'meeting'>, change: () => Promise<unknown>, why: object) => {
    const before = await rowOf(meeting);
    await expect(change()).rejects.toMatchObject(why);
    expect(await rowOf(meeting)).toEqual(before);
  };

  it('whoMayNot_isToldWhy', async () => {
    const meeting = await withItem();
    const why = async (organisation: OrganisationId, role: 'member' | 'manager') => {
      const operation = testOperation(actingFor(organisation, role), TODAY);
      const refused: unknown = await meetings.convene(operation, { meeting }).catch((error: unknown) => error);
      return refused instanceof NotAllowed ? refused.text.en : refused;
    };
    expect(await why(body.secretariat, 'member')).toContain('Your role is not enough');
    expect(await why(body.seats[0]?.organisation ?? body.owner, 'manager')).toContain('Only ');
  });

  it('whoHadToWait_andPreparesNoMore_isRefused', async () => {
    const meeting = await withItem();
    const late: Promise<unknown>[] = [];
    await context.get(UnitOfWork).run(testOperation(OPERATOR, TODAY), async (transaction) => {
      const held = await context.get(BodiesLoader).load(transaction, body.body);
      late.push(meetings.convene(preparing(), { meeting }), planned());
      for (const each of late) each.catch(() => undefined);
      await waitFor('the others to wait', async () => (await given.ask(WAITING)).length >= late.length);
      held.setSecretariat({ organisation: undefined, on: day(TODAY) });
      await context.get(BodyRepository).save(transaction, [held]);
    });
    for (const each of late) await expect(each).rejects.toThrow(NotAllowed);
  });

  it('plan_toConvene_tellsThoseConcernedFirst_andAnybodyFromThenOn', async () => {
    const meeting = await convened();
    expect(await rowOf(meeting)).toEqual({
      status: 'convened',
      day: '2026-03-20',
      sequence: 0,
      version: 3,
      titles: ['Asia'],
      events: ['meeting.planned.v1 concerned', 'meeting.agenda-changed.v1 concerned', 'meeting.convened.v1 public'],
    });
  });

  it.each([
    ['somebody else', () => given.organisation(), NotAllowed],
    ['who only has a seat', () => Promise.resolve(body.seats[0]?.organisation ?? body.owner), NotAllowed],
  ])('plan_by%s_isNotAllowed', async (_, who, refusal) => {
    const startsAt = at('2026-03-20');
    const plan = { body: body.body, startsAt, endsAt: at('2026-03-20', '10:00'), provenance: 'reported' } as const;
    await expect(meetings.plan(by(await who()), plan)).rejects.toThrow(refusal);
  });

  it('change_ofADraft_byAStranger_isOfNothingThere', async () => {
    const meeting = await planned();
    const stranger = by(await given.organisation());
    await refused(meeting, () => meetings.cancel(stranger, { meeting }), { code: 'NOT_FOUND', path: ['meeting'] });
    await refused(meeting, () => meetings.cancel(by(body.seats[0]?.organisation ?? body.owner), { meeting }), {
      action: 'meeting:prepare',
    });
  });

  it.each([
    ['inThePast', '2026-03-01', '2026-03-01', 'INVALID_DATE', 'startsAt'],
    ['thatEndsBeforeItStarts', '2026-03-20', '2026-03-19', 'PERIOD_ENDS_BEFORE_START', 'endsAt'],
    ['thatTakesAWeek', '2026-03-20', '2026-03-27', 'INVALID_INPUT', 'endsAt'],
    ['afterTheBodyHasEnded', '2027-01-11', '2027-01-11', 'OUTSIDE_PERIOD', 'startsAt'],
  ])('planAndMove_toATime%s_isRefused', async (_, from, to, code, field) => {
    const until = between('2020-01-01', '2026-12-31').toRange();
    const ended = await given.bodyOf(body.owner, { period: until });
    const times = { startsAt: at(from), endsAt: at(to, '11:00') };
    const plan = () => meetings.plan(by(body.owner), { body: ended, ...times, provenance: 'reported' });
    await expect(plan()).rejects.toMatchObject({ code, path: [field] });
    const meeting = await meetings.plan(by(body.owner), {
      body: ended,
      startsAt: at('2026-06-01'),
      endsAt: at('2026-06-01', '10:00'),
      provenance: 'reported',
    });
    await refused(
      meeting,
      async () =>
        meetings.move(by(body.owner), { meeting, expectedVersion: await versionOf(context, meeting), ...times }),
      { code, path: [field] },
    );
  });

  it('convene_countsTheNoticeInWorkingDays_overEaster', async () => {
    // Five working days after 1 April 2026: Maundy Thursday, then Good Friday and Easter Monday are none.
    await given.ask('UPDATE governance.body SET notice_days = 5 WHERE id = $1', [uuidOf(body.body)]);
    const late = await withItem('2026-04-09');
    const onTheFirst = by(body.secretariat, '2026-04-01');
    await refused(late, () => meetings.convene(onTheFirst, { meeting: late }), {
      code: 'NOTICE_TOO_SHORT',
      path: ['startsAt'],
      message: expect.stringContaining('10 April 2026') as unknown,
    });
    const inTime = await withItem('2026-04-10');
    await meetings.convene(onTheFirst, { meeting: inTime });
    expect((await rowOf(inTime)).status).toBe('convened');
  });

  it('convene_ofASwedishBody_goesBySwedishHolidays', async () => {
    await given.ask(`UPDATE registry.organisation SET country = 'SE' WHERE id = $1`, [uuidOf(body.owner)]);
    await given.ask('UPDATE governance.body SET notice_days = 1 WHERE id = $1', [uuidOf(body.body)]);
    // 6 June 2025 was a Friday: no working day in Sweden, one in Finland.
    const meeting = await withItem('2026-03-20');
    await given.ask(
      `UPDATE governance.meeting SET day = '2025-06-06', starts_at = '2025-06-06T09:00Z', ends_at = '2025-06-06T10:00Z' WHERE id = $1`,
      [uuidOf(meeting)],
    );
    await refused(meeting, () => meetings.convene(by(body.secretariat, '2025-06-05'), { meeting }), {
      code: 'NOTICE_TOO_SHORT',
      message: expect.stringContaining('9 June 2025') as unknown,
    });
  });

  it('convene_ofASwedishBody_isOfTheDayInSweden_whenItIsTomorrowInFinland', async () => {
    await given.ask(`UPDATE governance.body SET time_zone = 'Europe/Stockholm' WHERE id = $1`, [uuidOf(body.body)]);
    const meeting = await withItem();
    const late = { ...by(body.secretariat, '2026-03-03'), now: Instant.parse('2026-03-02T22:08:00Z') };
    await meetings.convene(late, { meeting });
    const [row] = await given.ask('SELECT convened_on::text AS day FROM governance.meeting WHERE id = $1', [
      uuidOf(meeting),
    ]);
    expect(row).toEqual({ day: '2026-03-02' });
  });

  it('convene_withNothingOnTheAgenda_isRefused', async () => {
    const meeting = await planned();
    await refused(meeting, () => meetings.convene(preparing(), { meeting }), { code: 'AGENDA_EMPTY' });
  });

  it('move_ofAConvenedMeeting_keepsItsIdAndRaisesItsSequence', async () => {
    await given.ask('UPDATE governance.body SET notice_days = 10 WHERE id = $1', [uuidOf(body.body)]);
    const meeting = await convened();
    const to = async (on: string) =>
      meetings.move(preparing(), {
        meeting,
        expectedVersion: await versionOf(context, meeting),
        startsAt: at(on),
        endsAt: at(on, '11:00'),
      });
    await refused(meeting, () => to('2026-03-13'), { code: 'NOTICE_TOO_SHORT', path: ['startsAt'] });
    await to('2026-03-27');
    expect(await rowOf(meeting)).toMatchObject({ day: '2026-03-27', sequence: 1, status: 'convened' });
    await to('2026-03-27');
    expect(await rowOf(meeting)).toMatchObject({ sequence: 1, version: 4 });
  });

  it('change_leavesWhatIsLeftOut_andByNullItIsSaidNoMore', async () => {
    const meeting = await planned();
    const change = { meeting, title: { fi: 'Kevätkokous' }, place: 'Sali' };
    await meetings.change(preparing(), { ...change, expectedVersion: 1 });
    await refused(meeting, () => meetings.change(preparing(), { ...change, expectedVersion: 1 }), {
      code: 'STALE_VERSION',
      path: ['expectedVersion'],
    });
    await meetings.change(preparing(), { meeting, expectedVersion: 2, title: { fi: 'Kevätkokous' } });
    await meetings.change(preparing(), { meeting, expectedVersion: 2, place: null });
    const told = await given.ask(
      `SELECT data -> 'fields' AS fields FROM platform.event WHERE aggregate_id = $1 AND name LIKE '%details%' ORDER BY aggregate_version`,
      [uuidOf(meeting)],
    );
    expect(told).toEqual([{ fields: ['title', 'place'] }, { fields: ['place'] }]);
  });

  it('agenda_whenTwoEditItAtOnce_theSecondIsTold_andNothingIsLost', async () => {
    const meeting = await planned();
    const add = (title: string) =>
      meetings.addItem(preparing(), { meeting, expectedVersion: 1, ...item, title: { fi: title } });
    const outcomes = await Promise.allSettled([add('Ensimmäisen'), add('Toisen')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refusals).toMatchObject([{ code: 'STALE_VERSION', path: ['expectedVersion'] }]);
    const { version, titles } = await rowOf(meeting);
    expect(titles).toHaveLength(1);
    // The second reads again, and both stand there.
    await meetings.addItem(preparing(), {
      meeting,
      expectedVersion: version,
      ...item,
      title: { fi: 'Kolmas' },
      place: 1,
    });
    expect((await rowOf(meeting)).titles).toEqual(['Kolmas', ...titles]);
  });

  it('agenda_isChangedItemByItem_andOrdered', async () => {
    const meeting = await planned();
    const ids: Id<'agendaitem'>[] = [];
    for (const title of ['A', 'B', 'C']) {
      ids.push(
        await meetings.addItem(preparing(), {
          meeting,
          expectedVersion: ids.length + 1,
          ...item,
          title: { fi: title },
        }),
      );
    }
    const [a, b, c] = ids;
    if (!a || !b || !c) throw new Error('Three items');
    await meetings.changeItem(preparing(), { meeting, item: b, expectedVersion: 4, ...item, title: { fi: 'B2' } });
    await meetings.orderAgenda(preparing(), { meeting, expectedVersion: 5, items: [c, b, a] });
    await meetings.removeItem(preparing(), { meeting, item: a, expectedVersion: 6 });
    expect((await rowOf(meeting)).titles).toEqual(['C', 'B2']);
    const strange = newId('agendaitem');
    for (const [change, why] of [
      [() => meetings.orderAgenda(preparing(), { meeting, expectedVersion: 7, items: [c] }), { path: ['items'] }],
      [() => meetings.orderAgenda(preparing(), { meeting, expectedVersion: 7, items: [c, c] }), { path: ['items'] }],
      [
        () => meetings.removeItem(preparing(), { meeting, item: strange, expectedVersion: 7 }),
        { code: 'NOT_FOUND', path: ['item'] },
      ],
      [
        () => meetings.changeItem(preparing(), { meeting, item: strange, expectedVersion: 7, ...item }),
        { code: 'NOT_FOUND', path: ['item'] },
      ],
    ] as const) {
      await refused(meeting, change, why);
    }
  });

  it('agenda_pointsOnlyAtWhatIsThere', async () => {
    const meeting = await planned();
    const [theme, organisation] = [await given.theme(), await given.organisation()];
    const pointing = (pointers: object) => () =>
      meetings.addItem(preparing(), { meeting, expectedVersion: 1, ...item, ...pointers });
    await refused(meeting, pointing({ subject: newId('pilot') }), { code: 'NOT_FOUND', path: ['subject'] });
    await refused(meeting, pointing({ subject: newId('body') }), { code: 'NOT_FOUND', path: ['subject'] });
    await refused(meeting, pointing({ theme: newId('theme') }), { code: 'NOT_FOUND', path: ['theme'] });
    const organisations = [organisation, newId('organisation')];
    await refused(meeting, pointing({ organisations }), { code: 'NOT_FOUND', path: ['organisations', 1] });

    const id = await pointing({ subject: body.body, theme, organisations: [organisation, organisation] })();
    const kept = await given.ask(
      `SELECT i.subject_kind AS kind, i.subject_id AS subject, i.theme_id AS theme,
         ARRAY(SELECT organisation_id FROM governance.agenda_item_organisation o WHERE o.item_id = i.id) AS organisations
       FROM governance.agenda_item i WHERE id = $1`,
      [uuidOf(id)],
    );
    expect(kept).toEqual([
      { kind: 'body', subject: uuidOf(body.body), theme: uuidOf(theme), organisations: [uuidOf(organisation)] },
    ]);
    await meetings.changeItem(preparing(), { meeting, item: id, expectedVersion: 2, ...item });
    const [left] = await given.ask<{ count: number }>(
      'SELECT count(*)::int AS count FROM governance.agenda_item_organisation WHERE item_id = $1',
      [uuidOf(id)],
    );
    expect(left?.count).toBe(0);
  });

  it('cancel_ofAConvenedMeeting_isTheEndOfIt', async () => {
    const meeting = await convened();
    await meetings.cancel(preparing(), { meeting, reason: { fi: 'Sairastapaus' } });
    expect(await rowOf(meeting)).toMatchObject({ status: 'cancelled', sequence: 1 });
    for (const change of [
      () => meetings.convene(preparing(), { meeting }),
      () => meetings.cancel(preparing(), { meeting }),
      () => meetings.addItem(preparing(), { meeting, expectedVersion: 4, ...item }),
    ]) {
      await refused(meeting, change, { code: 'WRONG_STATUS', path: ['meeting'] });
    }
  });

  describe('planSeries', () => {
    const series = (until = '2026-06-30', from = TODAY) =>
      meetings.planSeries(preparing(), {
        body: body.body,
        from: day(from),
        until: day(until),
        time: '13:00',
        minutes: 90,
        provenance: 'reported',
      });
    const rhythm = (pattern: object) =>
      given.ask('UPDATE governance.body SET rhythm = $2 WHERE id = $1', [uuidOf(body.body), JSON.stringify(pattern)]);
    const second = { unit: 'month', every: 1, ordinal: 'second', weekday: 'tuesday' };

    it('makesDraftsByTheRhythm_leavesDaysAloneThatHaveOne_andTakesLocalTime', async () => {
      await rhythm(second);
      await planned('2026-04-14');
      await series();
      const drafts = await given.ask(
        `SELECT day::text, starts_at AT TIME ZONE 'Europe/Helsinki' = day + time '13:00' AS "atOne"
         FROM governance.meeting WHERE body_id = $1 ORDER BY day`,
        [uuidOf(body.body)],
      );
      // Clocks go forward on 29 March.
      expect(drafts).toEqual([
        { day: '2026-03-10', atOne: true },
        { day: '2026-04-14', atOne: false },
        { day: '2026-05-12', atOne: true },
        { day: '2026-06-09', atOne: true },
      ]);
      expect(await series()).toEqual([]);
    });

    it('ofASwedishBody_takesSwedishTime', async () => {
      await rhythm(second);
      await given.ask(`UPDATE governance.body SET time_zone = 'Europe/Stockholm' WHERE id = $1`, [uuidOf(body.body)]);
      await series('2026-03-31');
      const late = await meetings.plan(preparing(), {
        body: body.body,
        startsAt: Instant.parse('2026-04-01T21:30:00Z'),
        endsAt: Instant.parse('2026-04-01T22:30:00Z'),
        provenance: 'reported',
      });
      const drafts = await given.ask(
        `SELECT day::text, (starts_at AT TIME ZONE 'Europe/Stockholm')::text AS at, id = $2 AS late
         FROM governance.meeting WHERE body_id = $1 ORDER BY day`,
        [uuidOf(body.body), uuidOf(late)],
      );
      expect(drafts).toEqual([
        { day: '2026-03-10', at: '2026-03-10 13:00:00', late: false },
        { day: '2026-04-01', at: '2026-04-01 23:30:00', late: true },
      ]);
    });

    it('threeTimesAtOnce_makesEachDraftOnce', async () => {
      await rhythm(second);
      const planned = await Promise.all([series(), series(), series()]);
      expect(planned.flat()).toHaveLength(4);
    });

    it.each([
      ['ofABodyWithoutRhythm', undefined, '2026-06-30', TODAY, { code: 'NO_RHYTHM', path: ['body'] }],
      ['ofARhythmNotKnown', { unit: 'regular' }, '2026-06-30', TODAY, { code: 'NO_RHYTHM', path: ['body'] }],
      ['ofTooMany', { unit: 'week', every: 1, weekday: 'monday' }, '2030-01-01', TODAY, { code: 'TOO_MANY' }],
      ['fromThePast', second, '2026-06-30', '2026-01-01', { code: 'INVALID_DATE', path: ['from'] }],
    ])('%s_isRefused', async (_, pattern, until, from, why) => {
      if (pattern) await rhythm(pattern);
      await expect(series(until, from)).rejects.toMatchObject(why);
    });
  });
});
