import type { Id, LocalDate, LocalisedText, OrganisationId, Period, PlanStatus, Provenance } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, OneAtATime, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { PlanRole } from './plan.js';

@Entity({ schema: 'pilots', name: 'plan' })
@Index('plan_by_programme', ['programme'])
@Check('plan_status', `status IN ('submitted', 'approved', 'redirected', 'rejected', 'withdrawn')`)
@Check('plan_decided', `(status IN ('submitted', 'withdrawn')) = (decided_on IS NULL)`)
@Check('plan_withdrawn', `(status = 'withdrawn') = (withdrawn_on IS NOT NULL)`)
@Check('plan_became_pilot', `(status = 'approved') = (pilot_id IS NOT NULL)`)
@Check('plan_became_project', `(status = 'redirected') = (project_id IS NOT NULL)`)
@Check('plan_period_not_empty', 'NOT isempty(period)')
export class PlanEntity extends Recorded {
  @KeyColumn('plan', 'plan_pkey')
  id: Id<'plan'>;

  @IdColumn('pilotprogramme', { name: 'programme_id' })
  @ForeignKey('PilotProgrammeEntity', { name: 'plan_programme' })
  programme: Id<'pilotprogramme'>;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @Column({ type: 'jsonb', nullable: true })
  description: LocalisedText | undefined;

  @PeriodColumn({ nullable: true })
  period: Period | undefined;

  @Column({ type: 'text' })
  status: PlanStatus;

  @DayColumn({ name: 'submitted_on' })
  submittedOn: LocalDate;

  @DayColumn({ name: 'decided_on', nullable: true })
  decidedOn: LocalDate | undefined;

  @DayColumn({ name: 'withdrawn_on', nullable: true })
  withdrawnOn: LocalDate | undefined;

  @Column({ type: 'jsonb', nullable: true })
  reason: LocalisedText | undefined;

  @IdColumn('pilot', { name: 'pilot_id', nullable: true })
  @ForeignKey('PilotEntity', { name: 'plan_pilot' })
  pilot: Id<'pilot'> | undefined;

  @IdColumn('project', { name: 'project_id', nullable: true })
  @ForeignKey('ProjectEntity', { name: 'plan_project' })
  project: Id<'project'> | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** Who is named in a plan, in which role, and when. */
@Entity({ schema: 'pilots', name: 'plan_party' })
@OneAtATime('plan_party_once_at_a_time', ['plan_id', 'role', 'organisation_id'])
@Check('plan_party_period_not_empty', 'NOT isempty(period)')
@Check('plan_party_role', `role IN ('applicant', 'coordinator', 'partner')`)
@Index('plan_party_by_organisation', ['organisation'])
@Index('plan_party_by_plan', ['plan'])
export class PlanPartyEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plan_party_pkey' })
  id: string;

  @IdColumn('plan', { name: 'plan_id' })
  @ForeignKey('PlanEntity', { name: 'plan_party_plan' })
  plan: Id<'plan'>;

  @Column({ type: 'text' })
  role: PlanRole;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'plan_party_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}
