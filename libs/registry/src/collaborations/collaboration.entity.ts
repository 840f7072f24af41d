import type { CollaborationKind, LocalisedText, OrganisationId, Period, Provenance } from '@talkoot/contracts';
import { Column, IdColumn, IndexedByName, OneAtATime, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What several organisations do together, of any kind. The aggregate of another context shares its key with this row. */
@Entity({ schema: 'registry', name: 'collaboration' })
@IndexedByName('collaboration_by_name')
@Index('collaboration_code', ['kind', 'code'], { unique: true })
@Check('collaboration_period_not_empty', 'NOT isempty(period)')
export class CollaborationEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'collaboration_pkey' })
  id: string;

  @Column({ type: 'text' })
  kind: CollaborationKind;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}

/** Who owns a collaboration, one organisation at a time. It is handed over when the owner merges or splits. */
@Entity({ schema: 'registry', name: 'collaboration_owner' })
@Index('collaboration_owner_by_collaboration', ['collaboration'])
@Index('collaboration_owner_by_organisation', ['organisation'])
@OneAtATime('collaboration_owner_one_at_a_time', ['collaboration_id'])
@Check('collaboration_owner_period_not_empty', 'NOT isempty(period)')
export class CollaborationOwnerEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'collaboration_owner_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'collaboration_id' })
  @ForeignKey('CollaborationEntity', { name: 'collaboration_owner_collaboration' })
  collaboration: string;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'collaboration_owner_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}
