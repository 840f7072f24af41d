import type { Country, LocalisedText, OrganisationId, OrganisationKind, Period, Provenance } from '@talkoot/contracts';
import { IdColumn, KeyColumn, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';

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
  businessId: string | null;

  @Column({ type: 'double precision', nullable: true })
  latitude: number | null;

  @Column({ type: 'double precision', nullable: true })
  longitude: number | null;

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
@Exclusion('organisation_name_one_at_a_time', 'USING gist (organisation_id WITH =, period WITH &&)')
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
