import type { Id, LocalisedText, Period, Provenance } from '@talkoot/contracts';
import { Column, IdColumn, IndexedByName, KeyColumn, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index } from 'typeorm';

@Entity({ schema: 'pilots', name: 'project' })
@IndexedByName('project_by_name')
@Index('project_code', ['code'], { unique: true })
@Index('project_by_programme', ['programme'])
@Check('project_period_not_empty', 'NOT isempty(period)')
export class ProjectEntity extends Recorded {
  @KeyColumn('project', 'project_pkey')
  @ForeignKey('CollaborationEntity', { name: 'project_collaboration' })
  id: Id<'project'>;

  @IdColumn('pilotprogramme', { name: 'programme_id' })
  @ForeignKey('PilotProgrammeEntity', { name: 'project_programme' })
  programme: Id<'pilotprogramme'>;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}
