import type {
  Id,
  LocalDate,
  Locale,
  OrganisationId,
  PersonId,
  ReportFailure,
  ReportFormat,
  ReportKind,
  ReportStatus,
} from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { RenderedFileColumns } from '../rendering/rendered-file.entity.js';

/** A report that somebody asked for, and how far its making has come. */
@Entity({ schema: 'reporting', name: 'report' })
@Index('report_of_organisation', ['organisation', 'id'])
@Check('report_status', `status IN ('queued', 'running', 'done', 'failed', 'cancelled')`)
@Check('report_progress', 'progress BETWEEN 0 AND 100')
@Check('report_failure', `(status = 'failed') = (failure IS NOT NULL)`)
export class ReportEntity {
  @KeyColumn('report', 'report_pkey')
  id: Id<'report'>;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  kind: ReportKind;

  @IdColumn('pilotprogramme', { name: 'programme_id' })
  @ForeignKey('CollaborationEntity', { name: 'report_programme' })
  subject: Id<'pilotprogramme'>;

  @Column({ type: 'text', array: true })
  formats: ReportFormat[];

  @Column({ type: 'text' })
  locale: Locale;

  @DayColumn({ name: 'as_of' })
  asOf: LocalDate;

  @IdColumn('person', { name: 'person_id' })
  @ForeignKey('PersonEntity', { name: 'report_person' })
  person: PersonId;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'report_organisation' })
  organisation: OrganisationId;

  @Column({ type: 'text' })
  status: ReportStatus;

  @Column({ type: 'text', nullable: true })
  failure: ReportFailure | undefined;

  /** Percent of the run at hand. */
  @Column({ type: 'integer' })
  progress: number;

  /** How often a run began; those that died count. */
  @Column({ type: 'integer' })
  attempts: number;

  /** How many runs came upon a fault of ours; those that died do not count. */
  @Column({ type: 'integer' })
  failures: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt: Date | undefined;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | undefined;
}

@Entity({ schema: 'reporting', name: 'report_file' })
export class ReportFileEntity extends RenderedFileColumns {
  @PrimaryColumn({
    name: 'report_id',
    type: 'uuid',
    primaryKeyConstraintName: 'report_file_pkey',
  })
  @ForeignKey('ReportEntity', { name: 'report_file_report', onDelete: 'CASCADE' })
  report: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'report_file_pkey' })
  format: ReportFormat;
}
