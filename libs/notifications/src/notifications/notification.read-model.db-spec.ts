import { type EventId, newId, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { type Ask, asking, testOperation } from '@talkoot/platform/testing';
import { z } from 'zod';
import { GivenNotifications, type Officer, renamed } from '../testing/builders.js';

const MINE = `query Mine($unread: Boolean, $order: NotificationOrder) {
  me { unreadCount notifications(filter: { unread: $unread }, orderBy: $order) { totalCount nodes { id url event { id } } } }
}`;

const mine = z.object({
  me: z.object({
    unreadCount: z.number(),
    notifications: z.object({
      totalCount: z.number(),
      nodes: z.array(z.object({ id: z.string(), url: z.url(), event: z.object({ id: z.string() }).nullable() })),
    }),
  }),
});

describe('what a person reads of notifications', () => {
  let given: GivenNotifications;
  let ask: Ask;

  beforeAll(async () => {
    given = await GivenNotifications.begin();
    ask = await asking(given.context);
  });
  afterAll(() => given.context.close());

  const readBy = async (
    { person, organisation }: Officer,
    variables: Record<string, unknown> = {},
    platformRoles: readonly 'operator'[] = [],
  ) => {
    const viewer = { person, organisation, role: 'member' as const, platformRoles };
    return mine.parse(await ask(testOperation(viewer), MINE, variables)).me;
  };

  /** The organisation was renamed: its own event tells of it only to those concerned. */
  const told = async (organisation: OrganisationId): Promise<EventId> => {
    const event = renamed(organisation, { id: newId('event') });
    await given.ask(
      `INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility,
         occurred_at, origin, request_id, position)
       SELECT $1, $2, 'organisation', $3, 1 + count(*), '{}', ARRAY[$3::uuid], 'concerned', now(), 'request', 'test',
         1 + coalesce(max(position), 0)
       FROM platform.event`,
      [uuidOf(event.id), event.name, uuidOf(organisation)],
    );
    await given.heard(event);
    return event.id;
  };

  it('is_theirOwn_whoeverElseSeesEverything', async () => {
    const officer = await given.officer(await given.town('A'));
    await told(officer.organisation);
    const operator = await given.officer(await given.town('B'));
    expect((await readBy(officer)).notifications.totalCount).toBe(1);
    expect((await readBy(operator, {}, ['operator'])).notifications.totalCount).toBe(0);
  });

  it('has_theNewestFirst_orTheOldest_andOnlyTheUnread', async () => {
    const officer = await given.officer(await given.town('A'));
    for (let times = 0; times < 3; times += 1) await told(officer.organisation);
    const [first, second, third] = await given.notificationsOf(officer);
    if (!first || !second || !third) throw new Error('Three were given');
    await given.ask('UPDATE notifications.notification SET read_at = now() WHERE id = $1', [uuidOf(second)]);

    const idsRead = async (variables: Record<string, unknown>) =>
      (await readBy(officer, variables)).notifications.nodes.map(({ id }) => id);
    expect(await idsRead({})).toEqual([third, second, first]);
    expect(await idsRead({ order: 'OLDEST' })).toEqual([first, second, third]);
    expect(await idsRead({ unread: true })).toEqual([third, first]);
    expect(await idsRead({ unread: false })).toEqual([second]);
    expect((await readBy(officer)).unreadCount).toBe(2);
  });

  it('leadsToTheThing_andShowsTheEvent_asFarAsTheOrganisationActedForMayKnowOfIt', async () => {
    const officer = await given.officer(await given.town('A'));
    const elsewhere = await given.town('B');
    await given.acts(officer.person, elsewhere);
    const event = await told(officer.organisation);
    const [notification] = (await readBy(officer)).notifications.nodes;
    expect(notification?.event?.id).toBe(event);
    expect(decodeURIComponent(notification?.url ?? '')).toContain(officer.organisation);
    const [asOther] = (await readBy({ ...officer, organisation: elsewhere })).notifications.nodes;
    expect(asOther).toMatchObject({ id: notification?.id, event: null });
  });
});
