import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Id } from '@talkoot/contracts';
import { GovernanceCalendars } from '@talkoot/governance';
import { IdentityApi } from '@talkoot/identity';
import { readConfig } from '@talkoot/platform/config';
import { Log } from '@talkoot/platform/logging';
import { waitFor } from '@talkoot/platform/testing';
import { DataSource } from 'typeorm';
import { startSmtp, type TestSmtp } from '../../../../test/support/smtp.js';
import { FolderTransport } from '../mail/folder.transport.js';
import type { MailTransport } from '../mail/mail.js';
import { SmtpTransport } from '../mail/smtp.transport.js';
import { MailRepository } from '../persistence/mail.repository.js';
import { GivenNotifications, renamed } from '../testing/builders.js';
import { MailDelivery } from './mail-delivery.js';
import { NotificationLinks } from './notification-links.js';

interface MailRow {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly messageId: string;
  readonly lastError: string | null;
}

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
    await given.ask('DELETE FROM notifications.notification');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.beforeApplicationShutdown()));
    await smtp.stop();
  });

  /** A process that sends mails. */
  function sender(
    transport: MailTransport = new SmtpTransport(smtp.url, DEADLINE_MS),
    mails = given.context.get(MailRepository),
  ): MailDelivery {
    const delivery = new ImpatientDelivery(
      mails,
      given.context.get(IdentityApi),
      given.context.get(NotificationLinks),
      given.context.get(GovernanceCalendars),
      transport,
      Log.for({ LOG_LEVEL: 'silent' }, 'test'),
      readConfig({}),
    );
    running.push(delivery);
    delivery.start();
    return delivery;
  }

  /** So many people are told of an event. */
  async function told(people: number) {
    const organisation = await given.town('Kauhajoki');
    const officers = [];
    for (let count = 0; count < people; count += 1) officers.push(await given.officer(organisation, 'sv'));
    await given.heard(renamed(organisation));
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
      sender(new FolderTransport(folder));
      sender(new FolderTransport(folder));
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
    sender(undefined, repository);
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
    sender();
    sender();
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
