import type { Id, LocalDate, LocalisedText, OrganisationId, Period, PersonId } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, OneAtATime, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What a meeting asks somebody to do. */
@Entity({ schema: 'governance', name: 'action_item' })
@Index('action_item_by_due', { synchronize: false })
@Index('action_item_by_latest_due', { synchronize: false })
@Index('action_item_by_meeting', ['meeting'])
@Index('action_item_by_decision', ['decision'])
@Index('action_item_by_person', ['person', 'due'])
@Index('action_item_open', ['due'], { where: 'done_on IS NULL AND withdrawn_on IS NULL' })
export class ActionItemEntity extends Recorded {
  @KeyColumn('actionitem', 'action_item_pkey')
  id: Id<'actionitem'>;

  @IdColumn('meeting', { name: 'meeting_id' })
  @ForeignKey('MeetingEntity', { name: 'action_item_meeting' })
  meeting: Id<'meeting'>;

  @IdColumn('agendaitem', { name: 'item_id', nullable: true })
  @ForeignKey('AgendaItemEntity', { name: 'action_item_item' })
  item: Id<'agendaitem'> | undefined;

  @IdColumn('decision', { name: 'decision_id', nullable: true })
  @ForeignKey('DecisionEntity', { name: 'action_item_decision' })
  decision: Id<'decision'> | undefined;

  @Column({ type: 'jsonb' })
  text: LocalisedText;

  @IdColumn('person', { name: 'person_id', nullable: true })
  @ForeignKey('PersonEntity', { name: 'action_item_person' })
  person: PersonId | undefined;

  @DayColumn({ nullable: true })
  due: LocalDate | undefined;

  @DayColumn({ name: 'done_on', nullable: true })
  doneOn: LocalDate | undefined;

  @DayColumn({ name: 'withdrawn_on', nullable: true })
  withdrawnOn: LocalDate | undefined;

  /** The due day of which it was told that it comes soon. */
  @DayColumn({ name: 'told_due_soon', nullable: true })
  toldDueSoon: LocalDate | undefined;

  /** The due day of which it was told that it has passed. */
  @DayColumn({ name: 'told_late', nullable: true })
  toldLate: LocalDate | undefined;

  @Column({ type: 'integer' })
  version: number;
}

/** The organisation that is responsible for an action item, and when: a succession that is to come hands it over on its day. */
@Entity({ schema: 'governance', name: 'action_item_organisation' })
@Index('action_item_organisation_by_item', ['item'])
@Index('action_item_organisation_by_organisation', ['organisation'])
@OneAtATime('action_item_organisation_one_at_a_time', ['item_id'])
@Check('action_item_organisation_period_not_empty', 'NOT isempty(period)')
export class ActionItemOrganisationEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'action_item_organisation_pkey' })
  id: string;

  @IdColumn('actionitem', { name: 'item_id' })
  @ForeignKey('ActionItemEntity', { name: 'action_item_organisation_item' })
  item: Id<'actionitem'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'action_item_organisation_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}
