import type {
  CalendarMeetingWire,
  EventId,
  Id,
  IdKind,
  LocalisedText,
  PersonId,
  Translations,
} from '@talkoot/contracts';
import { Column, IdColumn, KeyColumn } from '@talkoot/platform/database';
import { Entity, ForeignKey, Index, Unique } from 'typeorm';

@Entity({ schema: 'notifications', name: 'notification' })
@Unique('notification_once', ['person', 'event', 'subject'])
@Index('notification_of_person', ['person', 'id'])
@Index('notification_to_gather', ['gatherAt'], { where: 'mail_id IS NULL' })
@Index('notification_unmailed', ['person'], { where: 'mail_id IS NULL' })
@Index('notification_of_mail', ['mail'])
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

  /** What its mail is about, which others may share: the meeting of an action item, the pilot of a grant. */
  @Column({ type: 'text' })
  thing: Id<IdKind>;

  /** The request that made the change. */
  @Column({ type: 'text', name: 'request_id' })
  request: string;

  @Column({ name: 'told_at', type: 'timestamptz', default: () => 'now()' })
  toldAt: Date;

  /** When to look next whether it goes into a mail; of no matter once it is in one. */
  @Column({ name: 'gather_at', type: 'timestamptz', default: () => 'now()' })
  gatherAt: Date;

  /** The mail that tells of it; null: not yet. */
  @IdColumn('mail', { name: 'mail_id', nullable: true })
  @ForeignKey('MailEntity', { name: 'notification_mail' })
  mail: Id<'mail'> | undefined;

  @Column({ type: 'jsonb' })
  text: Translations;

  /** The name of the organisation for which the person gets it, as it was then; of a body where they get it in person. */
  @Column({ name: 'organisation_name', type: 'jsonb' })
  organisationName: LocalisedText;

  /** Whether the person gets it for no organisation. */
  @Column({ name: 'in_person', type: 'boolean', default: false })
  inPerson: boolean;

  /** Whether the event tells of example material. */
  @Column({ type: 'boolean' })
  illustrative: boolean;

  /** The meeting that the mail puts into calendars, as it was then. */
  @Column({ type: 'jsonb', nullable: true })
  calendar: CalendarMeetingWire | undefined;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt: Date | undefined;
}
