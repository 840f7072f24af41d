import type {
  Currency,
  Id,
  LocalDate,
  Locale,
  LocalisedText,
  OrganisationId,
  Period,
  Provenance,
} from '@talkoot/contracts';
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
import type { TaskStatus, WorkProgrammeStatus } from './work-programme-state.js';

/** What a working group does for a programme in a year. */
@Entity({ schema: 'programmes', name: 'work_programme' })
@Index('work_programme_once', ['programme', 'workingGroup', 'year'], { unique: true, where: "status <> 'discarded'" })
@Index('work_programme_by_programme', ['programme', 'year', 'id'])
@Index('work_programme_by_group', ['workingGroup', 'year', 'id'])
@Index('work_programme_by_decision', ['decision'])
@Check('work_programme_status', "status IN ('draft', 'adopted', 'discarded')")
@Check('work_programme_budget', '(budget_minor IS NULL) = (budget_currency IS NULL)')
export class WorkProgrammeEntity extends Recorded {
  @KeyColumn('workprogramme', 'work_programme_pkey')
  id: Id<'workprogramme'>;

  @IdColumn('programme', { name: 'programme_id' })
  @ForeignKey('ProgrammeEntity', { name: 'work_programme_programme' })
  programme: Id<'programme'>;

  @IdColumn('body', { name: 'working_group_id' })
  @ForeignKey('BodyEntity', { name: 'work_programme_working_group' })
  workingGroup: Id<'body'>;

  @Column({ type: 'integer' })
  year: number;

  @Column({ type: 'text' })
  status: WorkProgrammeStatus;

  @DayColumn({ name: 'adopted_on', nullable: true })
  adoptedOn: LocalDate | undefined;

  @IdColumn('decision', { name: 'decision_id', nullable: true })
  @ForeignKey('DecisionEntity', { name: 'work_programme_decision' })
  decision: Id<'decision'> | undefined;

  /** The budget line that it carries out. */
  @Column({ type: 'jsonb', name: 'budget_name', nullable: true })
  budgetName: LocalisedText | undefined;

  @MinorUnitsColumn({ name: 'budget_minor', nullable: true })
  budgetMinor: bigint | undefined;

  @Column({ type: 'character', length: 3, name: 'budget_currency', nullable: true })
  budgetCurrency: Currency | undefined;

  @Column({ type: 'text', name: 'source_locale', nullable: true })
  sourceLocale: Locale | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** A target of the year. */
@Entity({ schema: 'programmes', name: 'work_target' })
@Index('work_target_by_work_programme', ['workProgramme', 'place'])
@Index('work_target_by_item', ['item'])
export class WorkTargetEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'work_target_pkey' })
  id: string;

  @IdColumn('workprogramme', { name: 'work_programme_id' })
  @ForeignKey('WorkProgrammeEntity', { name: 'work_target_work_programme' })
  workProgramme: Id<'workprogramme'>;

  @Column({ type: 'integer' })
  place: number;

  @Column({ type: 'jsonb' })
  text: LocalisedText;

  @IdColumn('itemlineage', { name: 'item_id', nullable: true })
  @ForeignKey('ItemLineageEntity', { name: 'work_target_item' })
  item: Id<'itemlineage'> | undefined;
}

/** What is to be done. */
@Entity({ schema: 'programmes', name: 'work_task' })
@Index('work_task_by_work_programme', ['workProgramme', 'place'])
@Check('work_task_status', "status IN ('open', 'done', 'dropped')")
export class WorkTaskEntity extends Recorded {
  @KeyColumn('worktask', 'work_task_pkey')
  id: Id<'worktask'>;

  @IdColumn('workprogramme', { name: 'work_programme_id' })
  @ForeignKey('WorkProgrammeEntity', { name: 'work_task_work_programme' })
  workProgramme: Id<'workprogramme'>;

  @Column({ type: 'integer' })
  place: number;

  @Column({ type: 'jsonb' })
  text: LocalisedText;

  @DayColumn({ nullable: true })
  due: LocalDate | undefined;

  @Column({ type: 'text' })
  status: TaskStatus;

  @DayColumn({ name: 'status_on', nullable: true })
  statusOn: LocalDate | undefined;
}

/** The organisation that is responsible for a task, and when; at a merger the successor stands in. */
@Entity({ schema: 'programmes', name: 'work_task_responsible' })
@Index('work_task_responsible_by_task', ['task'])
@Index('work_task_responsible_by_organisation', ['organisation'])
@OneAtATime('work_task_responsible_one_at_a_time', ['task_id'])
@Check('work_task_responsible_period_not_empty', 'NOT isempty(period)')
export class WorkTaskResponsibleEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'work_task_responsible_pkey' })
  id: string;

  @IdColumn('worktask', { name: 'task_id' })
  @ForeignKey('WorkTaskEntity', { name: 'work_task_responsible_task' })
  task: Id<'worktask'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'work_task_responsible_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}
