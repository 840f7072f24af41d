import type { Id, LocalDate, LocalisedText, OrganisationId } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ConsultationStatus, OpinionStatus, Position, Silence, TakenUp } from './consultation-state.js';

/** That organisations are asked for their opinion on a draft. It stands here because who is asked sees the programme and the draft. */
@Entity({ schema: 'programmes', name: 'consultation' })
@Index('consultation_by_programme', ['programme'])
@Index('consultation_by_revision', ['revision', 'until', 'id'])
@Index('consultation_by_last_day', ['until', 'id'])
@Index('consultation_open', ['until', 'id'], { where: "status = 'open'" })
@Check('consultation_status', "status IN ('open', 'closed', 'withdrawn')")
@Check('consultation_ended', "(status = 'open') = (ended_on IS NULL)")
export class ConsultationEntity extends Recorded {
  @KeyColumn('consultation', 'consultation_pkey')
  id: Id<'consultation'>;

  @IdColumn('programme', { name: 'programme_id' })
  @ForeignKey('ProgrammeEntity', { name: 'consultation_programme' })
  programme: Id<'programme'>;

  @IdColumn('revision', { name: 'revision_id' })
  @ForeignKey('RevisionEntity', { name: 'consultation_revision' })
  revision: Id<'revision'>;

  @DayColumn({ name: 'opened_on' })
  openedOn: LocalDate;

  @DayColumn()
  until: LocalDate;

  @Column({ type: 'text' })
  silence: Silence;

  @Column({ type: 'text' })
  status: ConsultationStatus;

  /** When it was closed or withdrawn. */
  @DayColumn({ name: 'ended_on', nullable: true })
  endedOn: LocalDate | undefined;

  /** The day on which those who have not answered are reminded; none where it is too short for that. */
  @DayColumn({ name: 'remind_on', nullable: true })
  remindOn: LocalDate | undefined;

  /** The last day of which they were reminded. */
  @DayColumn({ name: 'reminded_of', nullable: true })
  remindedOf: LocalDate | undefined;

  /** Whether the owner was told that the last day is over. */
  @Column({ type: 'boolean', name: 'told_over' })
  toldOver: boolean;

  /** Until which day it is known who is asked, as mergers have it. */
  @DayColumn({ name: 'kept_on' })
  keptOn: LocalDate;

  @Column({ type: 'integer' })
  version: number;
}

/** The opinion of one organisation, from the day on which it is asked; at a merger the successor stands in. */
@Entity({ schema: 'programmes', name: 'opinion' })
@Index('opinion_by_consultation', ['consultation', 'organisation', 'id'])
@Index('opinion_by_organisation', ['organisation', 'consultation'])
@Check('opinion_status', "status IN ('asked', 'given', 'joined')")
@Check('opinion_given', "(status = 'given') = (position IS NOT NULL AND given_on IS NOT NULL)")
@Check('opinion_position', "position IN ('agreed', 'agreed-with-remarks', 'opposed', 'no-opinion')")
export class OpinionEntity extends Recorded {
  @KeyColumn('opinion', 'opinion_pkey')
  id: Id<'opinion'>;

  @IdColumn('consultation', { name: 'consultation_id' })
  @ForeignKey('ConsultationEntity', { name: 'opinion_consultation' })
  consultation: Id<'consultation'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'opinion_organisation' })
  organisation: OrganisationId;

  @Column({ type: 'text' })
  status: OpinionStatus;

  @Column({ type: 'text', nullable: true })
  position: Position | undefined;

  @Column({ type: 'jsonb', nullable: true })
  text: LocalisedText | undefined;

  @DayColumn({ name: 'given_on', nullable: true })
  givenOn: LocalDate | undefined;

  @Column({ type: 'text', name: 'taken_up', nullable: true })
  takenUp: TakenUp | undefined;

  /** What the owner took up of it, in words. */
  @Column({ type: 'jsonb', nullable: true })
  answer: LocalisedText | undefined;

  @DayColumn({ name: 'answered_on', nullable: true })
  answeredOn: LocalDate | undefined;

  @Column({ type: 'integer' })
  version: number;
}

/** What an opinion says of one item of the plan. */
@Entity({ schema: 'programmes', name: 'opinion_remark' })
@Index('opinion_remark_by_opinion', ['opinion', 'place', 'id'])
@Index('opinion_remark_by_item', ['lineage'])
export class OpinionRemarkEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'opinion_remark_pkey' })
  id: string;

  @IdColumn('opinion', { name: 'opinion_id' })
  @ForeignKey('OpinionEntity', { name: 'opinion_remark_opinion' })
  opinion: Id<'opinion'>;

  @IdColumn('itemlineage', { name: 'lineage_id' })
  @ForeignKey('ItemLineageEntity', { name: 'opinion_remark_lineage' })
  lineage: Id<'itemlineage'>;

  @Column({ type: 'integer' })
  place: number;

  @Column({ type: 'jsonb' })
  text: LocalisedText;
}
