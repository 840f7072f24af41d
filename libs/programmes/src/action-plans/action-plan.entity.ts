import type { Id, LocalDate, OrganisationId, Period } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, OneAtATime, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ActionPlanStatus } from './action-plan-flow.js';

/** What an organisation does in a year for one strategic area of a programme. */
@Entity({ schema: 'programmes', name: 'action_plan' })
@Index('action_plan_once', ['organisation', 'programme', 'year', 'area'], {
  unique: true,
  where: "status <> 'discarded'",
})
@Index('action_plan_by_programme', ['programme', 'year', 'id'])
@Index('action_plan_by_year', ['year', 'id'])
@Index('action_plan_by_area', ['area', 'year'])
@Index('action_plan_by_decision', ['decision'])
@Index('action_plan_by_source', ['copiedFrom'])
@Check('action_plan_status', "status IN ('draft', 'adopted', 'discarded')")
export class ActionPlanEntity extends Recorded {
  @KeyColumn('actionplan', 'action_plan_pkey')
  id: Id<'actionplan'>;

  @IdColumn('programme', { name: 'programme_id' })
  @ForeignKey('ProgrammeEntity', { name: 'action_plan_programme' })
  programme: Id<'programme'>;

  @IdColumn('itemlineage', { name: 'area_id' })
  @ForeignKey('ItemLineageEntity', { name: 'action_plan_area' })
  area: Id<'itemlineage'>;

  @Column({ type: 'integer' })
  year: number;

  /** Who drafted it. */
  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'action_plan_organisation' })
  organisation: OrganisationId;

  @Column({ type: 'text' })
  status: ActionPlanStatus;

  @DayColumn({ name: 'adopted_on', nullable: true })
  adoptedOn: LocalDate | undefined;

  @IdColumn('decision', { name: 'decision_id', nullable: true })
  @ForeignKey('DecisionEntity', { name: 'action_plan_decision' })
  decision: Id<'decision'> | undefined;

  @IdColumn('actionplan', { name: 'copied_from_id', nullable: true })
  @ForeignKey('ActionPlanEntity', { name: 'action_plan_copied_from' })
  copiedFrom: Id<'actionplan'> | undefined;

  @Column({ type: 'integer' })
  version: number;
}

/** Whose an action plan is, and when: at a merger the successor takes it over. */
@Entity({ schema: 'programmes', name: 'action_plan_holder' })
@Index('action_plan_holder_by_plan', ['plan'])
@Index('action_plan_holder_by_organisation', ['organisation'])
@OneAtATime('action_plan_holder_one_at_a_time', ['plan_id'])
@Check('action_plan_holder_period_not_empty', 'NOT isempty(period)')
export class ActionPlanHolderEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'action_plan_holder_pkey' })
  id: string;

  @IdColumn('actionplan', { name: 'plan_id' })
  @ForeignKey('ActionPlanEntity', { name: 'action_plan_holder_plan' })
  plan: Id<'actionplan'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'action_plan_holder_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}
