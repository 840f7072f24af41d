import type {
  AgendaItemKind,
  DecisionOutcome,
  Id,
  Instant,
  LinkedDocument,
  LocalDate,
  LocalisedText,
  MeetingStatus,
  OrganisationId,
  Period,
  PersonId,
  Provenance,
  Quorum,
  SubjectKind,
} from '@talkoot/contracts';
import {
  Column,
  DayColumn,
  IdColumn,
  InstantColumn,
  KeyColumn,
  PeriodColumn,
  Recorded,
} from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A meeting of a body, from its draft to its approved minutes. */
@Entity({ schema: 'governance', name: 'meeting' })
@Index('meeting_by_body', ['body', 'day', 'startsAt'])
@Index('meeting_by_day', ['day', 'startsAt', 'id'])
@Check(
  'meeting_status',
  "status IN ('draft', 'convened', 'held', 'minutes-in-review', 'minutes-approved', 'cancelled')",
)
@Check(
  'meeting_convened',
  "CASE status WHEN 'draft' THEN convened_on IS NULL WHEN 'cancelled' THEN true ELSE num_nonnulls(convened_on, recorded_on) = 1 END",
)
@Check('meeting_ends_after_start', 'ends_at > starts_at')
@Check('meeting_minutes_approved', "(status = 'minutes-approved') = (minutes_approved_on IS NOT NULL)")
export class MeetingEntity extends Recorded {
  @KeyColumn('meeting', 'meeting_pkey')
  id: Id<'meeting'>;

  @IdColumn('body', { name: 'body_id' })
  @ForeignKey('BodyEntity', { name: 'meeting_body' })
  body: Id<'body'>;

  @Column({ type: 'text' })
  status: MeetingStatus;

  @Column({ type: 'jsonb', nullable: true })
  title: LocalisedText | undefined;

  @InstantColumn({ name: 'starts_at' })
  startsAt: Instant;

  @InstantColumn({ name: 'ends_at' })
  endsAt: Instant;

  /** The local day on which it starts: mandates of that day count. */
  @DayColumn()
  day: LocalDate;

  @Column({ type: 'text', nullable: true })
  place: string | undefined;

  /** Where to take part from afar. */
  @Column({ type: 'text', nullable: true })
  link: string | undefined;

  /** Of the iCalendar event (RFC 5545): counts what those invited have to be told anew. */
  @Column({ type: 'integer' })
  sequence: number;

  @DayColumn({ name: 'convened_on', nullable: true })
  convenedOn: LocalDate | undefined;

  /** When it was recorded afterwards: it was held without being convened here. */
  @DayColumn({ name: 'recorded_on', nullable: true })
  recordedOn: LocalDate | undefined;

  /** What the body needed to decide when the meeting was held: a later change of the body changes no meeting. Null: not held. */
  @Column({ type: 'jsonb', nullable: true })
  quorum: Quorum | undefined;

  @Column({ type: 'jsonb', nullable: true })
  minutes: LocalisedText | undefined;

  @Column({ type: 'jsonb', name: 'minutes_documents' })
  minutesDocuments: readonly LinkedDocument[];

  /** When the minutes as they stand were sent for review; null: not yet, or they have changed since. */
  @InstantColumn({ name: 'minutes_sent_at', nullable: true })
  minutesSentAt: Instant | undefined;

  @DayColumn({ name: 'minutes_approved_on', nullable: true })
  minutesApprovedOn: LocalDate | undefined;

  @Column({ type: 'jsonb', name: 'cancellation_reason', nullable: true })
  cancellationReason: LocalisedText | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** A point of a meeting's agenda. */
@Entity({ schema: 'governance', name: 'agenda_item' })
@Index('agenda_item_by_meeting', ['meeting', 'place'])
@Index('agenda_item_by_theme', ['theme'])
@Index('agenda_item_by_subject', ['subject'])
@Check('agenda_item_subject', '(subject_kind IS NULL) = (subject_id IS NULL)')
export class AgendaItemEntity extends Recorded {
  @KeyColumn('agendaitem', 'agenda_item_pkey')
  id: Id<'agendaitem'>;

  @IdColumn('meeting', { name: 'meeting_id' })
  @ForeignKey('MeetingEntity', { name: 'agenda_item_meeting' })
  meeting: Id<'meeting'>;

  @Column({ type: 'integer' })
  place: number;

  @Column({ type: 'text' })
  kind: AgendaItemKind;

  @Column({ type: 'jsonb' })
  title: LocalisedText;

  @Column({ type: 'jsonb', nullable: true })
  text: LocalisedText | undefined;

  @Column({ type: 'jsonb' })
  documents: readonly LinkedDocument[];

  @IdColumn('theme', { name: 'theme_id', nullable: true })
  @ForeignKey('ThemeEntity', { name: 'agenda_item_theme' })
  theme: Id<'theme'> | undefined;

  /** What it is about: the kind of its id, and the UUID. */
  @Column({ type: 'text', name: 'subject_kind', nullable: true })
  subjectKind: SubjectKind | undefined;

  @Column({ type: 'uuid', name: 'subject_id', nullable: true })
  subject: string | undefined;
}

/** An organisation that an agenda item concerns, and when: a succession that is to come hands it over on its day. */
@Entity({ schema: 'governance', name: 'agenda_item_organisation' })
@Index('agenda_item_organisation_once', ['item', 'organisation'], { unique: true })
@Index('agenda_item_organisation_by_organisation', ['organisation'])
@Check('agenda_item_organisation_period_not_empty', 'NOT isempty(period)')
export class AgendaItemOrganisationEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'agenda_item_organisation_pkey' })
  id: string;

  @IdColumn('agendaitem', { name: 'item_id' })
  @ForeignKey('AgendaItemEntity', { name: 'agenda_item_organisation_item', onDelete: 'CASCADE' })
  item: Id<'agendaitem'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'agenda_item_organisation_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}

/** Who was present for a seat at a meeting. */
@Entity({ schema: 'governance', name: 'attendance' })
@Index('attendance_once', ['meeting', 'seat'], { unique: true })
@Index('attendance_in_order', ['meeting', 'place'])
@Index('attendance_by_seat', ['seat'])
export class AttendanceEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'attendance_pkey' })
  id: string;

  @IdColumn('meeting', { name: 'meeting_id' })
  @ForeignKey('MeetingEntity', { name: 'attendance_meeting' })
  meeting: Id<'meeting'>;

  @IdColumn('seat', { name: 'seat_id' })
  @ForeignKey('SeatEntity', { name: 'attendance_seat' })
  seat: Id<'seat'>;

  /** Of the seat among those of the day, from one. */
  @Column({ type: 'integer' })
  place: number;

  /** The holder or the substitute who came; null: nobody came for the seat. */
  @IdColumn('mandate', { name: 'mandate_id', nullable: true })
  @ForeignKey('MandateEntity', { name: 'attendance_mandate' })
  mandate: Id<'mandate'> | undefined;
}

/** What a body decided on an item: by consensus when nothing was counted. */
@Entity({ schema: 'governance', name: 'decision' })
@Index('decision_of_item', ['item'], { unique: true })
@Index('decision_by_body', ['body', 'decidedOn', 'id'])
@Index('decision_by_day', ['decidedOn', 'id'])
@Index('decision_by_meeting', ['meeting'])
@Index('decision_by_subject', ['subject'])
@Check('decision_subject', '(subject_kind IS NULL) = (subject_id IS NULL)')
@Check(
  'decision_votes',
  '(votes_for IS NULL) = (votes_against IS NULL) AND (votes_for IS NULL) = (abstentions IS NULL)',
)
export class DecisionEntity extends Recorded {
  @KeyColumn('decision', 'decision_pkey')
  id: Id<'decision'>;

  /** Of the meeting, as is the day: neither changes once it was held, and what a body decided is found in its order. */
  @IdColumn('body', { name: 'body_id' })
  @ForeignKey('BodyEntity', { name: 'decision_body' })
  body: Id<'body'>;

  @DayColumn({ name: 'decided_on' })
  decidedOn: LocalDate;

  @IdColumn('meeting', { name: 'meeting_id' })
  @ForeignKey('MeetingEntity', { name: 'decision_meeting' })
  meeting: Id<'meeting'>;

  @IdColumn('agendaitem', { name: 'item_id' })
  @ForeignKey('AgendaItemEntity', { name: 'decision_item' })
  item: Id<'agendaitem'>;

  @Column({ type: 'text' })
  outcome: DecisionOutcome;

  @Column({ type: 'jsonb' })
  text: LocalisedText;

  @Column({ type: 'integer', name: 'votes_for', nullable: true })
  votesFor: number | undefined;

  @Column({ type: 'integer', name: 'votes_against', nullable: true })
  votesAgainst: number | undefined;

  @Column({ type: 'integer', nullable: true })
  abstentions: number | undefined;

  /** What was decided on: the kind of its id, and the UUID. */
  @Column({ type: 'text', name: 'subject_kind', nullable: true })
  subjectKind: SubjectKind | undefined;

  @Column({ type: 'uuid', name: 'subject_id', nullable: true })
  subject: string | undefined;
}

/** That a seat wanted its different opinion noted. */
@Entity({ schema: 'governance', name: 'dissent' })
@Index('dissent_once', ['decision', 'seat'], { unique: true })
export class DissentEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'dissent_pkey' })
  id: string;

  @IdColumn('decision', { name: 'decision_id' })
  @ForeignKey('DecisionEntity', { name: 'dissent_decision' })
  decision: Id<'decision'>;

  @IdColumn('seat', { name: 'seat_id' })
  @ForeignKey('SeatEntity', { name: 'dissent_seat' })
  seat: Id<'seat'>;

  @Column({ type: 'jsonb', nullable: true })
  reason: LocalisedText | undefined;
}

/** What somebody who was present remarked on the minutes. */
@Entity({ schema: 'governance', name: 'remark' })
@Index('remark_by_meeting', ['meeting'])
export class RemarkEntity extends Recorded {
  @KeyColumn('remark', 'remark_pkey')
  id: Id<'remark'>;

  @IdColumn('meeting', { name: 'meeting_id' })
  @ForeignKey('MeetingEntity', { name: 'remark_meeting' })
  meeting: Id<'meeting'>;

  @IdColumn('seat', { name: 'seat_id' })
  @ForeignKey('SeatEntity', { name: 'remark_seat' })
  seat: Id<'seat'>;

  @IdColumn('person', { name: 'person_id', nullable: true })
  @ForeignKey('PersonEntity', { name: 'remark_person' })
  person: PersonId | undefined;

  @Column({ type: 'text' })
  text: string;

  @InstantColumn({ name: 'made_at' })
  madeAt: Instant;

  /** When the minutes were sent again after it; null: it waits for that. */
  @InstantColumn({ name: 'answered_at', nullable: true })
  answeredAt: Instant | undefined;
}

/** That the minutes as they stand were accepted for a seat that was present. */
@Entity({ schema: 'governance', name: 'acceptance' })
@Index('acceptance_once', ['meeting', 'seat'], { unique: true })
export class AcceptanceEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'acceptance_pkey' })
  id: string;

  @IdColumn('meeting', { name: 'meeting_id' })
  @ForeignKey('MeetingEntity', { name: 'acceptance_meeting' })
  meeting: Id<'meeting'>;

  @IdColumn('seat', { name: 'seat_id' })
  @ForeignKey('SeatEntity', { name: 'acceptance_seat' })
  seat: Id<'seat'>;

  @IdColumn('person', { name: 'person_id', nullable: true })
  @ForeignKey('PersonEntity', { name: 'acceptance_person' })
  person: PersonId | undefined;

  @DayColumn()
  day: LocalDate;
}
