import type { EventId, Id, LocalDate, OrganisationId, Provenance, SuccessionKind } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, Recorded } from '@talkoot/platform/database';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { GoingOn } from './succession.js';

@Entity({ schema: 'registry', name: 'succession' })
@Index('succession_in_order', ['on', 'id'])
export class SuccessionEntity extends Recorded {
  @KeyColumn('succession', 'succession_pkey')
  id: Id<'succession'>;

  @Column({ type: 'text' })
  kind: SuccessionKind;

  /** The first day on which the successors stand in, or the new name holds. */
  @DayColumn({ name: 'effective_on' })
  on: LocalDate;

  /** The succession's own event; a renaming has that of the organisation. */
  @IdColumn('event', { name: 'event_id', nullable: true })
  event: EventId | undefined;

  /** Who goes on with whatever is not named, of a merger and a split. */
  @IdColumn('organisation', { name: 'otherwise_id', nullable: true })
  @ForeignKey('OrganisationEntity', { name: 'succession_otherwise' })
  otherwise: OrganisationId | undefined;

  /** Of a split: who goes on with what. */
  @Column({ name: 'going_on', type: 'jsonb' })
  goingOn: readonly GoingOn[];

  @Column({ type: 'text' })
  provenance: Provenance;
}

/** Who goes on for whom; in a renaming an organisation goes on for itself. */
@Entity({ schema: 'registry', name: 'succession_pair' })
@Index('succession_pair_once', ['succession', 'predecessor', 'successor'], { unique: true })
@Index('succession_pair_by_predecessor', ['predecessor'])
@Index('succession_pair_by_successor', ['successor'])
export class SuccessionPairEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'succession_pair_pkey' })
  id: string;

  @IdColumn('succession', { name: 'succession_id' })
  @ForeignKey('SuccessionEntity', { name: 'succession_pair_succession' })
  succession: Id<'succession'>;

  @IdColumn('organisation', { name: 'predecessor_id' })
  @ForeignKey('OrganisationEntity', { name: 'succession_pair_predecessor' })
  predecessor: OrganisationId;

  @IdColumn('organisation', { name: 'successor_id' })
  @ForeignKey('OrganisationEntity', { name: 'succession_pair_successor' })
  successor: OrganisationId;
}
