import type {
  Id,
  ItemKind,
  MeasureOrigin,
  LocalDate,
  LocalisedText,
  OrganisationId,
  Period,
  Provenance,
  RevisionStatus,
} from '@talkoot/contracts';
import {
  Column,
  DayColumn,
  IdColumn,
  IdsColumn,
  KeyColumn,
  OneAtATime,
  PeriodColumn,
  Recorded,
} from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A programme's plan as it was drafted and adopted. */
@Entity({ schema: 'programmes', name: 'revision' })
@Index('revision_number', ['programme', 'number'], { unique: true })
@Index('revision_one_draft', ['programme'], { unique: true, where: "status = 'draft'" })
@Index('revision_by_decision', ['decision'])
@Check('revision_status', "status IN ('draft', 'adopted', 'discarded')")
export class RevisionEntity extends Recorded {
  @KeyColumn('revision', 'revision_pkey')
  id: Id<'revision'>;

  @IdColumn('programme', { name: 'programme_id' })
  @ForeignKey('ProgrammeEntity', { name: 'revision_programme' })
  programme: Id<'programme'>;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  status: RevisionStatus;

  @DayColumn({ name: 'adopted_on', nullable: true })
  adoptedOn: LocalDate | undefined;

  @IdColumn('decision', { name: 'decision_id', nullable: true })
  @ForeignKey('DecisionEntity', { name: 'revision_decision' })
  decision: Id<'decision'> | undefined;

  @Column({ type: 'jsonb', nullable: true })
  reason: LocalisedText | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** What stays the same of an item through all revisions. */
@Entity({ schema: 'programmes', name: 'item_lineage' })
@Index('item_lineage_by_programme', ['programme'])
export class ItemLineageEntity extends Recorded {
  @KeyColumn('itemlineage', 'item_lineage_pkey')
  id: Id<'itemlineage'>;

  @IdColumn('programme', { name: 'programme_id' })
  @ForeignKey('ProgrammeEntity', { name: 'item_lineage_programme' })
  programme: Id<'programme'>;
}

/** A priority, strategic area, objective or measure as it stands in a revision. */
@Entity({ schema: 'programmes', name: 'item' })
@Index('item_lineage_once', ['revision', 'lineage'], { unique: true })
@Index('item_code_once', ['revision', 'code'], { unique: true, where: 'NOT dropped' })
@Index('item_by_parent', ['parent'])
@Index('item_by_lineage', ['lineage'])
@Index('item_by_original', ['adaptedFrom'])
@Index('item_by_group', ['workingGroup'])
@Index('item_by_dependency', { synchronize: false })
@Index('item_by_origin', { synchronize: false })
@Check('item_kind', "kind IN ('priority', 'strategic-area', 'objective', 'measure')")
@Check('item_came_by', "came_by IN ('split', 'merged', 'superseded')")
@Check('item_origins', "(came_by IS NULL) = (origins = '{}')")
export class ItemEntity extends Recorded {
  @KeyColumn('programmeitem', 'item_pkey')
  id: Id<'programmeitem'>;

  @IdColumn('revision', { name: 'revision_id' })
  @ForeignKey('RevisionEntity', { name: 'item_revision' })
  revision: Id<'revision'>;

  @IdColumn('itemlineage', { name: 'lineage_id' })
  @ForeignKey('ItemLineageEntity', { name: 'item_lineage' })
  lineage: Id<'itemlineage'>;

  @IdColumn('programmeitem', { name: 'parent_id', nullable: true })
  @ForeignKey('ItemEntity', { name: 'item_parent' })
  parent: Id<'programmeitem'> | undefined;

  /** The lineage of its parent, for comparisons. */
  @IdColumn('itemlineage', { name: 'parent_lineage_id', nullable: true })
  @ForeignKey('ItemLineageEntity', { name: 'item_parent_lineage' })
  parentLineage: Id<'itemlineage'> | undefined;

  @Column({ type: 'integer' })
  place: number;

  @Column({ type: 'text' })
  kind: ItemKind;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @Column({ type: 'jsonb', nullable: true })
  vision: LocalisedText | undefined;

  @Column({ type: 'jsonb', nullable: true })
  description: LocalisedText | undefined;

  @IdColumn('body', { name: 'working_group_id', nullable: true })
  @ForeignKey('BodyEntity', { name: 'item_working_group' })
  workingGroup: Id<'body'> | undefined;

  @IdColumn('itemlineage', { name: 'adapted_from_id', nullable: true })
  @ForeignKey('ItemLineageEntity', { name: 'item_adapted_from' })
  adaptedFrom: Id<'itemlineage'> | undefined;

  /** Who is responsible without an end, sorted, for comparisons. */
  @IdsColumn('organisation', { name: 'responsible_ids' })
  responsible: readonly OrganisationId[];

  /** The measures of the plan that come first, sorted. */
  @IdsColumn('itemlineage', { name: 'depends_on' })
  dependsOn: readonly Id<'itemlineage'>[];

  /** How it came out of other measures, and which. */
  @Column({ name: 'came_by', type: 'text', nullable: true })
  cameBy: MeasureOrigin | undefined;

  @IdsColumn('itemlineage')
  origins: readonly Id<'itemlineage'>[];

  /** Why it is new, changed or dropped. */
  @Column({ type: 'jsonb', nullable: true })
  reason: LocalisedText | undefined;

  /** It stands in the revision only to say why it was dropped. */
  @Column({ type: 'boolean' })
  dropped: boolean;

  @Column({ type: 'text' })
  provenance: Provenance;
}

/** Which organisations are responsible for an item; at a merger the successor stands in. */
@Entity({ schema: 'programmes', name: 'item_responsible' })
@Index('item_responsible_by_item', ['item'])
@Index('item_responsible_by_organisation', ['organisation'])
@OneAtATime('item_responsible_once', ['item_id', 'organisation_id'])
@Check('item_responsible_period_not_empty', 'NOT isempty(period)')
export class ItemResponsibleEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'item_responsible_pkey' })
  id: string;

  @IdColumn('programmeitem', { name: 'item_id' })
  @ForeignKey('ItemEntity', { name: 'item_responsible_item' })
  item: Id<'programmeitem'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'item_responsible_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}
