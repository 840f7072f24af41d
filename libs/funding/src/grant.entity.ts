import type {
  Currency,
  FundingPurpose,
  Id,
  LocalDate,
  LocalisedText,
  OrganisationId,
  Period,
  Provenance,
} from '@talkoot/contracts';
import {
  Column,
  DayColumn,
  IdColumn,
  KeyColumn,
  MinorUnitsColumn,
  OneAtATime,
  PeriodColumn,
  Recorded,
} from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** What was decided is never updated: later facts have rows of their own. */
const decided = { update: false } as const;

@Entity({ schema: 'funding', name: 'grant' })
@Unique('grant_in_its_currency', ['id', 'appropriation', 'currency'])
@ForeignKey('AppropriationEntity', ['appropriation', 'currency'], ['id', 'currency'], { name: 'grant_appropriation' })
@Index('grant_code', ['code'], { unique: true })
@Index('grant_of_appropriation', ['appropriation'])
@Index('grant_of_pilot', ['pilot'])
@Check('grant_amount', 'amount_minor > 0')
@Check('grant_purposes', 'cardinality(purposes) > 0')
export class GrantEntity extends Recorded {
  @KeyColumn('grant', 'grant_pkey')
  id: Id<'grant'>;

  @Column({ ...decided, type: 'text' })
  code: string;

  @IdColumn('appropriation', { ...decided, name: 'appropriation_id' })
  appropriation: Id<'appropriation'>;

  @IdColumn('pilot', { ...decided, name: 'pilot_id' })
  @ForeignKey('PilotEntity', { name: 'grant_pilot' })
  pilot: Id<'pilot'>;

  @MinorUnitsColumn({ ...decided, name: 'amount_minor' })
  amount: bigint;

  @Column({ ...decided, type: 'character', length: 3 })
  currency: Currency;

  @Column({ ...decided, type: 'text', array: true })
  purposes: FundingPurpose[];

  @DayColumn({ ...decided, name: 'decided_on' })
  decidedOn: LocalDate;

  @Column({ ...decided, type: 'text', nullable: true })
  reference: string | undefined;

  @Column({ ...decided, type: 'text' })
  provenance: Provenance;

  @Column({ type: 'integer' })
  version: number;
}

/** Who holds a grant, one organisation at a time. */
@Entity({ schema: 'funding', name: 'grant_holder' })
@Index('grant_holder_of_grant', ['grant'])
@Index('grant_holder_by_organisation', ['organisation'])
@OneAtATime('grant_holder_one_at_a_time', ['grant_id'])
@Check('grant_holder_period_not_empty', 'NOT isempty(period)')
export class GrantHolderEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'grant_holder_pkey' })
  id: string;

  @IdColumn('grant', { name: 'grant_id' })
  @ForeignKey('GrantEntity', { name: 'grant_holder_grant' })
  grant: Id<'grant'>;

  @IdColumn('organisation', { name: 'organisation_id' })
  @ForeignKey('OrganisationEntity', { name: 'grant_holder_organisation' })
  organisation: OrganisationId;

  @PeriodColumn()
  period: Period;
}

/** On which conditions a grant stands, one set at a time. */
@Entity({ schema: 'funding', name: 'grant_conditions' })
@Index('grant_conditions_of_grant', ['grant'])
@OneAtATime('grant_conditions_one_at_a_time', ['grant_id'])
@Check('grant_conditions_period_not_empty', 'NOT isempty(period)')
export class GrantConditionsEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'grant_conditions_pkey' })
  id: string;

  @IdColumn('grant', { name: 'grant_id' })
  @ForeignKey('GrantEntity', { name: 'grant_conditions_grant' })
  grant: Id<'grant'>;

  @Column({ type: 'jsonb' })
  conditions: LocalisedText[];

  @Column({ type: 'text', nullable: true })
  reference: string | undefined;

  @PeriodColumn()
  period: Period;
}
