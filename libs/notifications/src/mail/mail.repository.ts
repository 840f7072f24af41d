import { Injectable } from '@nestjs/common';
import {
  type CalendarMeetingWire,
  type Id,
  type IdKind,
  idOf,
  isId,
  type LocalisedText,
  newId,
  type PersonId,
  type Translations,
  uuidOf,
} from '@talkoot/contracts';
import { LOCKS, rows, type Transaction } from '@talkoot/platform/database';
import { DataSource, type EntityManager } from 'typeorm';
import { messageIdOf } from './addresses.js';
import { type GatheredMail, gathered, type MailWaits, type WaitingNotification } from './gathered.js';
import type { MailStatus } from './mail.entity.js';

/** An invitation that a mail tells of: to a seat, or to act for an organisation. */
export type MailedInvitation = Id<'seatinvitation'> | Id<'colleagueinvitation'>;

/** A mail that this process alone may send until its claim is over. */
export interface ClaimedMail {
  readonly id: Id<'mail'>;
  readonly messageId: string;
  readonly attempts: number;
  readonly writtenAt: Date;
  /** To whom it goes: a person, or the address of an invitation. */
  readonly to: { readonly person: PersonId } | { readonly invitation: MailedInvitation };
  /** What it tells of, in the order in which it happened; nothing where it is about the invitation. */
  readonly notifications: readonly MailedNotification[];
}

/** A notification as its mail tells it. */
export interface MailedNotification {
  readonly subject: Id<IdKind>;
  readonly text: Translations;
  readonly organisationName: LocalisedText;
  readonly inPerson: boolean;
  readonly illustrative: boolean;
  readonly calendar: CalendarMeetingWire | null;
}

/** A mail that was not taken, and why. */
export interface Setback {
  readonly mail: Id<'mail'>;
  readonly reason: string;
  readonly status: Exclude<MailStatus, 'sent'>;
  readonly waitSeconds: number;
}

interface ClaimedRow extends Omit<ClaimedMail, 'id' | 'to' | 'notifications'> {
  readonly id: string;
  readonly person: string | null;
  readonly seatInvitation: string | null;
  readonly colleagueInvitation: string | null;
  readonly notifications: MailedNotification[] | null;
}

type WaitingRow = Omit<WaitingNotification, 'id' | 'person'> & { id: string; person: string };

/** Notifications per batch of mails, besides the others of the same people. */
const MOST_GATHERED = 500;

/** The notifications in no mail of those people with one that is to be looked at. */
const WAITING = `
  WITH reader AS (
    SELECT DISTINCT person_id FROM (
      SELECT person_id FROM notifications.notification WHERE mail_id IS NULL AND gather_at <= now()
      ORDER BY gather_at LIMIT $1) AS due)
  SELECT n.id, n.person_id AS person, n.thing, n.request_id AS request,
    extract(epoch FROM now() - n.told_at)::float AS age,
    (SELECT extract(epoch FROM now() - max(m.written_at))::float
     FROM notifications.mail m JOIN notifications.notification o ON o.mail_id = m.id
     WHERE m.person_id = n.person_id AND m.written_at > now() - make_interval(secs => $2) AND o.thing = n.thing) AS "sinceLast"
  FROM notifications.notification n JOIN reader USING (person_id)
  WHERE n.mail_id IS NULL AND isfinite(n.gather_at)
  ORDER BY n.person_id, n.event_id`;

/** Who sends, as a UUID of this process. */
type Sender = string;

@Injectable()
export class MailRepository {
  constructor(private readonly source: DataSource) {}

  /**
   * Makes mails of the notifications that have waited long enough; `messageId` names each. One process does so at a time, so that
   * no two make mails of what belongs into one; what it has not kept when it dies is there for the next.
   */
  async gather(waits: MailWaits, messageId: (mail: Id<'mail'>) => string): Promise<void> {
    await this.source.transaction(async (manager) => {
      const [turn] = await rows<{ mine: boolean }>(
        manager,
        `SELECT pg_try_advisory_xact_lock(${LOCKS.mails}) AS mine
         WHERE EXISTS (SELECT FROM notifications.notification WHERE mail_id IS NULL AND gather_at <= now())`,
      );
      if (!turn?.mine) return;
      const waiting = await rows<WaitingRow>(manager, WAITING, [MOST_GATHERED, waits.longest]);
      const groups = gathered(
        waiting.map((row) => ({ ...row, id: idOf('notification', row.id), person: idOf('person', row.person) })),
        waits,
      );
      await makeMails(
        manager,
        groups.filter(({ wait }) => wait === 0),
        messageId,
      );
      await postpone(
        manager,
        groups.filter(({ wait }) => wait > 0),
      );
    });
  }

  /**
   * The mails that are due, taken for the given time. A claim that is over may be taken by another, for its process is dead;
   * unless the database itself has only just come back: then the living get their whole time anew, to tell what they have sent.
   */
  async claim(sender: Sender, most: number, seconds: number): Promise<ClaimedMail[]> {
    const claimed = await rows<ClaimedRow>(
      this.source,
      `WITH due AS (
         SELECT id FROM notifications.mail
         WHERE status = 'pending' AND due_at <= now()
           AND (claimed_by IS NULL OR pg_postmaster_start_time() + make_interval(secs => $3) <= now())
         ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED),
       claimed AS (
         UPDATE notifications.mail m
         SET claimed_by = $1, due_at = now() + make_interval(secs => $3), attempts = attempts + 1
         FROM due WHERE m.id = due.id
         RETURNING m.*)
       SELECT c.id, c.message_id AS "messageId", c.attempts, c.written_at AS "writtenAt", c.person_id AS person,
         c.seat_invitation_id AS "seatInvitation", c.colleague_invitation_id AS "colleagueInvitation", (
         SELECT jsonb_agg(jsonb_build_object('subject', n.subject, 'text', n.text, 'organisationName', n.organisation_name,
           'inPerson', n.in_person, 'illustrative', n.illustrative, 'calendar', n.calendar) ORDER BY n.event_id)
         FROM notifications.notification n WHERE n.mail_id = c.id) AS notifications
       FROM claimed c`,
      [sender, most, seconds],
    );
    return claimed.map(({ id, notifications, person, seatInvitation, colleagueInvitation, ...mail }) => ({
      ...mail,
      id: idOf('mail', id),
      to: addresseeOf({ person, seatInvitation, colleagueInvitation }),
      notifications: notifications ?? [],
    }));
  }

  /** Adds the mail about an invitation, once; the address itself stays with the invitation. */
  async addInvitation(transaction: Transaction, invitation: MailedInvitation, host: string): Promise<void> {
    const mail = newId('mail');
    const column = isId('seatinvitation', invitation) ? 'seat_invitation' : 'colleague_invitation';
    await transaction.rows(
      `INSERT INTO notifications.mail (id, ${column}_id, message_id) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT mail_once_of_${column} DO NOTHING`,
      [uuidOf(mail), uuidOf(invitation), messageIdOf(mail, host)],
    );
  }

  /** The mails to the person, and those about invitations to addresses that are erased. Throws while one of them is being sent. */
  async ofErased(person: PersonId): Promise<Id<'mail'>[]> {
    const found = await rows<{ id: string; isBeingSent: boolean }>(
      this.source,
      `SELECT m.id, m.claimed_by IS NOT NULL AND m.due_at > now() AS "isBeingSent" FROM notifications.mail m
       WHERE m.person_id = $1 OR EXISTS (
         SELECT FROM identity.colleague_invitation i WHERE i.id = m.colleague_invitation_id AND i.address IS NULL)`,
      [uuidOf(person)],
    );
    if (found.some(({ isBeingSent }) => isBeingSent)) throw new Error('A mail to an erased person is being sent');
    return found.map(({ id }) => idOf('mail', id));
  }

  /** Removes all that the person was told, and the mails. */
  async forget(transaction: Transaction, person: PersonId, mails: readonly Id<'mail'>[]): Promise<void> {
    await transaction.execute('DELETE FROM notifications.notification WHERE person_id = $1', [uuidOf(person)]);
    await transaction.execute('DELETE FROM notifications.meeting_invitation WHERE person_id = $1', [uuidOf(person)]);
    await transaction.execute('DELETE FROM notifications.mail WHERE id = ANY ($1)', [mails.map(uuidOf)]);
  }

  /** Keeps the claims on mails that are still being sent. */
  async keepClaims(sender: Sender, mails: readonly Id<'mail'>[], seconds: number): Promise<void> {
    await rows(
      this.source,
      `WITH kept AS (
         UPDATE notifications.mail SET due_at = now() + make_interval(secs => $3)
         WHERE id = ANY ($2::uuid[]) AND claimed_by = $1 AND status = 'pending' RETURNING id)
       SELECT count(*) FROM kept`,
      [sender, mails.map(uuidOf), seconds],
    );
  }

  /** Marks mails as sent, no matter who claims them by now: they have been taken. */
  async keepSent(mails: readonly Id<'mail'>[]): Promise<void> {
    await rows(
      this.source,
      `WITH sent AS (
         UPDATE notifications.mail SET status = 'sent', sent_at = now(), claimed_by = NULL, last_error = NULL
         WHERE id = ANY ($1::uuid[]) AND status <> 'sent' RETURNING id)
       SELECT count(*) FROM sent`,
      [mails.map(uuidOf)],
    );
  }

  /** Mails that were not taken: refused permanently, or due again later. Says nothing of a mail that another has claimed since. */
  async keepSetbacks(sender: Sender, setbacks: readonly Setback[]): Promise<void> {
    if (setbacks.length === 0) return;
    await rows(
      this.source,
      `WITH setback AS (
         UPDATE notifications.mail m
         SET status = s.status, due_at = now() + make_interval(secs => s.wait), claimed_by = NULL, last_error = s.reason
         FROM jsonb_to_recordset($2::jsonb) AS s(mail uuid, reason text, status text, wait double precision)
         WHERE m.id = s.mail AND m.claimed_by = $1 AND m.status = 'pending' RETURNING m.id)
       SELECT count(*) FROM setback`,
      [
        sender,
        JSON.stringify(
          setbacks.map(({ mail, reason, status, waitSeconds }) => ({
            mail: uuidOf(mail),
            reason,
            status,
            wait: waitSeconds,
          })),
        ),
      ],
    );
  }
}

function addresseeOf({
  person,
  seatInvitation,
  colleagueInvitation,
}: Pick<ClaimedRow, 'person' | 'seatInvitation' | 'colleagueInvitation'>): ClaimedMail['to'] {
  if (person !== null) return { person: idOf('person', person) };
  if (seatInvitation !== null) return { invitation: idOf('seatinvitation', seatInvitation) };
  if (colleagueInvitation !== null) return { invitation: idOf('colleagueinvitation', colleagueInvitation) };
  throw new Error('A mail to nobody');
}

async function makeMails(
  manager: EntityManager,
  groups: readonly GatheredMail[],
  messageId: (mail: Id<'mail'>) => string,
): Promise<void> {
  if (groups.length === 0) return;
  const mails = groups.map((group) => ({ ...group, mail: newId('mail') }));
  await rows(
    manager,
    `WITH made AS (
       INSERT INTO notifications.mail (id, person_id, message_id)
       SELECT id, person, message_id FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, person uuid, message_id text)
       RETURNING id),
     told AS (
       UPDATE notifications.notification n SET mail_id = g.mail
       FROM jsonb_to_recordset($2::jsonb) AS g(mail uuid, notification uuid) JOIN made ON made.id = g.mail
       WHERE n.id = g.notification RETURNING n.id)
     SELECT count(*) FROM told`,
    [
      JSON.stringify(
        mails.map(({ mail, person }) => ({ id: uuidOf(mail), person: uuidOf(person), message_id: messageId(mail) })),
      ),
      JSON.stringify(
        mails.flatMap(({ mail, notifications }) =>
          notifications.map((each) => ({ mail: uuidOf(mail), notification: uuidOf(each) })),
        ),
      ),
    ],
  );
}

/** Others may still come; they are looked at again when the wait is over. */
async function postpone(manager: EntityManager, groups: readonly GatheredMail[]): Promise<void> {
  if (groups.length === 0) return;
  await rows(
    manager,
    `WITH later AS (
       UPDATE notifications.notification n SET gather_at = now() + make_interval(secs => g.wait)
       FROM jsonb_to_recordset($1::jsonb) AS g(notification uuid, wait double precision)
       WHERE n.id = g.notification RETURNING n.id)
     SELECT count(*) FROM later`,
    [
      JSON.stringify(
        groups.flatMap(({ notifications, wait }) =>
          notifications.map((each) => ({ notification: uuidOf(each), wait })),
        ),
      ),
    ],
  );
}
