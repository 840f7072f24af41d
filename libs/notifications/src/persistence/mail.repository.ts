import { Injectable } from '@nestjs/common';
import {
  type CalendarMeetingWire,
  type Id,
  type IdKind,
  idOf,
  type LocalisedText,
  type PersonId,
  type Translations,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import type { MailStatus } from './mail.entity.js';

/** A mail that this process alone may send until its claim is over. */
export interface ClaimedMail {
  readonly id: Id<'mail'>;
  readonly messageId: string;
  readonly attempts: number;
  readonly writtenAt: Date;
  readonly person: PersonId;
  readonly subject: Id<IdKind>;
  readonly text: Translations;
  readonly organisationName: LocalisedText;
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

type ClaimedRow = Omit<ClaimedMail, 'id' | 'person'> & { id: string; person: string };

/** Who sends, as a UUID of this process. */
type Sender = string;

@Injectable()
export class MailRepository {
  constructor(private readonly source: DataSource) {}

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
       SELECT c.id, c.message_id AS "messageId", c.attempts, c.written_at AS "writtenAt", n.person_id AS person, n.subject,
         n.text, n.organisation_name AS "organisationName", n.illustrative,
         n.calendar
       FROM claimed c JOIN notifications.notification n ON n.id = c.notification_id`,
      [sender, most, seconds],
    );
    return claimed.map((row) => ({ ...row, id: idOf('mail', row.id), person: idOf('person', row.person) }));
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

  /** Whoever claims it by now: what was taken was taken. */
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

  /** Mails that were not taken: refused for good, or due again later. Says nothing of a mail that another has claimed since. */
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
