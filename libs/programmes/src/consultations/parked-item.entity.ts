import type { Id, LocalDate, LocalisedText, OrganisationId } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import type { ParkedStatus } from './parked-item-flow.js';

/** Something for a later version of a plan, kept beside it; at a merger the successor of who parked it stands in. */
@Entity({ schema: 'programmes', name: 'parked_item' })
@Index('parked_item_by_programme', ['programme', 'parkedOn', 'id'])
@Index('parked_item_by_organisation', ['parkedBy'])
@Index('parked_item_by_item', ['lineage'])
@Check('parked_item_status', "status IN ('parked', 'taken-up', 'dropped')")
export class ParkedItemEntity extends Recorded {
  @KeyColumn('parkeditem', 'parked_item_pkey')
  id: Id<'parkeditem'>;

  @IdColumn('programme', { name: 'programme_id' })
  @ForeignKey('ProgrammeEntity', { name: 'parked_item_programme' })
  programme: Id<'programme'>;

  @Column({ type: 'jsonb' })
  title: LocalisedText;

  @Column({ type: 'jsonb', nullable: true })
  description: LocalisedText | undefined;

  @IdColumn('organisation', { name: 'parked_by_id' })
  @ForeignKey('OrganisationEntity', { name: 'parked_item_parked_by' })
  parkedBy: OrganisationId;

  @DayColumn({ name: 'parked_on' })
  parkedOn: LocalDate;

  @Column({ type: 'text' })
  status: ParkedStatus;

  @DayColumn({ name: 'status_on', nullable: true })
  statusOn: LocalDate | undefined;

  @IdColumn('itemlineage', { name: 'lineage_id', nullable: true })
  @ForeignKey('ItemLineageEntity', { name: 'parked_item_lineage' })
  lineage: Id<'itemlineage'> | undefined;

  @Column({ type: 'jsonb', nullable: true })
  reason: LocalisedText | undefined;

  @Column({ type: 'integer' })
  version: number;
}
