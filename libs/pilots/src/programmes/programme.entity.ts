import type {
  FundingKind,
  FundingPurpose,
  Id,
  LocalDate,
  LocalisedText,
  OrganisationId,
  Period,
  PilotProgrammeStatus,
  Provenance,
} from '@talkoot/contracts';
import {
  Column,
  DayColumn,
  IdColumn,
  IndexedByName,
  KeyColumn,
  OneAtATime,
  PeriodColumn,
  Recorded,
} from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A pilot programme; its owner is the registry's, dated, as of every collaboration. */
@Entity({ schema: 'pilots', name: 'programme' })
@IndexedByName('programme_by_name')
@Index('programme_code', ['code'], { unique: true })
@Check('programme_period_not_empty', 'NOT isempty(period)')
@Check('programme_call_opens', 'call IS NULL OR (NOT isempty(call) AND NOT lower_inf(call))')
@Check(
  'programme_documented_partners_whole',
  '(documented_partners IS NULL) = (documented_partners_provenance IS NULL)',
)
@Check('programme_status', `status IN ('active', 'ended', 'cancelled')`)
@Check('programme_over', `(status = 'active') = (status_on IS NULL) AND (status_on IS NULL) = (status_reason IS NULL)`)
@Check('programme_documented_partners_count', 'documented_partners >= 0')
export class PilotProgrammeEntity extends Recorded {
  @KeyColumn('pilotprogramme', 'programme_pkey')
  @ForeignKey('CollaborationEntity', { name: 'programme_collaboration' })
  id: Id<'pilotprogramme'>;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @Column({ type: 'jsonb', nullable: true })
  basis: LocalisedText | undefined;

  @Column({ type: 'jsonb' })
  aims: LocalisedText[];

  @Column({ type: 'jsonb' })
  characteristics: LocalisedText[];

  @PeriodColumn()
  period: Period;

  @PeriodColumn({ nullable: true })
  call: Period | undefined;

  @Column({ name: 'funding_kind', type: 'text', nullable: true })
  fundingKind: FundingKind | undefined;

  @Column({ name: 'funding_purposes', type: 'text', array: true })
  fundingPurposes: FundingPurpose[];

  @Column({ name: 'funding_unfunded', type: 'text', array: true })
  fundingUnfunded: FundingPurpose[];

  @Column({ name: 'documented_partners', type: 'integer', nullable: true })
  documentedPartners: number | undefined;

  @DayColumn({ name: 'documented_partners_as_of', nullable: true })
  documentedPartnersAsOf: LocalDate | undefined;

  @Column({ name: 'documented_partners_provenance', type: 'text', nullable: true })
  documentedPartnersProvenance: Provenance | undefined;

  @Column({ type: 'text', default: 'active' })
  status: PilotProgrammeStatus;

  @DayColumn({ name: 'status_on', nullable: true })
  statusOn: LocalDate | undefined;

  @Column({ name: 'status_reason', type: 'jsonb', nullable: true })
  statusReason: LocalisedText | undefined;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** A municipality that the call of a programme names, and when. */
@Entity({ schema: 'pilots', name: 'called_municipality' })
@OneAtATime('called_municipality_once_at_a_time', ['programme_id', 'organisation_id'])
@Check('called_municipality_period_not_empty', 'NOT isempty(period)')
@Index('called_municipality_by_organisation', ['organisation'])
@Index('called_municipality_by_programme', ['programme'])
export class CalledMunicipalityEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'called_municipality_pkey' })
  id: string;

  @IdColumn('pilotprogramme', { name: 'programme_id' })
  @ForeignKey('PilotProgrammeEntity', { name: 'called_municipality_programme' })
  programme: Id<'pilotprogramme'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'called_municipality_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;

  @DayColumn({ name: 'told_of', nullable: true, comment: 'The opening day of which it has been told.' })
  toldOf: LocalDate | undefined;
}
