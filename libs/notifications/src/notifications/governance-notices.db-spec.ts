import { type Id, Instant, newId, newUuid, type PublishedEvent, type Translations, uuidOf } from '@talkoot/contracts';
import { between, day, Given, type GivenBody } from '../../../governance/src/testing/given.js';
import { GivenNotifications, type Officer, renamed } from '../testing/builders.js';

const TIMES = { startsAt: Instant.parse('2027-06-10T07:00:00Z'), endsAt: Instant.parse('2027-06-10T09:00:00Z') };

/** Everything of an event of a meeting but what it says. */
const of = (meeting: Id<'meeting'>) => ({ ...renamed(newId('organisation')), aggregate: meeting, organisations: [] });

const convened = (meeting: Id<'meeting'>, body: Id<'body'>): PublishedEvent => ({
  ...of(meeting),
  name: 'meeting.convened.v1',
  data: { body, ...TIMES },
});

describe('notifications of governance', () => {
  let notifications: GivenNotifications;
  let given: Given;
  let at: GivenBody;
  let meeting: Id<'meeting'>;

  beforeAll(async () => {
    notifications = await GivenNotifications.begin();
    given = new Given(notifications.context);
  });
  afterAll(() => notifications.context.close());
  beforeEach(async () => {
    await given.ask('DELETE FROM notifications.notification');
    at = await given.body({ seats: 0 });
    meeting = await given.meeting(at.body, '2027-06-10', { status: 'convened', convened_on: '2027-05-20' });
  });

  const told = async () => {
    const found = await given.ask<{ person: string }>('SELECT person_id AS person FROM notifications.notification');
    return found.map(({ person }) => person).toSorted();
  };
  const people = (...persons: Pick<Officer, 'person'>[]) => persons.map(({ person }) => uuidOf(person)).toSorted();

  it('tell_whoSitsInTheBodyOnTheDay_andItsSubstitutes_butNotTheirColleagues', async () => {
    const town = await given.organisation();
    await notifications.officer(town);
    const seat = await given.seat(at.body, 1, {}, town);
    const [past, holder, substitute] = [await given.person(), await given.person(), await given.person()];
    await given.mandate(seat, { person: past, period: between('2020-01-01', '2027-06-09') });
    await given.mandate(seat, { person: holder, organisation: town, period: between('2027-06-10') });
    await given.mandate(seat, { person: substitute, role: 'substitute' });
    await notifications.heard(convened(meeting, at.body));
    expect(await told()).toEqual(people({ person: holder }, { person: substitute }));
  });

  it('tell_thePeopleOfAnOrganisation_whoseSeatIsVacantOrNamesNobody_andTheSecretariat_withWhoConvened', async () => {
    const [vacant, unnamed] = [await given.organisation(), await given.organisation()];
    await given.seat(at.body, 1, {}, vacant);
    const seat = await given.seat(at.body, 2, {}, unnamed);
    await given.mandate(seat, { organisation: unnamed });
    const [one, other, secretary, colleague] = [
      await notifications.officer(vacant),
      await notifications.officer(unnamed),
      await notifications.officer(at.secretariat),
      await notifications.officer(at.secretariat),
    ];
    await notifications.officer(at.owner);
    await notifications.heard({ ...convened(meeting, at.body), person: secretary.person });
    // The person who convened it has a calendar as well.
    expect(await told()).toEqual(people(one, other, secretary, colleague));
  });

  it('tell_theTimeInTheZoneOfTheInstance_andWhoSitsForNobodyAsOneOfTheBody', async () => {
    const person = await given.person();
    await given.mandate(await given.seat(at.body, 1), { person });
    await notifications.heard(convened(meeting, at.body));
    const [notice] = await given.ask<{ text: Translations; organisation: Translations; inPerson: boolean }>(
      'SELECT text, organisation_name AS organisation, in_person AS "inPerson" FROM notifications.notification',
    );
    expect(notice?.text.fi).toContain('”Työryhmä”, 10. kesäkuuta 2027 klo 10.00');
    expect(notice?.text.en).toContain('“Working group”, 10 June 2027 at 10:00');
    expect(notice?.organisation).toMatchObject({ fi: 'Työryhmä' });
    expect(notice?.inPerson).toBe(true);
  });

  const texts = async ({ person }: Pick<Officer, 'person'>) =>
    (
      await given.ask<{ text: Translations }>('SELECT text FROM notifications.notification WHERE person_id = $1', [
        uuidOf(person),
      ])
    ).map(({ text }) => text.en);

  it('tell_whoIsGivenASeat_alsoOfAnotherOrganisation_orToStandIn_thatItIsTheirs_andOthersThatItIsFilled', async () => {
    const town = await notifications.town('Kuopio');
    const [colleague, holder] = [await notifications.officer(at.secretariat), await notifications.officer(town)];
    const begun = (role: 'holder' | 'substitute', more: object = {}): PublishedEvent => ({
      ...renamed(at.secretariat),
      name: 'body.mandate-begun.v1',
      aggregate: at.body,
      data: {
        seat: newId('seat'),
        mandate: newId('mandate'),
        role,
        person: holder.person,
        organisation: town,
        period: between('2027-01-01'),
        provenance: 'reported',
      },
      ...more,
    });
    await notifications.heard(begun('holder'));
    expect(await texts(holder)).toEqual([
      'You have a seat in the body “Working group” from 1 January 2027.\nOrganisation: Kuopio',
    ]);
    expect(await texts(colleague)).toContain('The body has a new member: “Working group”.\nOrganisation: Kuopio');
    await notifications.heard({ ...begun('substitute'), id: newId('event') });
    expect(await texts(holder)).toContain(
      'You are a substitute in the body “Working group” from 1 January 2027.\nOrganisation: Kuopio',
    );
    // Nobody hears of what they did themselves, or of an import that states what was known.
    await notifications.heard({ ...begun('holder'), id: newId('event'), person: holder.person });
    await notifications.heard({ ...begun('holder'), id: newId('event'), origin: 'import' });
    expect(await texts(holder)).toHaveLength(2);
  });

  it('tell_whoIsInvitedToASeat_ifKnown_andNobodyElse', async () => {
    const [invited, colleague] = [
      await notifications.officer(await given.organisation()),
      await notifications.officer(at.owner),
    ];
    const seat = await given.seat(at.body, 1);
    const inviter = await notifications.town('Kuopio');
    const sent = async (who: object): Promise<PublishedEvent> => {
      const aggregate = await given.insert('seatinvitation', 'governance.seat_invitation', {
        body_id: uuidOf(at.body),
        seat_id: uuidOf(seat),
        role: 'holder',
        period: '(,)',
        provenance: 'reported',
        status: 'pending',
        sent_on: '2026-12-01',
        expires_on: '2026-12-31',
        version: 1,
        ...who,
      });
      return {
        ...renamed(at.owner),
        organisation: inviter,
        name: 'seat-invitation.sent.v1',
        aggregate,
        data: { body: at.body, seat, role: 'holder', period: between(), expiresOn: day('2026-12-31') },
      };
    };
    await notifications.heard(await sent({ address: 'nobody@town.example' }));
    expect(await told()).toEqual([]);
    await notifications.heard(await sent({ address: invited.address }));
    expect(await texts(invited)).toEqual([
      'You are invited to a seat in the body “Working group”. Accept or decline by 31 December 2026.\nInvited by: Kuopio',
    ]);
    await notifications.heard(await sent({ person_id: uuidOf(invited.person) }));
    expect(await texts(invited)).toHaveLength(2);
    expect(await texts(colleague)).toEqual([]);
  });

  it('tell_theInviterWhichSeatWasDeclined_andLeadToTheBody', async () => {
    const owner = await notifications.officer(at.owner);
    const [titled, untitled] = [await given.seat(at.body, 1, { title: { en: 'Chair' } }), await given.seat(at.body, 2)];
    for (const seat of [titled, untitled])
      await notifications.heard({
        ...renamed(at.owner),
        name: 'seat-invitation.declined.v1',
        aggregate: newId('seatinvitation'),
        data: { body: at.body, seat },
      });
    const notices = await given.ask<{ subject: string }>('SELECT subject FROM notifications.notification');
    expect(notices).toEqual([{ subject: at.body }, { subject: at.body }]);
    expect((await texts(owner)).map((text) => text.split('\n')[1])).toEqual(['Seat: “Chair”', 'Seat: “2”']);
  });

  it('tell_nobodyOfWhatIsOnlyPlanned', async () => {
    await given.mandate(await given.seat(at.body, 1), { person: await given.person() });
    const [draft, dropped] = [
      await given.meeting(at.body, '2027-06-10'),
      await given.meeting(at.body, '2027-06-10', { status: 'cancelled' }),
    ];
    await notifications.heard({
      ...of(draft),
      name: 'meeting.moved.v1',
      data: { body: at.body, ...TIMES, before: TIMES },
    });
    await notifications.heard({ ...of(dropped), name: 'meeting.cancelled.v1', data: { body: at.body, ...TIMES } });
    expect(await told()).toEqual([]);
  });

  it('tell_ofMinutes_whoWasPresent_andTheSecretariatOfTheirAcceptance', async () => {
    const secretary = await notifications.officer(at.secretariat);
    const [present, absent] = [await given.person(), await given.person()];
    const seat = await given.seat(at.body, 1);
    const came = await given.mandate(seat, { person: present });
    const empty = await given.seat(at.body, 2);
    await given.mandate(empty, { person: absent });
    await given.attendance(meeting, [{ seat, mandate: came }, { seat: empty }]);
    await notifications.heard({ ...of(meeting), name: 'meeting.minutes-sent.v1', data: { body: at.body } });
    expect(await told()).toEqual(people({ person: present }));
    await given.ask('DELETE FROM notifications.notification');
    await notifications.heard({ ...of(meeting), name: 'meeting.minutes-accepted.v1', data: { body: at.body, seat } });
    expect(await told()).toEqual(people(secretary));
  });

  it('tell_aRemarkInWords_whoWasPresentAndTheSecretariat_andNobodyWhoMayNotSeeTheMinutes', async () => {
    const secretary = await notifications.officer(at.secretariat);
    const [present, absent, recorder] = [
      await given.person(),
      await given.person(),
      await notifications.town('Kuopio'),
    ];
    const seat = await given.seat(at.body, 1);
    const came = await given.mandate(seat, { person: present });
    // Sat there on the day, did not come, and has left since.
    const empty = await given.seat(at.body, 2);
    await given.mandate(empty, { person: absent, period: between('2020-01-01', '2027-06-10') });
    await given.attendance(meeting, [{ seat, mandate: came }, { seat: empty }]);
    const remark = await given.insert('remark', 'governance.remark', {
      meeting_id: uuidOf(meeting),
      seat_id: uuidOf(seat),
      text: `Kohta 2:\n${'väärin '.repeat(500)}`,
      made_at: '2027-06-12T08:00:00Z',
    });
    await notifications.heard({
      ...of(meeting),
      organisation: recorder,
      name: 'meeting.minutes-remarked.v1',
      data: { body: at.body, seat, remark },
    });
    expect(await told()).toEqual(people({ person: present }, secretary));
    const [text = ''] = await texts({ person: present });
    expect(text).toMatch(
      /^Somebody remarked on the minutes: “Working group” \(10 June 2027\)\.\nRemark: Kohta 2: (väärin )+[^\n]*…\nThe secretariat .*\nRecorded by: Kuopio$/,
    );
    expect(text.length).toBeLessThan(1_300);
  });

  it('tell_whatWasDecided_inWords', async () => {
    const person = await given.person();
    await given.mandate(await given.seat(at.body, 1), { person });
    const item = await given.item(meeting, 1);
    const decision = await given.decision(meeting, item);
    await notifications.heard({
      ...of(meeting),
      name: 'meeting.decided.v1',
      data: { body: at.body, item, decision, outcome: 'approved' },
    });
    expect(await texts({ person })).toEqual([
      'The meeting “Working group” (10 June 2027) decided on “Item 1”: approved.\nDecision: Approved',
    ]);
  });

  it('tell_theDayOfAMeeting_whereTheSentenceHasNoTime', async () => {
    await given.mandate(await given.seat(at.body, 1), { person: await given.person() });
    await notifications.heard(convened(meeting, at.body));
    await given.ask('DELETE FROM notifications.notification');
    const data = { body: at.body, fields: ['place'] };
    await notifications.heard({ ...of(meeting), name: 'meeting.details-changed.v1', data });
    const [notice] = await given.ask<{ text: Translations }>('SELECT text FROM notifications.notification');
    expect(notice?.text.sv).toBe('Uppgifter om mötet har ändrats: ”Työryhmä” (10 juni 2027).');
  });

  it('tell_ofAnActionItem_thePersonResponsible_elseTheOrganisation_andThatItIsLate_theSecretariat', async () => {
    const town = await given.organisation();
    const officer = await notifications.officer(town);
    const person = await given.person();
    const item = async (named: Id<'person'> | undefined) => {
      const id = await given.insert('actionitem', 'governance.action_item', {
        meeting_id: uuidOf(meeting),
        text: { fi: 'Selvitä rahoitus' },
        person_id: named && uuidOf(named),
        due: '2027-08-31',
        version: 1,
      });
      await given.row('governance.action_item_organisation', {
        id: newUuid(),
        item_id: uuidOf(id),
        organisation_id: uuidOf(town),
        period: '(,)',
      });
      return id;
    };
    const late = (aggregate: Id<'actionitem'>): PublishedEvent => ({
      ...renamed(town),
      name: 'action-item.late.v1',
      origin: 'job',
      aggregate,
      data: { due: day('2027-08-31') },
    });
    await notifications.heard(late(await item(person)));
    expect(await told()).toEqual(people({ person }));
    await given.ask('DELETE FROM notifications.notification');
    const secretary = await notifications.officer(at.secretariat);
    await notifications.heard(late(await item(undefined)));
    expect(await told()).toEqual(people(officer, secretary));
    await given.ask('DELETE FROM notifications.notification');
    const soon = await item(undefined);
    await notifications.heard({ ...late(soon), name: 'action-item.due-soon.v1', data: { due: day('2027-08-31') } });
    expect(await told()).toEqual(people(officer));
    // Who is responsible for no organisation is told in person.
    await given.ask('DELETE FROM notifications.notification');
    const own = await item(person);
    await given.ask('DELETE FROM governance.action_item_organisation WHERE item_id = $1', [uuidOf(own)]);
    await notifications.heard(late(own));
    const [notice] = await given.ask(
      'SELECT organisation_name AS organisation, in_person AS "inPerson" FROM notifications.notification WHERE person_id = $1',
      [uuidOf(person)],
    );
    expect(notice).toMatchObject({ organisation: { fi: 'Työryhmä' }, inPerson: true });
  });
});
