import type { Id, LocalisedText, NetworkKind, OrganisationId, Period, Provenance } from '@talkoot/contracts';
import { Column, IdColumn, KeyColumn, OneAtATime, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What a network has besides what every collaboration has; it shares the key of its collaboration. */
@Entity({ schema: 'registry', name: 'network' })
export class NetworkEntity extends Recorded {
  @KeyColumn('network', 'network_pkey')
  @ForeignKey('CollaborationEntity', { name: 'network_collaboration' })
  id: Id<'network'>;

  @Column({ type: 'text' })
  kind: NetworkKind;

  @Column({ type: 'jsonb', nullable: true })
  description: LocalisedText | undefined;

  @Column({ type: 'integer' })
  version: number;
}

/** Who belongs to a network, and when: an organisation or a collaboration. */
@Entity({ schema: 'registry', name: 'network_member' })
@Index('network_member_by_network', ['network'])
@Index('network_member_by_organisation', ['organisation'])
@Index('network_member_by_collaboration', ['collaboration'])
@Check('network_member_one_thing', 'num_nonnulls(organisation_id, collaboration_id) = 1')
@Check('network_member_period_not_empty', 'NOT isempty(period)')
@OneAtATime('network_member_organisation_once', ['network_id', 'organisation_id'])
@OneAtATime('network_member_collaboration_once', ['network_id', 'collaboration_id'])
export class NetworkMemberEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'network_member_pkey' })
  id: string;

  @IdColumn('network', { name: 'network_id' })
  @ForeignKey('NetworkEntity', { name: 'network_member_network' })
  network: Id<'network'>;

  @IdColumn('organisation', { name: 'organisation_id', nullable: true })
  @ForeignKey('OrganisationEntity', { name: 'network_member_organisation' })
  organisation: OrganisationId | undefined;

  @Column({ type: 'uuid', name: 'collaboration_id', nullable: true })
  @ForeignKey('CollaborationEntity', { name: 'network_member_collaboration' })
  collaboration: string | undefined;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}
