import type { Id, LocalDate, Locale, ReportFormat } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { RenderedFileColumns } from '../rendering/rendered-file.entity.js';

/** The report of a programme that is always there, and whether it shows what is. */
@Entity({ schema: 'reporting', name: 'standing_report' })
@Unique('standing_report_of_programme', ['programme'])
@Check('standing_report_claim', '(claimed_by IS NULL) = (claimed_until IS NULL)')
export class StandingReportEntity {
  @KeyColumn('standingreport', 'standing_report_pkey')
  id: Id<'standingreport'>;

  @Column({ type: 'integer' })
  version: number;

  @IdColumn('pilotprogramme', { name: 'programme_id' })
  @ForeignKey('CollaborationEntity', { name: 'standing_report_programme' })
  programme: Id<'pilotprogramme'>;

  /** The day that it describes; null before the first renewal. */
  @DayColumn({ name: 'as_of', nullable: true })
  asOf: LocalDate | undefined;

  @Column({ name: 'renewed_at', type: 'timestamptz', nullable: true })
  renewedAt: Date | undefined;

  /** When the first change came that no renewal, finished or at hand, shows. */
  @Column({ name: 'stale_since', type: 'timestamptz', nullable: true })
  staleSince: Date | undefined;

  /** The process that is renewing it. */
  @Column({ name: 'claimed_by', type: 'uuid', nullable: true })
  claimedBy: string | undefined;

  /** When that process must have finished; after it, another may. */
  @Column({ name: 'claimed_until', type: 'timestamptz', nullable: true })
  claimedUntil: Date | undefined;
}

@Entity({ schema: 'reporting', name: 'standing_file' })
export class StandingFileEntity extends RenderedFileColumns {
  @PrimaryColumn({ name: 'standing_report_id', type: 'uuid', primaryKeyConstraintName: 'standing_file_pkey' })
  @ForeignKey('StandingReportEntity', { name: 'standing_file_report', onDelete: 'CASCADE' })
  report: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'standing_file_pkey' })
  locale: Locale;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'standing_file_pkey' })
  format: ReportFormat;
}
