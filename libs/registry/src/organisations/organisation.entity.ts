import type {
  Country,
  Id,
  LocalisedText,
  OrganisationId,
  OrganisationKind,
  Period,
  Provenance,
} from '@talkoot/contracts';
import {
  Column,
  IdColumn,
  IndexedByName,
  KeyColumn,
  OneAtATime,
  PeriodColumn,
  Recorded,
} from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'registry', name: 'organisation' })
@Index('organisation_code', ['country', 'code'], { unique: true })
@Index('organisation_business_id', ['businessId'], { unique: true, where: 'business_id IS NOT NULL' })
@Check('organisation_period_not_empty', 'NOT isempty(period)')
@Check('organisation_location_whole', '(latitude IS NULL) = (longitude IS NULL)')
export class OrganisationEntity extends Recorded {
  @KeyColumn('organisation', 'organisation_pkey')
  id: OrganisationId;

  @Column({ type: 'text' })
  kind: OrganisationKind;

  @Column({ type: 'character', length: 2 })
  country: Country;

  @Column({ type: 'text' })
  code: string;

  @Column({ name: 'business_id', type: 'text', nullable: true })
  businessId: string | undefined;

  @Column({ type: 'double precision', nullable: true })
  latitude: number | undefined;

  @Column({ type: 'double precision', nullable: true })
  longitude: number | undefined;

  @Column({ type: 'text', array: true })
  languages: string[];

  @Column({ type: 'text' })
  provenance: Provenance;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'integer' })
  version: number;
}

/** A name's period; organisations are called one thing at a time. */
@Entity({ schema: 'registry', name: 'organisation_name' })
@IndexedByName('organisation_name_in_order')
@Index('organisation_name_by_organisation', ['organisation'])
@OneAtATime('organisation_name_one_at_a_time', ['organisation_id'])
@Check('organisation_name_period_not_empty', 'NOT isempty(period)')
export class OrganisationNameEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'organisation_name_pkey' })
  id: string;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'organisation_name_organisation' })
  organisation: OrganisationId;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @PeriodColumn()
  period: Period;
}

/** In which region a municipality lies, one at a time. */
@Entity({ schema: 'registry', name: 'region_membership' })
@Index('region_membership_by_organisation', ['organisation'])
@Index('region_membership_by_region', ['region'])
@OneAtATime('region_membership_one_at_a_time', ['organisation_id'])
@Check('region_membership_period_not_empty', 'NOT isempty(period)')
export class RegionMembershipEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'region_membership_pkey' })
  id: string;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'region_membership_organisation' })
  organisation: OrganisationId;

  @IdColumn('region', { name: 'region_id' })
  @ForeignKey('RegionEntity', { name: 'region_membership_region' })
  region: Id<'region'>;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}

/** Who belongs to a joint authority, and when. */
@Entity({ schema: 'registry', name: 'organisation_member' })
@Index('organisation_member_by_organisation', ['organisation'])
@Index('organisation_member_by_member', ['member'])
@OneAtATime('organisation_member_once', ['organisation_id', 'member_id'])
@Check('organisation_member_period_not_empty', 'NOT isempty(period)')
export class OrganisationMemberEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'organisation_member_pkey' })
  id: string;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'organisation_member_organisation' })
  organisation: OrganisationId;

  @IdColumn('organisation', { name: 'member_id' })
  @ForeignKey('OrganisationEntity', { name: 'organisation_member_member' })
  member: OrganisationId;

  @PeriodColumn()
  period: Period;

  @Column({ type: 'text' })
  provenance: Provenance;
}
