import type {
  BodyKind,
  CollaborationKind,
  Id,
  LocalisedText,
  MandateRole,
  MergerRule,
  OrganisationId,
  Period,
  PersonId,
  Provenance,
  Quorum,
  SeatBasis,
  SeatKind,
} from '@talkoot/contracts';
import {
  Column,
  IdColumn,
  IndexedByName,
  KeyColumn,
  OneAtATime,
  PeriodColumn,
  Recorded,
} from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Where things are decided: a board, a working group, an assembly, of an organisation or of a collaboration. */
@Entity({ schema: 'governance', name: 'body' })
@IndexedByName('body_by_name')
@Index('body_by_change', ['recordedAt', 'id'])
@Index('body_in_order', { synchronize: false })
@Index('body_by_organisation', ['organisation'])
@Index('body_by_collaboration', ['collaboration'])
@Index('body_by_reports_to', ['reportsTo'])
@Index('body_code', ['code'], { unique: true })
@Check('body_of_one_thing', 'num_nonnulls(organisation_id, collaboration_id) = 1')
@Check('body_collaboration_kind', '(collaboration_id IS NULL) = (collaboration_kind IS NULL)')
@Check('body_notice', 'notice_days >= 0')
@Check('body_period_not_empty', 'NOT isempty(period)')
export class BodyEntity extends Recorded {
  @KeyColumn('body', 'body_pkey')
  id: Id<'body'>;

  @Column({ type: 'text' })
  kind: BodyKind;

  @Column({ type: 'text', nullable: true })
  code: string | undefined;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @IdColumn('organisation', { name: 'organisation_id', nullable: true })
  @ForeignKey('OrganisationEntity', { name: 'body_organisation' })
  organisation: OrganisationId | undefined;

  /** The key of a collaboration of any kind, and the kind. */
  @Column({ type: 'uuid', name: 'collaboration_id', nullable: true })
  @ForeignKey('CollaborationEntity', { name: 'body_collaboration' })
  collaboration: string | undefined;

  @Column({ type: 'text', name: 'collaboration_kind', nullable: true })
  collaborationKind: CollaborationKind | undefined;

  /** By whose clocks it meets: a name of the IANA database. */
  @Column({ type: 'text', name: 'time_zone' })
  timeZone: string;

  @Column({ type: 'jsonb' })
  quorum: Quorum;

  /** Working days between convening a meeting and the meeting. */
  @Column({ type: 'integer', name: 'notice_days', nullable: true })
  noticeDays: number | undefined;

  @Column({ type: 'text', name: 'merger_rule' })
  mergerRule: MergerRule;

  /** The rhythm of its meetings on the wire, as in the API. */
  @Column({ type: 'jsonb', nullable: true })
  rhythm: object | undefined;

  /** The body that receives its reports next. */
  @IdColumn('body', { name: 'reports_to_id', nullable: true })
  @ForeignKey('BodyEntity', { name: 'body_reports_to' })
  reportsTo: Id<'body'> | undefined;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** The organisation that prepares and convenes the meetings of a body, one at a time. */
@Entity({ schema: 'governance', name: 'body_secretariat' })
@Index('body_secretariat_by_body', ['body'])
@Index('body_secretariat_by_organisation', ['organisation'])
@OneAtATime('body_secretariat_one_at_a_time', ['body_id'])
@Check('body_secretariat_period_not_empty', 'NOT isempty(period)')
export class BodySecretariatEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'body_secretariat_pkey' })
  id: string;

  @IdColumn('body', { name: 'body_id' })
  @ForeignKey('BodyEntity', { name: 'body_secretariat_body' })
  body: Id<'body'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'body_secretariat_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}

/** A place at the table of a body. */
@Entity({ schema: 'governance', name: 'seat' })
@Index('seat_by_body', ['body', 'place'])
@Check('seat_period_not_empty', 'NOT isempty(period)')
export class SeatEntity extends Recorded {
  @KeyColumn('seat', 'seat_pkey')
  id: Id<'seat'>;

  @IdColumn('body', { name: 'body_id' })
  @ForeignKey('BodyEntity', { name: 'seat_body' })
  body: Id<'body'>;

  @Column({ type: 'integer' })
  place: number;

  @Column({ type: 'text' })
  kind: SeatKind;

  /** Null: the source does not say. */
  @Column({ type: 'text', nullable: true })
  basis: SeatBasis | undefined;

  /** The office or role that the seat is for: Prime Minister. */
  @Column({ type: 'jsonb', nullable: true })
  title: LocalisedText | undefined;

  /** Since a merger its organisation has it besides its own: it goes with its holder’s mandate. */
  @Column({ type: 'boolean', name: 'kept_apart' })
  keptApart: boolean;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}

/** For whom a seat is: one organisation at a time, handed over when it merges. */
@Entity({ schema: 'governance', name: 'seat_organisation' })
@Index('seat_organisation_by_seat', ['seat'])
@Index('seat_organisation_by_organisation', ['organisation'])
@OneAtATime('seat_organisation_one_at_a_time', ['seat_id'])
@Check('seat_organisation_period_not_empty', 'NOT isempty(period)')
export class SeatOrganisationEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'seat_organisation_pkey' })
  id: string;

  @IdColumn('seat', { name: 'seat_id' })
  @ForeignKey('SeatEntity', { name: 'seat_organisation_seat' })
  seat: Id<'seat'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'seat_organisation_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}

/** That somebody holds a seat, or stands in for its holder: a person, for an organisation or not, or an organisation that names nobody. */
@Entity({ schema: 'governance', name: 'mandate' })
@Index('mandate_by_begin', { synchronize: false })
@Index('mandate_by_end', { synchronize: false })
@Index('mandate_by_seat', ['seat'])
@Index('mandate_by_person', ['person'])
@Index('mandate_by_organisation', ['organisation'])
@OneAtATime('mandate_one_holder', ['seat_id'], "role = 'holder'")
@Check('mandate_role', "role IN ('holder', 'substitute')")
@Check('mandate_of_somebody', 'num_nonnulls(person_id, organisation_id) > 0')
@Check('mandate_period_not_empty', 'NOT isempty(period)')
export class MandateEntity extends Recorded {
  @KeyColumn('mandate', 'mandate_pkey')
  id: Id<'mandate'>;

  @IdColumn('seat', { name: 'seat_id' })
  @ForeignKey('SeatEntity', { name: 'mandate_seat' })
  seat: Id<'seat'>;

  @Column({ type: 'text' })
  role: MandateRole;

  @IdColumn('person', { name: 'person_id', nullable: true })
  @ForeignKey('PersonEntity', { name: 'mandate_person' })
  person: PersonId | undefined;

  @IdColumn('organisation', { name: 'organisation_id', nullable: true })
  @ForeignKey('OrganisationEntity', { name: 'mandate_organisation' })
  organisation: OrganisationId | undefined;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}
