import type { Currency, Id, LocalDate, LocalisedText, OrganisationId, Period } from '@talkoot/contracts';
import {
  Column,
  DayColumn,
  IdColumn,
  KeyColumn,
  MinorUnitsColumn,
  OneAtATime,
  PeriodColumn,
  Recorded,
} from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ActivityStatus } from './activity-timeliness.js';

/** What is to be done by an action plan. */
@Entity({ schema: 'programmes', name: 'activity' })
@Index('activity_by_plan', ['plan', 'due', 'id'])
@Index('activity_by_due', ['due', 'id'])
@Index('activity_by_measure', ['measure'])
@Index('activity_by_source', ['copiedFrom'])
@Check('activity_status', "status IN ('planned', 'in-progress', 'done', 'dropped')")
@Check('activity_budget', '(budget_minor IS NULL) = (budget_currency IS NULL)')
export class ActivityEntity extends Recorded {
  @KeyColumn('activity', 'activity_pkey')
  id: Id<'activity'>;

  @IdColumn('actionplan', { name: 'plan_id' })
  @ForeignKey('ActionPlanEntity', { name: 'activity_plan' })
  plan: Id<'actionplan'>;

  @Column({ type: 'jsonb' })
  title: LocalisedText;

  @Column({ type: 'jsonb', nullable: true })
  description: LocalisedText | undefined;

  @IdColumn('itemlineage', { name: 'measure_id', nullable: true })
  @ForeignKey('ItemLineageEntity', { name: 'activity_measure' })
  measure: Id<'itemlineage'> | undefined;

  @DayColumn({ nullable: true })
  start: LocalDate | undefined;

  @DayColumn()
  due: LocalDate;

  @MinorUnitsColumn({ name: 'budget_minor', nullable: true })
  budgetMinor: bigint | undefined;

  @Column({ type: 'text', name: 'budget_currency', nullable: true })
  budgetCurrency: Currency | undefined;

  @Column({ type: 'text' })
  status: ActivityStatus;

  @DayColumn({ name: 'status_on', nullable: true })
  statusOn: LocalDate | undefined;

  @Column({ type: 'jsonb', name: 'drop_reason', nullable: true })
  dropReason: LocalisedText | undefined;

  @IdColumn('activity', { name: 'copied_from_id', nullable: true })
  @ForeignKey('ActivityEntity', { name: 'activity_copied_from' })
  copiedFrom: Id<'activity'> | undefined;

  @Column({ type: 'integer' })
  version: number;
}

/** Who is responsible for an activity, one at a time; at a merger the successor stands in. */
@Entity({ schema: 'programmes', name: 'activity_responsible' })
@Index('activity_responsible_by_activity', ['activity'])
@Index('activity_responsible_by_organisation', ['organisation'])
@OneAtATime('activity_responsible_one_at_a_time', ['activity_id'])
@Check('activity_responsible_period_not_empty', 'NOT isempty(period)')
export class ActivityResponsibleEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'activity_responsible_pkey' })
  id: string;

  @IdColumn('activity', { name: 'activity_id' })
  @ForeignKey('ActivityEntity', { name: 'activity_responsible_activity' })
  activity: Id<'activity'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'activity_responsible_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}

/** Who takes part in an activity; at a merger the successor stands in. */
@Entity({ schema: 'programmes', name: 'activity_partner' })
@Index('activity_partner_by_activity', ['activity'])
@Index('activity_partner_by_organisation', ['organisation'])
@OneAtATime('activity_partner_once', ['activity_id', 'organisation_id'])
@Check('activity_partner_period_not_empty', 'NOT isempty(period)')
export class ActivityPartnerEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'activity_partner_pkey' })
  id: string;

  @IdColumn('activity', { name: 'activity_id' })
  @ForeignKey('ActivityEntity', { name: 'activity_partner_activity' })
  activity: Id<'activity'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'activity_partner_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}

/** How an activity goes, as somebody told it on a day. */
@Entity({ schema: 'programmes', name: 'activity_note' })
@Index('activity_note_by_activity', ['activity', 'on', 'id'])
@Index('activity_note_by_organisation', ['organisation'])
export class ActivityNoteEntity extends Recorded {
  @KeyColumn('activitynote', 'activity_note_pkey')
  id: Id<'activitynote'>;

  @IdColumn('activity', { name: 'activity_id' })
  @ForeignKey('ActivityEntity', { name: 'activity_note_activity' })
  activity: Id<'activity'>;

  @DayColumn()
  on: LocalDate;

  /** Who wrote it; without one somebody who runs the service did. */
  @IdColumn('organisation', { name: 'organisation_id', nullable: true })
  @ForeignKey('OrganisationEntity', { name: 'activity_note_organisation' })
  organisation: OrganisationId | undefined;

  @Column({ type: 'jsonb' })
  text: LocalisedText;
}

/** An activity waits for another one, also of another programme. */
@Entity({ schema: 'programmes', name: 'activity_wait' })
@Index('activity_wait_once', ['activity', 'waitsFor'], { unique: true })
@Index('activity_wait_by_other', ['waitsFor'])
export class ActivityWaitEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'activity_wait_pkey' })
  id: string;

  @IdColumn('activity', { name: 'activity_id' })
  @ForeignKey('ActivityEntity', { name: 'activity_wait_activity' })
  activity: Id<'activity'>;

  @IdColumn('activity', { name: 'waits_for_id' })
  @ForeignKey('ActivityEntity', { name: 'activity_wait_waits_for' })
  waitsFor: Id<'activity'>;
}
