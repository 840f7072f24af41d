import type { OrganisationId, Period } from '@talkoot/contracts';
import { Column, IdColumn, OneAtATime, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export type ResponsibilityRole = 'coordinator' | 'applicant';

/** Who coordinates a pilot or a project, or applied for a pilot, and when: one organisation at a time in a role. */
@Entity({ schema: 'pilots', name: 'responsibility' })
@OneAtATime('responsibility_one_at_a_time', ['collaboration_id', 'role'])
@Check('responsibility_period_not_empty', 'NOT isempty(period)')
@Check('responsibility_role', `role IN ('coordinator', 'applicant')`)
@Index('responsibility_by_organisation', ['organisation'])
@Index('responsibility_by_collaboration', ['collaboration'])
export class ResponsibilityEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'responsibility_pkey' })
  id: string;

  @Column({ name: 'collaboration_id', type: 'uuid' })
  @ForeignKey('CollaborationEntity', { name: 'responsibility_collaboration' })
  collaboration: string;

  @Column({ type: 'text' })
  role: ResponsibilityRole;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'responsibility_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}
