import { Injectable } from '@nestjs/common';
import {
  type CalendarMeetingWire,
  type EventId,
  type Id,
  type IdKind,
  idOf,
  type LocalisedText,
  newUuid,
  type PersonId,
  type Translations,
  uuidOf,
} from '@talkoot/contracts';
import { rows, type Transaction } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';

/** What one person is told of one event. */
export interface Notice {
  readonly person: PersonId;
  /** The name of the organisation for which the person is told, or of the body where they are told in person. */
  readonly organisationName: LocalisedText;
  readonly inPerson: boolean;
}

/** What everybody who is told of an event is told. */
export interface Notices {
  readonly event: EventId;
  readonly subject: Id<IdKind>;
  /** What its mail is about, which other notifications may share. */
  readonly thing: Id<IdKind>;
  /** The request that made the change. */
  readonly request: string;
  readonly text: Translations;
  readonly illustrative: boolean;
  /** The meeting that their mails put into calendars. */
  readonly calendar?: CalendarMeetingWire | undefined;
  readonly to: readonly Notice[];
}

@Injectable()
export class NotificationRepository {
  constructor(private readonly source: DataSource) {}

  /**
   * Adds the notifications, which will go into mails; who was told of the event and its subject already is not told again. Of the things of
   * the example data only what somebody does goes into mails.
   */
  async add(transaction: Transaction, notices: readonly Notices[]): Promise<void> {
    await transaction.rows(
      `WITH told AS (
         SELECT t.*,
           EXISTS (SELECT FROM platform.event e
             WHERE e.aggregate_id = t."thingId" AND e.aggregate_version = 1 AND e.origin = 'example') AS of_example,
           EXISTS (SELECT FROM platform.event e WHERE e.id = t.event AND e.origin = 'request') AS done_by_somebody
         FROM jsonb_to_recordset($1::jsonb) AS t(place int, event uuid, subject text, thing text, "thingId" uuid, request text,
           text jsonb, illustrative boolean, calendar jsonb)),
       given AS (
         SELECT * FROM jsonb_to_recordset($2::jsonb) AS g(place int, id uuid, person uuid, organisation_name jsonb, in_person boolean))
       INSERT INTO notifications.notification
         (id, person_id, event_id, subject, thing, request_id, text, organisation_name, in_person, illustrative, calendar, gather_at)
       SELECT id, person, event, subject, thing, request, text, organisation_name, in_person, illustrative OR of_example, calendar,
         CASE WHEN of_example AND NOT done_by_somebody THEN 'infinity' ELSE now() END
       FROM given JOIN told USING (place)
       ON CONFLICT ON CONSTRAINT notification_once DO NOTHING`,
      [
        JSON.stringify(
          notices.map(({ event, to: _, ...told }, place) => ({
            ...told,
            place,
            event: uuidOf(event),
            thingId: uuidOf(told.thing),
          })),
        ),
        JSON.stringify(
          notices.flatMap(({ to }, place) =>
            to.map((notice) => ({
              place,
              id: newUuid(),
              person: uuidOf(notice.person),
              organisation_name: notice.organisationName,
              in_person: notice.inPerson,
            })),
          ),
        ),
      ],
    );
  }

  /** Marks the person's own among the given ones as read; says which these are. */
  async markRead(
    transaction: Transaction,
    person: PersonId,
    notifications: readonly Id<'notification'>[],
  ): Promise<Id<'notification'>[]> {
    const marked = await transaction.rows<{ id: string }>(
      `WITH marked AS (
         UPDATE notifications.notification SET read_at = coalesce(read_at, $3)
         WHERE person_id = $1 AND id = ANY ($2::uuid[]) RETURNING id)
       SELECT id FROM marked`,
      [uuidOf(person), notifications.map(uuidOf), transaction.operation.now.toString()],
    );
    return marked.map(({ id }) => idOf('notification', id));
  }

  /** Marks everything as read that the person was told before and with the given notification. */
  async markReadUpTo(transaction: Transaction, person: PersonId, newest: Id<'notification'>): Promise<void> {
    await transaction.rows(
      `WITH marked AS (
         UPDATE notifications.notification SET read_at = $3
         WHERE person_id = $1 AND id <= $2 AND read_at IS NULL RETURNING id)
       SELECT count(*) FROM marked`,
      [uuidOf(person), uuidOf(newest), transaction.operation.now.toString()],
    );
  }

  async unreadCount(person: PersonId): Promise<number> {
    const [found] = await rows<{ count: number }>(
      this.source.manager,
      'SELECT count(*)::int AS count FROM notifications.notification WHERE person_id = $1 AND read_at IS NULL',
      [uuidOf(person)],
    );
    return found?.count ?? 0;
  }
}
