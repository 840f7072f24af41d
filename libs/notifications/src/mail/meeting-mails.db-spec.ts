import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock, type Id, Instant, type OrganisationId, type PublishedEvent, uuidOf } from '@talkoot/contracts';
import { GovernanceCalendars, GovernanceNotices } from '@talkoot/governance';
import { IdentityApi } from '@talkoot/identity';
import { Retention } from '@talkoot/platform/personal-data';
import { RegistryApi } from '@talkoot/registry';
import { readConfig } from '@talkoot/platform/config';
import { Log } from '@talkoot/platform/logging';
import { waitFor } from '@talkoot/platform/testing/run';
import nodeIcal, { type VEvent } from 'node-ical';
import PostalMime, { type Email } from 'postal-mime';
import { startSmtp, type TestSmtp } from '../../../../test/support/smtp.js';
import { Given } from '../../../governance/src/testing/given.js';
import { NotificationLinks } from '../notifications/notification-links.service.js';
import { GivenNotifications, type Officer, renamed } from '../testing/builders.js';
import { FolderTransport } from './folder.transport.js';
import { MailDelivery } from './mail-delivery.service.js';
import { MailRepository } from './mail.repository.js';
import type { MailTransport } from './mail.transport.js';
import { SmtpTransport } from './smtp.transport.js';

type MeetingEvent = 'meeting.convened.v1' | 'meeting.details-changed.v1' | 'meeting.moved.v1' | 'meeting.cancelled.v1';

/** One event of a calendar as another library reads it. */
function eventIn(text: string): VEvent {
  const [event] = Object.values(nodeIcal.sync.parseICS(text)).filter((each): each is VEvent => each?.type === 'VEVENT');
  if (!event) throw new Error('no event');
  return event;
}

/** What a mail puts into calendars: the part that programs show, and the file. */
function calendarsIn({ attachments }: Email) {
  return attachments
    .filter(({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics')
    .map(({ mimeType, method, filename, content }) => ({
      mimeType,
      method,
      filename,
      text: typeof content === 'string' ? content : new TextDecoder().decode(content),
    }));
}

describe('mails about meetings', () => {
  let given: GivenNotifications;
  let governance: Given;
  let smtp: TestSmtp;
  const running: MailDelivery[] = [];

  beforeAll(async () => {
    given = await GivenNotifications.begin();
    governance = new Given(given.context);
  });
  afterAll(() => given.context.close());
  beforeEach(async () => {
    smtp = await startSmtp();
    await given.forget();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.beforeApplicationShutdown()));
    await smtp.stop();
  });

  function send(transport: MailTransport = new SmtpTransport(smtp.url), grouping = '0'): void {
    const delivery = new MailDelivery(
      given.context.get(MailRepository),
      given.context.get(IdentityApi),
      given.context.get(NotificationLinks),
      given.context.get(GovernanceCalendars),
      given.context.get(GovernanceNotices),
      transport,
      given.context.get(RegistryApi),
      given.context.get(Clock),
      given.context.get(Retention),
      Log.for({ LOG_LEVEL: 'silent' }, 'test'),
      readConfig({ PUBLIC_URL: 'https://talkoot.example', MAIL_GROUPING_SECONDS: grouping }),
    );
    running.push(delivery);
    delivery.start();
  }

  /** A convened meeting with two things on its agenda, of a body in which one person sits. */
  async function invited(columns: Record<string, unknown> = {}) {
    const town: OrganisationId = await given.town('Kuopio');
    const officer: Officer = await given.officer(town, 'en');
    const body = await governance.bodyOf(town);
    const seat = await governance.seat(body, 1, {}, town);
    await governance.mandate(seat, { person: officer.person, organisation: town });
    const meeting = await governance.meeting(body, '2027-03-16', {
      status: 'convened',
      convened_on: '2027-02-22',
      sequence: 1,
      title: { en: 'Spring; "first", meeting' },
      place: 'Kuopio',
      link: 'https://meet.example/spring',
      ...columns,
    });
    await governance.item(meeting, 1);
    await governance.item(meeting, 2);
    const heard = async (name: MeetingEvent, aggregate = meeting) => {
      const when = { startsAt: Instant.parse('2027-03-16T07:00:00Z'), endsAt: Instant.parse('2027-03-16T09:00:00Z') };
      const event: unknown = { ...renamed(town), name, aggregate, data: { body, ...when, before: when } };
      await given.heard(event as PublishedEvent);
    };
    return { officer, body, meeting, heard };
  }

  const change = (meeting: Id<'meeting'>, columns: string) =>
    given.ask(
      `WITH changed AS (UPDATE governance.meeting SET ${columns} WHERE id = $1 RETURNING id) SELECT id FROM changed`,
      [uuidOf(meeting)],
    );
  const arrived = (count: number) =>
    waitFor(`${count} mails`, async () => Promise.resolve(smtp.received.length >= count && smtp.received));
  const mailAt = async (place: number): Promise<Email> =>
    PostalMime.parse((await arrived(place + 1))[place]?.raw ?? '');

  it('convened_invitesByTheMail_inTheLanguageOfItsReader', async () => {
    const { officer, meeting, heard } = await invited();
    await heard('meeting.convened.v1');
    send();
    const mail = await mailAt(0);
    const read = mail.text?.replaceAll('\n> ', '\n');
    expect(read).toContain('Spring');
    expect(read).toContain('Time: 16 March 2027 at 09:00–11:00 (Finnish time)\nPlace: Kuopio\n');
    expect(read).toContain('Join remotely: https://meet.example/spring\n');
    expect(read).toContain('1. Item 1\n2. Item 2\n');
    expect(mail.html).toContain('Time: 16 March 2027 at 09:00–11:00 (Finnish time)<br>Place: Kuopio');
    const calendars = calendarsIn(mail);
    expect(calendars.map(({ mimeType, method }) => [mimeType, method ?? ''])).toEqual([
      ['text/calendar', 'REQUEST'],
      ['application/ics', ''],
    ]);
    expect(calendars[1]).toMatchObject({ filename: 'meeting.ics', text: calendars[0]?.text });
    const event = eventIn(calendars[0]?.text ?? '');
    expect(event).toMatchObject({
      method: 'REQUEST',
      uid: meeting,
      status: 'CONFIRMED',
      summary: { val: 'Working group: Spring; "first", meeting' },
      description: { val: 'Join remotely: https://meet.example/spring\n\nAgenda:\n1. Item 1\n2. Item 2' },
      location: 'Kuopio',
      attendee: { val: `mailto:${officer.address}` },
      organizer: { val: 'mailto:talkoot@talkoot.example', params: { CN: 'Working group' } },
    });
    expect(Number(event.sequence)).toBe(1);
    expect(event.start.toISOString()).toBe('2027-03-16T07:00:00.000Z');
  });

  it('ofASwedishBody_areInSwedishTime_andSayThatTheyAre', async () => {
    const { body, heard } = await invited();
    await given.ask(
      `WITH moved AS (UPDATE governance.body SET time_zone = 'Europe/Stockholm' WHERE id = $1 RETURNING id) SELECT id FROM moved`,
      [uuidOf(body)],
    );
    await heard('meeting.convened.v1');
    send();
    const mail = await mailAt(0);
    expect(mail.text).toMatch(/^You are called to a meeting: .*, 16 March 2027 at 08:00–10:00 \(Swedish time\)\.\n/);
    const [part] = calendarsIn(mail);
    expect(part?.text).toContain('DTSTART;TZID=Europe/Stockholm:20270316T080000');
    expect(part?.text).toMatch(/BEGIN:VTIMEZONE\r?\nTZID:Europe\/Stockholm\r?\n/);
  });

  it('moved_invitesAnew_underTheSameUid_withAHigherSequence', async () => {
    const { meeting, heard } = await invited();
    await heard('meeting.convened.v1');
    send();
    const first = eventIn(calendarsIn(await mailAt(0))[0]?.text ?? '');
    await change(
      meeting,
      `starts_at = '2027-03-17T07:00:00Z', ends_at = '2027-03-17T08:00:00Z', day = '2027-03-17', sequence = 2`,
    );
    await heard('meeting.moved.v1');
    const second = eventIn(calendarsIn(await mailAt(1))[0]?.text ?? '');
    expect(second).toMatchObject({ uid: first.uid, method: 'REQUEST' });
    expect(Number(second.sequence)).toBeGreaterThan(Number(first.sequence));
    expect(second.start.toISOString()).toBe('2027-03-17T07:00:00.000Z');
  });

  it('convenedAndMovedAtOnce_isOneMail_withTheMeetingAsItStoodLast_andOneForEachMeeting', async () => {
    const { officer, body, meeting, heard } = await invited();
    const other = await governance.meeting(body, '2027-04-20', { status: 'convened', sequence: 1 });
    await heard('meeting.convened.v1');
    await heard('meeting.convened.v1', other);
    await change(
      meeting,
      `starts_at = '2027-03-17T07:00:00Z', ends_at = '2027-03-17T08:00:00Z', day = '2027-03-17', sequence = 2`,
    );
    await heard('meeting.moved.v1');
    send();
    const mails = await Promise.all([mailAt(0), mailAt(1)]);
    const events = mails.map((mail) => eventIn(calendarsIn(mail)[0]?.text ?? ''));
    expect(new Map(events.map(({ uid, sequence }) => [uid, Number(sequence)]))).toEqual(
      new Map([
        [meeting, 2],
        [other, 1],
      ]),
    );
    const both = mails.find(({ subject }) => subject?.includes('and 1 other event'));
    expect(both?.text).toMatch(/You are called to a meeting[^]*The meeting was moved[^]*Time: 17 March 2027/);
    expect(new Set(smtp.received.flatMap(({ recipients }) => recipients))).toEqual(new Set([officer.address]));
    expect(smtp.received).toHaveLength(2);
  });

  it('cancelled_callsOff', async () => {
    const { meeting, heard } = await invited();
    await heard('meeting.convened.v1');
    send();
    await mailAt(0);
    await change(meeting, `status = 'cancelled', sequence = 2, cancellation_reason = '{"en": "Storm"}'`);
    await heard('meeting.cancelled.v1');
    const [part] = calendarsIn(await mailAt(1));
    expect(part?.method).toBe('CANCEL');
    expect(eventIn(part?.text ?? '')).toMatchObject({ method: 'CANCEL', status: 'CANCELLED' });
    expect(part?.text).toContain('Storm');
  });

  it('uninvited_goesOutOfOneCalendar_withoutTheLinkAndTheAgenda_whileTheMeetingStands', async () => {
    const { meeting, officer, heard } = await invited({ link: 'https://meet.example/secret' });
    await heard('meeting.convened.v1');
    send();
    await mailAt(0);
    await given.ask(
      `WITH ended AS (UPDATE governance.mandate SET period = '(,2027-01-01)' WHERE person_id = $1 RETURNING id) SELECT id FROM ended`,
      [uuidOf(officer.person)],
    );
    await given.ask(`UPDATE governance.seat_organisation SET period = '(,2027-01-01)'`);
    await heard('meeting.details-changed.v1');
    const [part] = calendarsIn(await mailAt(1));
    const event = eventIn(part?.text ?? '');
    expect(part?.method).toBe('CANCEL');
    expect(event).toMatchObject({ method: 'CANCEL', uid: meeting });
    expect(event.attendee).toMatchObject({ val: `mailto:${officer.address}` });
    expect(Number(event.sequence)).toBe(2);
    expect(part?.text).not.toMatch(/STATUS:|meet\.example|Item 1/);
  });

  it('sentAgain_isTheSameMail_whateverBecameOfTheMeeting', async () => {
    const { meeting, heard } = await invited();
    await heard('meeting.convened.v1');
    const folders = [await mkdtemp(join(tmpdir(), 'mail-')), await mkdtemp(join(tmpdir(), 'mail-'))];
    const written: string[] = [];
    try {
      for (const folder of folders) {
        await given.ask(`UPDATE notifications.mail SET status = 'pending', due_at = now(), claimed_by = NULL`);
        send(new FolderTransport(folder));
        const [file] = await waitFor('the mail', async () => {
          const files = (await readdir(folder)).filter((each) => each.endsWith('.eml'));
          return files.length > 0 && files;
        });
        written.push(await readFile(join(folder, file ?? ''), 'utf8'));
        await Promise.all(running.splice(0).map((each) => each.beforeApplicationShutdown()));
        await change(meeting, `place = 'Joensuu', sequence = 7, status = 'cancelled'`);
      }
      expect(written[0]).toContain('text/calendar');
      expect(written[1]).toBe(written[0]);
    } finally {
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
    }
  });
});
