import {
  ANYBODY,
  Clock,
  type Id,
  idOf,
  Instant,
  newId,
  NotAllowed,
  type OrganisationId,
  parseInput,
  type PersonId,
  uuidOf,
  type Viewer,
} from '@talkoot/contracts';
import { identityDatabase } from '@talkoot/identity';
import { platformDatabase } from '@talkoot/platform/database';
import { ReadModelModule } from '@talkoot/platform/read-model';
import { type TestContext, testContext, testOperation, versionOf } from '@talkoot/platform/testing';
import { registryDatabase } from '@talkoot/registry';
import nodeIcal, { type VEvent } from 'node-ical';
import { governanceDatabase } from '../governance.database.js';
import { GovernanceModule } from '../governance.module.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { actingFor, Given } from '../testing/given.js';
import {
  CalendarAddressesService,
  createCalendarAddress,
  type CreateCalendarAddress,
  revokeCalendarAddress,
} from './calendar-addresses.service.js';
import { CalendarFeeds } from './calendar-feeds.service.js';

interface Maker {
  readonly viewer: Viewer;
  readonly person: PersonId;
  readonly organisation: OrganisationId;
}

describe('calendar feeds', () => {
  let context: TestContext;
  let given: Given;

  beforeAll(async () => {
    context = await testContext(
      [platformDatabase, registryDatabase, identityDatabase, governanceDatabase],
      [GovernanceModule, ReadModelModule],
      { PUBLIC_URL: 'https://talkoot.example' },
    );
    given = new Given(context);
  });
  afterAll(() => context.close());

  const today = () => context.get(Clock).today();
  const inDays = (days: number) => today().plusDays(days).toString();
  const operation = ({ viewer }: Maker) => testOperation(viewer, today().toString());

  /** Somebody who acts for the organisation. */
  async function maker(organisation: OrganisationId): Promise<Maker> {
    const person = await given.person();
    await given.row('identity.affiliation', {
      id: uuidOf(newId('affiliation')),
      version: 1,
      person_id: uuidOf(person),
      organisation_id: uuidOf(organisation),
      role: 'member',
      period: '[,)',
      provenance: 'illustrative',
    });
    return { viewer: actingFor(organisation, 'member', person), person, organisation };
  }

  const create = (who: Maker, command: CreateCalendarAddress) =>
    context.get(CalendarAddressesService).create(operation(who), parseInput(createCalendarAddress, command));
  const secretIn = (url: string) => /^https:\/\/talkoot\.example\/calendars\/([\w-]{43})\.ics$/.exec(url)?.[1] ?? '';

  /** What the calendar of the address tells, as another library reads it; undefined where there is none. */
  async function read(url: string): Promise<VEvent[] | undefined> {
    const feed = await context.get(CalendarFeeds).open(secretIn(url));
    return feed === undefined
      ? undefined
      : Object.values(nodeIcal.sync.parseICS(feed)).filter((each): each is VEvent => each?.type === 'VEVENT');
  }
  const uidsIn = async (url: string) => (await read(url))?.map(({ uid }) => uid);
  const feedOf = async (who: Maker, command: CreateCalendarAddress) => uidsIn((await create(who, command)).url);
  const convened = (body: Id<'body'>, days: number, columns: object = {}) =>
    given.meeting(body, inDays(days), { status: 'convened', convened_on: inDays(-30), ...columns });
  const change = (meeting: Id<'meeting'>, columns: string) =>
    given.ask(
      `WITH changed AS (UPDATE governance.meeting SET ${columns} WHERE id = $1 RETURNING id) SELECT id FROM changed`,
      [uuidOf(meeting)],
    );

  it('ofABody_tellsItsMeetings_andWhatWasNeverConvened_onlyToThoseConcerned', async () => {
    const { body, secretariat, seats, owner } = await given.body();
    const draft = await given.meeting(body, inDays(20));
    const dropped = await given.meeting(body, inDays(21), { status: 'cancelled' });
    const [past, next] = [await convened(body, -10, { status: 'held' }), await convened(body, 10)];
    const stranger = await maker(await given.organisation());
    expect(await feedOf(stranger, { body })).toEqual([past, next]);
    for (const organisation of [owner, secretariat, seats[0]?.organisation ?? owner])
      expect(await feedOf(await maker(organisation), { body })).toEqual([past, next, draft, dropped]);
  });

  it('ofABody_tellsAnewWhatWasMovedAndKeepsWhatWasCancelled', async () => {
    const { body } = await given.body();
    const meeting = await convened(body, 10, { sequence: 1 });
    await given.item(meeting, 1);
    const { url } = await create(await maker(await given.organisation()), { body });
    const [before] = (await read(url)) ?? [];
    await change(
      meeting,
      `day = day + 1, starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day', sequence = 2`,
    );
    const [moved] = (await read(url)) ?? [];
    await change(meeting, `status = 'cancelled', sequence = 3`);
    const [cancelled] = (await read(url)) ?? [];
    expect([before, moved, cancelled].map((each) => [each?.uid, Number(each?.sequence), each?.status])).toEqual([
      [meeting, 1, 'CONFIRMED'],
      [meeting, 2, 'CONFIRMED'],
      [meeting, 3, 'CANCELLED'],
    ]);
    expect((moved?.start.getTime() ?? 0) - (before?.start.getTime() ?? 0)).toBe(24 * 3_600_000);
  });

  it('ofABody_followsWhatItsSecretariatDoes_underOneUid', async () => {
    const { body, secretariat } = await given.body();
    const editor = { ...actingFor(secretariat, 'editor'), person: await given.person() };
    const doing = () => testOperation(editor, today().toString());
    const meetings = context.get(MeetingsService);
    const at = (days: number) => ({
      startsAt: Instant.parse(`${inDays(days)}T08:00:00Z`),
      endsAt: Instant.parse(`${inDays(days)}T10:00:00Z`),
    });
    const { url } = await create(await maker(secretariat), { body });
    const told: unknown[] = [];
    const note = async () => {
      const [event] = (await read(url)) ?? [];
      told.push([event?.uid, event?.status, Number(event?.sequence), event?.start.toISOString().slice(0, 10)]);
    };
    const meeting = await meetings.plan(doing(), { body, provenance: 'reported', ...at(30) });
    await note();
    await given.item(meeting, 1);
    await meetings.convene(doing(), { meeting });
    await note();
    await meetings.move(doing(), { meeting, expectedVersion: await versionOf(context, meeting), ...at(40) });
    await note();
    await meetings.cancel(doing(), { meeting, reason: { fi: 'Myrsky' } });
    await note();
    const uid = meeting;
    expect(told).toEqual([
      [uid, 'TENTATIVE', 0, inDays(30)],
      [uid, 'CONFIRMED', 0, inDays(30)],
      [uid, 'CONFIRMED', 1, inDays(40)],
      [uid, 'CANCELLED', 2, inDays(40)],
    ]);
  });

  it('ofACollaboration_tellsTheMeetingsOfAllItsBodies', async () => {
    const owner = await given.organisation();
    const network = await given.network();
    const of = { organisation_id: undefined, collaboration_id: uuidOf(network), collaboration_kind: 'network' };
    const bodies = [await given.bodyOf(owner, of), await given.bodyOf(owner, of)];
    const meetings = await Promise.all(bodies.map((body, place) => convened(body, 10 + place)));
    const outsider = await maker(await given.organisation());
    expect(await feedOf(outsider, { collaboration: network })).toEqual(meetings);
    expect(await feedOf(outsider, { mine: true })).toEqual([]);
  });

  it('ofAPerson_tellsTheMeetingsOnWhoseDayThePersonOrItsOrganisationSits', async () => {
    const organisation = await given.organisation();
    const who = await maker(organisation);
    const [mine, ours, former, other] = await Promise.all([1, 2, 3, 4].map(async () => (await given.body()).body));
    if (!mine || !ours || !former || !other) throw new Error('no bodies');
    await given.mandate(await given.seat(mine, 9), { person: who.person, role: 'substitute' });
    await given.seat(ours, 9, {}, organisation);
    await given.mandate(await given.seat(former, 9), { person: who.person, organisation });
    await given.ask(
      `WITH ended AS (UPDATE governance.mandate SET period = daterange(NULL, $2::date) WHERE person_id = $1 AND organisation_id = $3 RETURNING id)
       SELECT id FROM ended`,
      [uuidOf(who.person), inDays(5), uuidOf(organisation)],
    );
    const expected = [await convened(former, 1), await convened(mine, 2), await given.meeting(ours, inDays(3))];
    await convened(former, 10);
    await convened(other, 4);
    await given.meeting(mine, inDays(6));
    expect(await feedOf(who, { mine: true })).toEqual(expected);
  });

  it('reachesAYearBackAndTwoAhead_andHasAThousandMeetingsAtMost', async () => {
    const body = await given.bodyOf(await given.organisation());
    const who = await maker(await given.organisation());
    await convened(body, -370);
    await convened(body, 740);
    const shown = [await convened(body, -360), await convened(body, 725)];
    const { url } = await create(who, { body });
    expect(await uidsIn(url)).toEqual(shown);
    await given.ask(
      `WITH added AS (
         INSERT INTO governance.meeting (id, body_id, status, starts_at, ends_at, day, sequence, minutes_documents, provenance, version, convened_on)
         SELECT gen_random_uuid(), $1, 'convened', d + time '10:00', d + time '11:00', d, 0, '[]', 'illustrative', 1, d
         FROM (SELECT current_date + n / 8 AS d FROM generate_series(1, 1200) AS n) AS days RETURNING id)
       SELECT id FROM added`,
      [uuidOf(body)],
    );
    const uids = await uidsIn(url);
    expect(uids).toHaveLength(1000);
    expect(uids).not.toContain(shown[0]);
  });

  describe('an address', () => {
    it('isKeptAsAHashAlone', async () => {
      const { body } = await given.body();
      const { id, url } = await create(await maker(await given.organisation()), { body });
      const [row] = await given.ask<{ row: string }>(
        'SELECT a::text AS row FROM governance.calendar_address a WHERE id = $1',
        [uuidOf(id)],
      );
      expect(row?.row).toMatch(/body/);
      expect(row?.row).not.toContain(secretIn(url));
    });

    it('revoked_tellsNothingMore', async () => {
      const { body } = await given.body();
      const who = await maker(await given.organisation());
      const { id, url } = await create(who, { body });
      expect(await read(url)).toEqual([]);
      const revoke = () =>
        context
          .get(CalendarAddressesService)
          .revoke(operation(who), parseInput(revokeCalendarAddress, { calendarAddress: id }));
      expect(await revoke()).toBe(id);
      expect(await revoke()).toBe(id);
      expect(await read(url)).toBeUndefined();
    });

    it('revoke_bySomebodyElse_evenOfTheSameOrganisation_isRefused', async () => {
      const { body } = await given.body();
      const who = await maker(await given.organisation());
      const { id, url } = await create(who, { body });
      const service = context.get(CalendarAddressesService);
      await expect(
        service.revoke(operation(await maker(who.organisation)), { calendarAddress: id }),
      ).rejects.toMatchObject({
        code: 'NOT_FOUND',
        path: ['calendarAddress'],
      });
      expect(await read(url)).toEqual([]);
    });

    it('tellsNothingMore_whenItsMakerActsNoLonger', async () => {
      const { body } = await given.body();
      const who = await maker(await given.organisation());
      const { url } = await create(who, { body });
      await given.ask(
        `WITH ended AS (UPDATE identity.affiliation SET period = daterange(NULL, $2::date) WHERE person_id = $1 RETURNING id)
         SELECT id FROM ended`,
        [uuidOf(who.person), today().toString()],
      );
      expect(await read(url)).toBeUndefined();
    });

    it('isMadeByAMemberOfAnyOrganisation_forWhatTheyMaySee_andByNobodyWhoActsForNone', async () => {
      const { body } = await given.body();
      const organisation = await given.organisation();
      const collaboration = await given.network();
      const member = await maker(organisation);
      for (const command of [{ body }, { collaboration }, { mine: true as const }])
        expect((await create(member, command)).url).toMatch(/\.ics$/);
      const auditor: Viewer = { person: member.person, platformRoles: ['auditor'] };
      for (const viewer of [ANYBODY, auditor]) {
        const nobody = { ...member, viewer };
        for (const command of [{ body }, { collaboration }, { mine: true as const }])
          await expect(create(nobody, command)).rejects.toThrow(NotAllowed);
        const { id } = await create(member, { body });
        await expect(
          context.get(CalendarAddressesService).revoke(operation(nobody), { calendarAddress: id }),
        ).rejects.toThrow(NotAllowed);
      }
    });

    it('revoke_byAnOperator_isRefusedAsWell', async () => {
      const { id, url } = await create(await maker(await given.organisation()), { mine: true });
      const one = await maker(await given.organisation());
      const operator: Maker = { ...one, viewer: { ...one.viewer, platformRoles: ['operator'] } };
      await expect(
        context.get(CalendarAddressesService).revoke(operation(operator), { calendarAddress: id }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await read(url)).toEqual([]);
    });

    it('thatNobodyMade_tellsNothing', async () => {
      expect(await context.get(CalendarFeeds).open('A'.repeat(43))).toBeUndefined();
      expect(await context.get(CalendarFeeds).open('')).toBeUndefined();
    });

    it('forWhatIsNotThere_orForNotOneThing_isRefused', async () => {
      const who = await maker(await given.organisation());
      await expect(create(who, { body: newId('body') })).rejects.toMatchObject({ code: 'NOT_FOUND', path: ['body'] });
      await expect(create(who, { collaboration: newId('network') })).rejects.toMatchObject({
        code: 'NOT_FOUND',
        path: ['collaboration'],
      });
      for (const command of [{}, { mine: true as const, body: newId('body') }])
        expect(() => parseInput(createCalendarAddress, command)).toThrow(
          'exactly one of these: body, collaboration, mine',
        );
      expect(() => parseInput(createCalendarAddress, { mine: false })).toThrow();
    });

    it('isOneOfFiftyAtMost', async () => {
      const who = await maker(await given.organisation());
      for (let made = 0; made < 50; made += 1) await create(who, { mine: true });
      await expect(create(who, { mine: true })).rejects.toMatchObject({ code: 'TOO_MANY' });
      const [one] = await given.ask<{ id: string }>(
        'SELECT id FROM governance.calendar_address WHERE person_id = $1 LIMIT 1',
        [uuidOf(who.person)],
      );
      await context
        .get(CalendarAddressesService)
        .revoke(operation(who), { calendarAddress: idOf('calendaraddress', one?.id ?? '') });
      expect(await feedOf(who, { mine: true })).toEqual([]);
    });
  });
});
