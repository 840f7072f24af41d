import type {
  CalendarMeetingWire,
  EventId,
  Id,
  IdKind,
  LocalisedText,
  PersonId,
  Translations,
} from '@talkoot/contracts';
import { IdColumn, KeyColumn } from '@talkoot/platform/database';
import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';

@Entity({ schema: 'notifications', name: 'notification' })
@Unique('notification_once', ['person', 'event', 'subject'])
@Index('notification_of_person', ['person', 'id'])
@Index('notification_unread', ['person'], { where: 'read_at IS NULL' })
export class NotificationEntity {
  @KeyColumn('notification', 'notification_pkey')
  id: Id<'notification'>;

  @IdColumn('person', { name: 'person_id' })
  @ForeignKey('PersonEntity', { name: 'notification_person' })
  person: PersonId;

  @IdColumn('event', { name: 'event_id' })
  event: EventId;

  /** The thing that the event tells of; its address is made from it when the notification is read. */
  @Column({ type: 'text' })
  subject: Id<IdKind>;

  @Column({ type: 'jsonb' })
  text: Translations;

  /** The name of the organisation for which the person gets it, as it was then. */
  @Column({ name: 'organisation_name', type: 'jsonb' })
  organisationName: LocalisedText;

  /** Whether the event tells of example material. */
  @Column({ type: 'boolean' })
  illustrative: boolean;

  /** The meeting that the mail puts into calendars, as it was then. */
  @Column({ type: 'jsonb', nullable: true })
  calendar: CalendarMeetingWire | null;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt: Date | null;
}
