import type {
  CompanyRole,
  Id,
  Light,
  LocalDate,
  LocalisedText,
  OrganisationId,
  Period,
  Provenance,
} from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, OneAtATime, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index } from 'typeorm';

@Entity({ schema: 'pilots', name: 'milestone' })
@Index('milestone_by_pilot', ['pilot'])
@Check(
  'milestone_dropped',
  '(dropped_on IS NULL) = (drop_reason IS NULL) AND (dropped_on IS NULL OR reached_on IS NULL)',
)
export class MilestoneEntity extends Recorded {
  @KeyColumn('milestone', 'milestone_pkey')
  id: Id<'milestone'>;

  @IdColumn('pilot', { name: 'pilot_id' })
  @ForeignKey('PilotEntity', { name: 'milestone_pilot' })
  pilot: Id<'pilot'>;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @DayColumn({ nullable: true })
  due: LocalDate | undefined;

  @DayColumn({ name: 'reached_on', nullable: true })
  reachedOn: LocalDate | undefined;

  @DayColumn({ name: 'dropped_on', nullable: true })
  droppedOn: LocalDate | undefined;

  @Column({ name: 'drop_reason', type: 'jsonb', nullable: true })
  dropReason: LocalisedText | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;
}

@Entity({ schema: 'pilots', name: 'experiment' })
@Index('experiment_by_pilot', ['pilot'])
@Check('experiment_concluded', '(concluded_on IS NULL) = (outcome IS NULL) AND concluded_on >= begun_on')
export class ExperimentEntity extends Recorded {
  @KeyColumn('experiment', 'experiment_pkey')
  id: Id<'experiment'>;

  @IdColumn('pilot', { name: 'pilot_id' })
  @ForeignKey('PilotEntity', { name: 'experiment_pilot' })
  pilot: Id<'pilot'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'experiment_organisation' })
  organisation: OrganisationId;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @Column({ type: 'jsonb' })
  tried: LocalisedText;

  @Column({ type: 'jsonb' })
  expected: LocalisedText;

  @Column({ type: 'jsonb', nullable: true })
  outcome: LocalisedText | undefined;

  @DayColumn({ name: 'begun_on' })
  begunOn: LocalDate;

  @DayColumn({ name: 'concluded_on', nullable: true })
  concludedOn: LocalDate | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;
}

/** A company's time in a pilot; in a role once at a time. */
@Entity({ schema: 'pilots', name: 'company_link' })
@OneAtATime('company_link_once_at_a_time', ['pilot_id', 'organisation_id', 'role'])
@Check('company_link_period_starts', 'NOT isempty(period) AND NOT lower_inf(period)')
@Index('company_link_by_organisation', ['company'])
@Index('company_link_by_pilot', ['pilot'])
export class CompanyLinkEntity extends Recorded {
  @KeyColumn('companylink', 'company_link_pkey')
  id: Id<'companylink'>;

  @IdColumn('pilot', { name: 'pilot_id' })
  @ForeignKey('PilotEntity', { name: 'company_link_pilot' })
  pilot: Id<'pilot'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'company_link_organisation' })
  company: OrganisationId;

  @Column({ type: 'text' })
  role: CompanyRole;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}

@Entity({ schema: 'pilots', name: 'result' })
@Index('result_by_pilot', ['pilot'])
export class ResultEntity extends Recorded {
  @KeyColumn('result', 'result_pkey')
  id: Id<'result'>;

  @IdColumn('pilot', { name: 'pilot_id' })
  @ForeignKey('PilotEntity', { name: 'result_pilot' })
  pilot: Id<'pilot'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'result_organisation' })
  organisation: OrganisationId;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @Column({ type: 'jsonb', nullable: true })
  description: LocalisedText | undefined;

  @Column({ type: 'text', nullable: true })
  link: string | undefined;

  @DayColumn({ name: 'reached_on' })
  on: LocalDate;

  @Column({ type: 'text' })
  provenance: Provenance;
}

@Entity({ schema: 'pilots', name: 'status_report' })
@Index('status_report_by_pilot', ['pilot', 'on'])
@Check('status_report_light', `light IN ('on-track', 'at-risk', 'off-track')`)
export class StatusReportEntity extends Recorded {
  @KeyColumn('statusreport', 'status_report_pkey')
  id: Id<'statusreport'>;

  @IdColumn('pilot', { name: 'pilot_id' })
  @ForeignKey('PilotEntity', { name: 'status_report_pilot' })
  pilot: Id<'pilot'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'status_report_organisation' })
  organisation: OrganisationId;

  @Column({ type: 'text' })
  light: Light;

  @Column({
    type: 'jsonb',
    nullable: true,
    comment: 'Only the owner, the coordinator and those named in the pilot see it.',
  })
  reason: LocalisedText | undefined;

  @DayColumn({ name: 'reported_on' })
  on: LocalDate;
}
