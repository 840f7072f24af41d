import type { Currency, Id, LocalDate, LocalisedText } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, MinorUnitsColumn, Recorded } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** That the amount of an appropriation or a grant was mistyped: what stood before, what is right, and why. */
@Entity({ schema: 'funding', name: 'amount_correction' })
@ForeignKey('AppropriationEntity', ['appropriation', 'currency'], ['id', 'currency'], {
  name: 'amount_correction_appropriation',
})
@ForeignKey('GrantEntity', ['grant', 'appropriation', 'currency'], ['id', 'appropriation', 'currency'], {
  name: 'amount_correction_grant',
})
@Index('amount_correction_of_appropriation', ['appropriation', 'place'], { unique: true, where: 'grant_id IS NULL' })
@Index('amount_correction_of_grant', ['grant', 'place'], { unique: true, where: 'grant_id IS NOT NULL' })
@Check('amount_correction_differs', 'amount_minor >= 0 AND before_minor >= 0 AND amount_minor <> before_minor')
export class AmountCorrectionEntity extends Recorded {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'amount_correction_pkey' })
  id: string;

  @IdColumn('appropriation', { name: 'appropriation_id' })
  appropriation: Id<'appropriation'>;

  /** None: of the appropriation itself. */
  @IdColumn('grant', { name: 'grant_id', nullable: true })
  grant: Id<'grant'> | undefined;

  /** Of the same appropriation or grant, from one. */
  @Column({ type: 'integer' })
  place: number;

  @MinorUnitsColumn({ name: 'before_minor' })
  before: bigint;

  @MinorUnitsColumn({ name: 'amount_minor' })
  amount: bigint;

  @Column({ type: 'character', length: 3 })
  currency: Currency;

  @Column({ type: 'jsonb' })
  reason: LocalisedText;

  @DayColumn({ name: 'corrected_on' })
  on: LocalDate;
}
