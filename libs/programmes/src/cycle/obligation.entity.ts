import type { Id, LocalDate, LocalisedText, OrganisationId } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import type { DutyKind, DutyRole } from '../duties/duty.js';
import type { ObligationStatus } from './obligation-state.js';
import type { SettlingKind } from './settling.js';

/** One thing that a programme's cycle demands once. */
@Entity({ schema: 'programmes', name: 'obligation' })
@Index('obligation_by_programme', ['programme', 'due', 'id'])
@Index('obligation_by_debtor', ['owedBy', 'due', 'id'])
@Index('obligation_by_due', ['due', 'id'])
@Index('obligation_open', ['due', 'id'], { where: "status = 'open'" })
@Index('obligation_by_area', ['area'])
@Index('obligation_by_group', ['workingGroup'])
@Index('obligation_once', { synchronize: false })
@Check('obligation_status', "status IN ('open', 'fulfilled', 'waived', 'withdrawn')")
@Check('obligation_fulfilled_by', '(fulfilled_by_kind IS NULL) = (fulfilled_by_id IS NULL)')
@Check('obligation_one_subject', 'num_nonnulls(area_id, working_group_id) <= 1')
export class ObligationEntity extends Recorded {
  @KeyColumn('obligation', 'obligation_pkey')
  id: Id<'obligation'>;

  @IdColumn('programme', { name: 'programme_id' })
  @ForeignKey('ProgrammeEntity', { name: 'obligation_programme' })
  programme: Id<'programme'>;

  /** The key of the duty. */
  @Column({ type: 'text' })
  duty: string;

  @Column({ type: 'text' })
  kind: DutyKind;

  @Column({ type: 'text' })
  turn: string;

  @DayColumn({ name: 'turn_first' })
  turnFirst: LocalDate;

  @DayColumn({ name: 'turn_last' })
  turnLast: LocalDate;

  @IdColumn('itemlineage', { name: 'area_id', nullable: true })
  @ForeignKey('ItemLineageEntity', { name: 'obligation_area' })
  area: Id<'itemlineage'> | undefined;

  @IdColumn('body', { name: 'working_group_id', nullable: true })
  @ForeignKey('BodyEntity', { name: 'obligation_working_group' })
  workingGroup: Id<'body'> | undefined;

  /** As what it is owed: by the owner, no matter who that is, or by an adopter. */
  @Column({ type: 'text' })
  role: DutyRole;

  @IdColumn('organisation', { name: 'owed_by_id' })
  @ForeignKey('OrganisationEntity', { name: 'obligation_owed_by' })
  owedBy: OrganisationId;

  @DayColumn()
  due: LocalDate;

  @DayColumn({ name: 'due_moved_on', nullable: true })
  dueMovedOn: LocalDate | undefined;

  @Column({ type: 'jsonb', name: 'due_reason', nullable: true })
  dueReason: LocalisedText | undefined;

  @Column({ type: 'text' })
  status: ObligationStatus;

  @DayColumn({ name: 'status_on', nullable: true })
  statusOn: LocalDate | undefined;

  @Column({ type: 'jsonb', nullable: true })
  note: LocalisedText | undefined;

  /** The thing that fulfilled it: the kind of its id, and the UUID. */
  @Column({ type: 'text', name: 'fulfilled_by_kind', nullable: true })
  fulfilledByKind: SettlingKind | undefined;

  @Column({ type: 'uuid', name: 'fulfilled_by_id', nullable: true })
  fulfilledBy: string | undefined;

  /** The due day of which it was told that it comes. */
  @DayColumn({ name: 'told_due', nullable: true })
  toldDue: LocalDate | undefined;

  /** The due day of which it was told that it is over. */
  @DayColumn({ name: 'told_late', nullable: true })
  toldLate: LocalDate | undefined;

  @Column({ type: 'integer' })
  version: number;
}

/** Until which day the obligations of a programme with duties are kept up to date. */
@Entity({ schema: 'programmes', name: 'cycle' })
@Index('cycle_by_day', ['keptOn', 'id'])
export class CycleEntity {
  @KeyColumn('programme', 'cycle_pkey')
  @ForeignKey('ProgrammeEntity', { name: 'cycle_programme' })
  id: Id<'programme'>;

  @DayColumn({ name: 'kept_on' })
  keptOn: LocalDate;
}
