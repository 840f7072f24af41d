import { LocalDate, LOCALES, type LocalisedText, newId, type Translations, uuidOf } from '@talkoot/contracts';
import { testOperation } from '@talkoot/platform/testing';
import { GivenNotifications, type Officer, renamed } from '../testing/builders.js';
import { NotificationsService } from './notifications.service.js';

describe('notifications', () => {
  let given: GivenNotifications;

  beforeAll(async () => {
    given = await GivenNotifications.begin();
  });
  afterAll(() => given.context.close());
  beforeEach(() => given.forget());

  /** Who was told, in the product and by mail. */
  const told = async () => {
    await given.gather();
    const found = await given.ask<{ person: string; mails: number }>(
      `SELECT n.person_id AS person, count(m.id)::int AS mails
       FROM notifications.notification n LEFT JOIN notifications.mail m ON m.id = n.mail_id GROUP BY n.id`,
    );
    return found.toSorted((one, other) => one.person.localeCompare(other.person));
  };
  const eachOnce = (...officers: Officer[]) =>
    officers
      .map(({ person }) => ({ person: uuidOf(person), mails: 1 }))
      .toSorted((one, other) => one.person.localeCompare(other.person));

  it('tell_everybodyWhoActsForAnOrganisationConcerned_onceEach_butNotWhoDidIt', async () => {
    const [first, second, third] = [await given.town('A'), await given.town('B'), await given.town('C')];
    const [actor, one, other] = [await given.officer(first), await given.officer(first), await given.officer(second)];
    await given.officer(third);
    await given.acts(one.person, second);
    await given.heard(renamed(first, { organisations: [first, second], person: actor.person }));
    expect(await told()).toEqual(eachOnce(one, other));
  });

  it('tell_nobodyOfAnImport', async () => {
    const { organisation } = await given.officer(await given.town('A'));
    await given.heard(renamed(organisation, { origin: 'import' }));
    expect(await told()).toEqual([]);
  });

  it('tell_nobodyWhoNoLongerActs', async () => {
    const { person, organisation } = await given.officer(await given.town('A'));
    await given.ask(`UPDATE identity.affiliation SET period = '[,2020-01-01)' WHERE person_id = $1`, [uuidOf(person)]);
    await given.heard(renamed(organisation));
    expect(await told()).toEqual([]);
  });

  it('tell_onceHoweverOftenTheEventComes', async () => {
    const officer = await given.officer(await given.town('A'));
    const event = renamed(officer.organisation);
    await given.heard(event);
    await Promise.all([given.heard(event), given.heard(event)]);
    expect(await told()).toEqual(eachOnce(officer));
  });

  it('tell_inEveryLanguage_withTheNamesOfThatDay', async () => {
    const { organisation } = await given.officer(await given.town('Kauhajoki'));
    await given.heard(renamed(organisation));
    const [told] = await given.ask<{ text: Translations; organisation: LocalisedText; subject: string }>(
      'SELECT text, organisation_name AS organisation, subject FROM notifications.notification',
    );
    expect(told).toMatchObject({ organisation: { fi: 'Kauhajoki' }, subject: organisation });
    for (const locale of LOCALES) expect(told?.text[locale]).toMatch(/Kauhajoki.*2026.*Uusi/);
  });

  it('tell_ofWhatHasNoName_byItsId', async () => {
    const { organisation } = await given.officer(await given.town('Kauhajoki'));
    const [pilot, milestone] = [newId('pilot'), newId('milestone')];
    await given.heard({
      ...renamed(organisation),
      name: 'pilot.milestone-reached.v1',
      aggregate: pilot,
      data: { milestone, on: LocalDate.parse('2026-01-01') },
    });
    const [told] = await given.ask<{ text: Translations }>('SELECT text FROM notifications.notification');
    for (const locale of LOCALES) expect(told?.text[locale]).toMatch(new RegExp(`${pilot}.*${milestone}`));
  });

  it('leadTheInviterToWhatWasDeclined', async () => {
    const [inviter, invited] = [await given.officer(await given.town('A')), await given.town('B')];
    const alliance = newId('alliance');
    await given.heard({
      ...renamed(inviter.organisation),
      name: 'invitation.declined.v1',
      aggregate: newId('invitation'),
      data: { to: alliance, organisation: invited },
      organisations: [inviter.organisation, invited],
    });
    const told = await given.ask<{ subject: string; text: Translations }>(
      'SELECT subject, text FROM notifications.notification',
    );
    expect(told).toMatchObject([{ subject: alliance, text: { en: `B declined the invitation: “${alliance}”.` } }]);
  });

  describe('marking as read', () => {
    const as = ({ person, organisation }: Officer) =>
      testOperation({ person, organisation, role: 'member', platformRoles: [] });
    const unread = async (officer: Officer) => {
      const found = await given.ask<{ id: string }>(
        'SELECT id FROM notifications.notification WHERE person_id = $1 AND read_at IS NULL',
        [uuidOf(officer.person)],
      );
      return found.length;
    };

    it('markRead_ofSomebodyElses_changesNothing', async () => {
      const [mine, theirs] = [await given.officer(await given.town('A')), await given.officer(await given.town('B'))];
      await given.heard(renamed(mine.organisation, { organisations: [mine.organisation, theirs.organisation] }));
      const notifications = [...(await given.notificationsOf(mine)), ...(await given.notificationsOf(theirs))];
      const marking = given.context.get(NotificationsService).markRead(as(mine), { notifications });
      await expect(marking).rejects.toMatchObject({ code: 'NOT_FOUND', path: ['notifications', 1] });
      expect([await unread(mine), await unread(theirs)]).toEqual([1, 1]);
    });

    it('markRead_andMarkAllRead_leaveWhatCameLater', async () => {
      const mine = await given.officer(await given.town('A'));
      for (const event of [1, 2, 3, 4].map(() => renamed(mine.organisation))) await given.heard(event);
      const [first, second, third] = await given.notificationsOf(mine);
      if (!first || !second || !third) throw new Error('Four were given');
      const service = given.context.get(NotificationsService);
      await service.markRead(as(mine), { notifications: [second] });
      expect(await unread(mine)).toBe(3);
      await service.markAllRead(as(mine), { upTo: third });
      expect(await unread(mine)).toBe(1);
    });
  });
});
