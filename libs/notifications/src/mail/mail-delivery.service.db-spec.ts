import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock, type Id, LocalDate, newId, Period, type PublishedEvent, uuidOf } from '@talkoot/contracts';
import { GovernanceCalendars, GovernanceNotices } from '@talkoot/governance';
import { IdentityApi } from '@talkoot/identity';
import { Retention } from '@talkoot/platform/personal-data';
import { RegistryApi } from '@talkoot/registry';
import { readConfig } from '@talkoot/platform/config';
import { Log } from '@talkoot/platform/logging';
import { waitFor } from '@talkoot/platform/testing/run';
import PostalMime from 'postal-mime';
import { DataSource } from 'typeorm';
import { startSmtp, type TestSmtp } from '../../../../test/support/smtp.js';
import { Given } from '../../../governance/src/testing/given.js';
import { NotificationLinks } from '../notifications/notification-links.service.js';
import { GivenNotifications, renamed } from '../testing/builders.js';
import { FolderTransport } from './folder.transport.js';
import { MailDelivery } from './mail-delivery.service.js';
import { MailRepository } from './mail.repository.js';
import type { MailTransport } from './mail.transport.js';
import { SmtpTransport } from './smtp.transport.js';

interface MailRow {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly messageId: string;
  readonly lastError: string | null;
}

const DAY = LocalDate.parse('2026-01-01');

/** How long a server may take here. */
const DEADLINE_MS = 4_000;

class ImpatientDelivery extends MailDelivery {
  protected override readonly claimSeconds = 0.5;
}

describe('MailDelivery', () => {
  let given: GivenNotifications;
  let smtp: TestSmtp;
  const running: MailDelivery[] = [];

  beforeAll(async () => {
    given = await GivenNotifications.begin();
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

  /** A process that sends mails. */
  function sender({
    transport = new SmtpTransport(smtp.url, DEADLINE_MS),
    mails = given.context.get(MailRepository),
    grouping = '0',
    kind: Kind = MailDelivery,
  }: {
    transport?: MailTransport;
    mails?: MailRepository;
    grouping?: string;
    kind?: typeof MailDelivery;
  } = {}): MailDelivery {
    const delivery = new Kind(
      mails,
      given.context.get(IdentityApi),
      given.context.get(NotificationLinks),
      given.context.get(GovernanceCalendars),
      given.context.get(GovernanceNotices),
      transport,
      given.context.get(RegistryApi),
      given.context.get(Clock),
      given.context.get(Retention),
      Log.for({ LOG_LEVEL: 'silent' }, 'test'),
      readConfig({ MAIL_GROUPING_SECONDS: grouping }),
    );
    running.push(delivery);
    delivery.start();
    return delivery;
  }

  /** The number of people who are told of an event. */
  async function told(people: number) {
    const organisation = await given.town('Kauhajoki');
    const officers = [];
    for (let count = 0; count < people; count += 1) officers.push(await given.officer(organisation, 'sv'));
    await given.heard(renamed(organisation));
    await given.gather();
    return officers;
  }

  const mails = () =>
    given.ask<MailRow>(
      `SELECT id, status, attempts, message_id AS "messageId", last_error AS "lastError" FROM notifications.mail ORDER BY id`,
    );
  const until = (status: string) =>
    waitFor(`every mail to be ${status}`, async () => {
      const all = await mails();
      return all.every((mail) => mail.status === status) && all;
    });
  const dueNow = () => given.ask('UPDATE notifications.mail SET due_at = now()');

  it('send_writesEachMailIntoTheFolderOnce_inTheLanguageOfItsReader', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mail-'));
    try {
      const [officer] = await told(1);
      sender({ transport: new FolderTransport(folder) });
      sender({ transport: new FolderTransport(folder) });
      const [mail] = await until('sent');
      const files = await readdir(folder);
      expect(files).toHaveLength(1);
      const written = await readFile(join(folder, files[0] ?? ''), 'utf8');
      expect(written).toContain(`Message-ID: ${mail?.messageId ?? ''}`);
      expect(written).toContain(`To: ${officer?.address ?? ''}`);
      expect(written).toContain('Content-Language: sv');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('send_byThreeProcesses_sendsEachMailOnce', async () => {
    const officers = await told(35);
    for (let count = 0; count < 3; count += 1) sender();
    await until('sent');
    expect(smtp.received.flatMap(({ recipients }) => recipients).toSorted()).toEqual(
      officers.map(({ address }) => address).toSorted(),
    );
    expect(new Set(smtp.received.map(({ messageId }) => messageId)).size).toBe(35);
  });

  it('send_ofAPlanThatWasRejected_tellsWhatAndWhyAndWhoAndWhatNext_andLeadsToThePlan', async () => {
    const [town, ministry] = [await given.town('Kuopio'), await given.town('Ministeriö')];
    const officer = await given.officer(town, 'sv');
    const name = { fi: 'Hylätty', sv: 'Avslagen' };
    const plan = await given.plan(name, { sv: `För dyr.\n${'Mycket '.repeat(900)}` });
    const on = LocalDate.parse('2027-02-01');
    await given.heard({
      ...renamed(town),
      organisation: ministry,
      name: 'plan.rejected.v1',
      aggregate: plan,
      data: { programme: newId('pilotprogramme'), on },
    });
    sender();
    const [mail] = await waitFor('the mail', () => Promise.resolve(smtp.received.length > 0 && smtp.received));
    expect(mail?.recipients).toEqual([officer.address]);
    const { text = '', subject } = await PostalMime.parse(mail?.raw ?? '');
    expect(subject).toBe('Talkoot: Planen ”Avslagen” avslogs den 1 februari 2027.');
    const [told = '', open = ''] = text.split('\n\n');
    const [what, why = '', next, who] = told.split('\n');
    expect(what).toBe('Planen ”Avslagen” avslogs den 1 februari 2027.');
    expect(why).toMatch(/^Motivering: För dyr\. Mycket (Mycket )+.*…$/);
    expect(why.length).toBeLessThan(1_100);
    expect(next).toMatch(/^En ny plan kan lämnas in /);
    expect(who).toBe('Registrerat av: Ministeriö');
    expect(new URL(open.replace(/^.*:\n/, '')).pathname).toBe(`/at/${plan}`);
  });

  it('send_toAnAddressThatNobodyHas_tellsInEveryLanguageWhatToDo_once_andNothingThatTheInviterWrote', async () => {
    const governance = new Given(given.context);
    const town = await given.town('Kuopio');
    const body = await governance.bodyOf(town, { name: { fi: 'Buy at https://spam.example' } });
    const seat = await governance.seat(body, 1);
    const invite = (address: string) =>
      governance.insert('seatinvitation', 'governance.seat_invitation', {
        body_id: uuidOf(body),
        seat_id: uuidOf(seat),
        role: 'holder',
        period: '(,)',
        provenance: 'reported',
        address,
        inviter_id: uuidOf(town),
        status: 'pending',
        sent_on: '2026-12-01',
        expires_on: '2026-12-31',
        version: 1,
      });
    const hear = async (aggregate: Id<'seatinvitation'>) => {
      const event: PublishedEvent = {
        ...renamed(town),
        name: 'seat-invitation.sent.v1',
        aggregate,
        data: { body, seat, role: 'holder', period: Period.always, expiresOn: LocalDate.parse('2026-12-31') },
      };
      await given.heard(event);
      await given.heard(event);
    };
    await hear(await invite('nobody@town.example'));
    const withdrawn = await invite('another@town.example');
    await hear(withdrawn);
    await given.ask(
      `UPDATE governance.seat_invitation SET status = 'withdrawn', address = NULL, answered_on = '2026-12-02' WHERE id = $1`,
      [uuidOf(withdrawn)],
    );
    sender();
    const [mail] = await waitFor('the mail', () => Promise.resolve(smtp.received.length > 0 && smtp.received));
    await waitFor('both mails to be done', async () => (await mails()).every(({ status }) => status !== 'pending'));
    expect(smtp.received.flatMap(({ recipients }) => recipients)).toEqual(['nobody@town.example']);
    const { text, subject } = await PostalMime.parse(mail?.raw ?? '');
    expect(subject).toBe('Talkoot: Kutsu – Inbjudan – Invitation');
    expect(text).toContain('“Kuopio” invites you to a seat in a body');
    expect(text).toContain('till och med den 31 december 2026');
    expect(text).toContain('31. joulukuuta 2026 asti');
    expect(mail?.raw).not.toContain('spam.example');
    expect(await mails()).toMatchObject([{ status: 'sent' }, { status: 'refused', lastError: 'no address' }]);
    expect(await given.ask(`SELECT FROM notifications.mail m WHERE m::text LIKE '%town.example%'`)).toEqual([]);
  });

  /** Time passes for everything that waits, and since the last mails. */
  const later = async (seconds: number) => {
    await given.ask(
      `WITH n AS (UPDATE notifications.notification SET told_at = told_at - make_interval(secs => $1),
         gather_at = gather_at - make_interval(secs => $1) RETURNING id),
       m AS (UPDATE notifications.mail SET written_at = written_at - make_interval(secs => $1) RETURNING id)
       SELECT (SELECT count(*) FROM n), (SELECT count(*) FROM m)`,
      [seconds],
    );
    for (const each of running) each.wake();
  };
  const patient = () => sender({ grouping: '60' });
  const bodyAt = async (place: number) => (await PostalMime.parse(smtp.received[place]?.raw ?? '')).text ?? '';

  it('send_tellsWhatHappensToOneThingInOneMail_inItsOrder_andWhatComesWithinAMinuteOfItInTheNext', async () => {
    const officer = await given.officer(await given.town('Kauhajoki'));
    const said = (name: string) => renamed(officer.organisation, { data: { name: { fi: name }, on: DAY } });
    const events = [said('Yksi'), said('Kaksi'), said('Kolme')];
    // The queue may bring them in another order.
    for (const event of events.toReversed()) await given.heard(event);
    patient();
    await later(6);
    await waitFor('the mail', () => smtp.received.length === 1);
    expect(await bodyAt(0)).toMatch(/Yksi[^]*Kaksi[^]*Kolme/);
    expect(await mails()).toHaveLength(1);

    await given.heard(said('Neljä'));
    await later(20);
    await given.heard(said('Viisi'));
    await later(20);
    await waitFor('both to be put off', async () => {
      const [left] = await given.ask<{ soon: number }>(
        'SELECT count(*)::int AS soon FROM notifications.notification WHERE mail_id IS NULL AND gather_at <= now()',
      );
      return left?.soon === 0;
    });
    expect(smtp.received).toHaveLength(1);
    await later(20);
    await waitFor('the next mail', () => smtp.received.length === 2);
    expect(await bodyAt(1)).toMatch(/Neljä[^]*Viisi/);
    expect(await bodyAt(1)).not.toContain('Kolme');
  });

  it('send_tellsWhatOneRequestDidToSeveralThingsInOneMail_andOthersInMailsOfTheirOwn', async () => {
    const officer = await given.officer(await given.town('Kauhajoki'));
    const other = await given.town('Salo');
    for (const requestId of ['request-1', 'request-1', 'request-2'])
      await given.heard(
        renamed(await given.town('Jokin'), { requestId, organisations: [officer.organisation, other] }),
      );
    sender();
    await waitFor('the mails', () => smtp.received.length === 2);
    await until('sent');
    expect(smtp.received).toHaveLength(2);
  });

  it('send_byThreeProcesses_tellsEachNotificationInOneMail_whileOthersCome', async () => {
    const organisation = await given.town('Kauhajoki');
    for (let count = 0; count < 5; count += 1) await given.officer(organisation);
    for (let count = 0; count < 3; count += 1) sender({ grouping: '0.2' });
    for (let round = 0; round < 10; round += 1)
      await Promise.all([1, 2, 3].map((each) => given.heard(renamed(organisation, { requestId: `${round} ${each}` }))));
    await waitFor('everything to be told', async () => {
      const [left] = await given.ask<{ count: number }>(
        'SELECT count(*)::int AS count FROM notifications.notification WHERE mail_id IS NULL',
      );
      return left?.count === 0;
    });
    const sent = await until('sent');
    const texts = new Map(
      await Promise.all(smtp.received.map(async ({ messageId }, place) => [messageId, await bodyAt(place)] as const)),
    );
    expect([...texts.keys()].toSorted()).toEqual(sent.map(({ messageId }) => messageId).toSorted());
    expect([...texts.values()].flatMap((text) => text.match(/nimi on/g) ?? [])).toHaveLength(5 * 30);
  });

  it('send_whenRefusedForGood_neverTriesAgain', async () => {
    smtp.behave('refuse');
    await told(1);
    sender();
    const [mail] = await until('refused');
    expect(mail).toMatchObject({ attempts: 1, lastError: '550 No such mailbox: <(address)>' });
    smtp.behave('accept');
    await dueNow();
    await told(1);
    await waitFor('the next mail', () => smtp.received.length > 0);
    expect(await mails()).toMatchObject([{ status: 'refused', attempts: 1 }, {}]);
  });

  it.each(['defer', 'hang', 'drop'] as const)(
    'send_whenTheServerDoes %s, triesAgainUnderTheSameMessageId',
    async (how) => {
      smtp.behave(how);
      await told(1);
      sender();
      await waitFor('the first attempt to fail', async () => {
        const [mail] = await mails();
        return mail?.lastError !== null && mail?.status === 'pending';
      });
      smtp.behave('accept');
      await dueNow();
      const [mail] = await until('sent');
      expect(mail).toMatchObject({ attempts: 2, lastError: null });
      expect(smtp.received.map(({ messageId }) => messageId)).toEqual(
        how === 'drop' ? [mail?.messageId, mail?.messageId] : [mail?.messageId],
      );
    },
  );

  it('send_whenTheServerHasItAndTheNoteOfItFails_isNotSentAgain', async () => {
    class Unreachable extends MailRepository {
      isAway = true;
      override keepSent(noted: readonly Id<'mail'>[]): Promise<void> {
        return this.isAway ? Promise.reject(new Error('the database is away')) : super.keepSent(noted);
      }
    }
    const repository = new Unreachable(given.context.get(DataSource));
    await told(1);
    sender({ mails: repository });
    await waitFor('the server to have it', () => smtp.received.length > 0);
    await dueNow();
    repository.isAway = false;
    await until('sent');
    expect(smtp.received).toHaveLength(1);
  });

  it('send_whenAProcessDiedWithAMail_anotherTakesItOver_onceTheClaimIsOver', async () => {
    await told(1);
    const dead = '00000000-0000-4000-8000-000000000000';
    const [claimed] = await given.context.get(MailRepository).claim(dead, 10, 0.5);
    expect(await given.context.get(MailRepository).claim(dead, 10, 0.5)).toEqual([]);
    sender();
    const [mail] = await until('sent');
    expect(smtp.received).toMatchObject([{ messageId: claimed?.messageId }]);
    expect(mail?.attempts).toBe(2);
  });

  it('send_whenAServerTakesItsTime_isLeftToTheProcessThatWaits', async () => {
    smtp.behave('hang');
    await told(1);
    sender({ kind: ImpatientDelivery });
    sender({ kind: ImpatientDelivery });
    const [mail] = await waitFor('the server to be given up', async () => {
      const all = await mails();
      return all.every(({ lastError }) => lastError !== null) && all;
    });
    expect(mail?.attempts).toBe(1);
  });

  it('send_withoutAnAddress_isRefused', async () => {
    const [officer] = await told(1);
    await given.ask('UPDATE identity.person SET address = $1 WHERE address = $2', ['nobody', officer?.address]);
    sender();
    expect(await until('refused')).toMatchObject([{ lastError: 'not an address' }]);
  });
});
