import type { FundingKind, FundingPurpose, Id, LocalDate, LocalisedText, Period, Provenance } from '@talkoot/contracts';
import { DayColumn, IndexedByName, KeyColumn, PeriodColumn, Recorded } from '@talkoot/platform/database';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

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
@Check('programme_documented_partners_count', 'documented_partners >= 0')
export class ProgrammeEntity extends Recorded {
  @KeyColumn('pilotprogramme', 'programme_pkey')
  @ForeignKey('CollaborationEntity', { name: 'programme_collaboration' })
  id: Id<'pilotprogramme'>;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalisedText;

  @Column({ type: 'jsonb', nullable: true })
  basis: LocalisedText | null;

  @Column({ type: 'jsonb' })
  aims: LocalisedText[];

  @Column({ type: 'jsonb' })
  characteristics: LocalisedText[];

  @PeriodColumn()
  period: Period;

  @PeriodColumn({ nullable: true })
  call?: Period | undefined;

  @Column({ name: 'funding_kind', type: 'text', nullable: true })
  fundingKind: FundingKind | null;

  @Column({ name: 'funding_purposes', type: 'text', array: true })
  fundingPurposes: FundingPurpose[];

  @Column({ name: 'funding_unfunded', type: 'text', array: true })
  fundingUnfunded: FundingPurpose[];

  @Column({ name: 'documented_partners', type: 'integer', nullable: true })
  documentedPartners: number | null;

  @DayColumn({ name: 'documented_partners_as_of', nullable: true })
  documentedPartnersAsOf?: LocalDate | undefined;

  @Column({ name: 'documented_partners_provenance', type: 'text', nullable: true })
  documentedPartnersProvenance: Provenance | null;

  @Column({ type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}
