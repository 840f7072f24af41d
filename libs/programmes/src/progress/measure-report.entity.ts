import type { Id, LocalDate, LocalisedText, MeasureStatus, Provenance } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index } from 'typeorm';

/** How a measure stands from a day on. */
@Entity({ schema: 'programmes', name: 'measure_report' })
@Index('measure_report_by_programme', ['programme'])
@Index('measure_report_by_lineage', ['lineage', 'on', 'id'])
@Check('measure_report_status', "status IN ('not-started', 'in-progress', 'done', 'abandoned')")
export class MeasureReportEntity extends Recorded {
  @KeyColumn('measurereport', 'measure_report_pkey')
  id: Id<'measurereport'>;

  @IdColumn('programme', { name: 'programme_id' })
  @ForeignKey('ProgrammeEntity', { name: 'measure_report_programme' })
  programme: Id<'programme'>;

  @IdColumn('itemlineage', { name: 'lineage_id' })
  @ForeignKey('ItemLineageEntity', { name: 'measure_report_lineage' })
  lineage: Id<'itemlineage'>;

  @Column({ type: 'text' })
  status: MeasureStatus;

  @DayColumn({ name: 'day' })
  on: LocalDate;

  @Column({ type: 'jsonb', nullable: true })
  note: LocalisedText | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}
