import type { Currency, EventId, Id, LocalDate } from '@talkoot/contracts';
import { Column, DayColumn, IdColumn, KeyColumn, MinorUnitsColumn } from '@talkoot/platform/database';
import { Check, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AccountKind, PostingKind } from './ledger.js';

/** Opened with its appropriation or grant. The balance is the database's: postings move it, nobody writes it. */
@Entity({ schema: 'funding', name: 'account' })
@Unique('account_in_its_currency', ['id', 'appropriation', 'currency'])
@ForeignKey('AppropriationEntity', ['appropriation', 'currency'], ['id', 'currency'], { name: 'account_appropriation' })
@ForeignKey('GrantEntity', ['grant', 'appropriation', 'currency'], ['id', 'appropriation', 'currency'], {
  name: 'account_grant',
})
@Index('account_of_appropriation', ['appropriation', 'kind'], { unique: true, where: 'grant_id IS NULL' })
@Index('account_of_grant', ['grant', 'kind'], { unique: true, where: 'grant_id IS NOT NULL' })
@Check(
  'account_kind',
  `CASE WHEN grant_id IS NULL THEN kind IN ('source', 'appropriation')
    ELSE kind IN ('granted', 'released', 'paid', 'claimed', 'corrected') END`,
)
@Check('account_not_below_zero', `balance_minor >= 0 OR kind = 'source'`)
export class AccountEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_pkey' })
  id: string;

  @IdColumn('appropriation', { name: 'appropriation_id' })
  appropriation: Id<'appropriation'>;

  @IdColumn('grant', { name: 'grant_id', nullable: true })
  grant: Id<'grant'> | undefined;

  @Column({ type: 'text' })
  kind: AccountKind;

  @Column({ type: 'character', length: 3 })
  currency: Currency;

  @MinorUnitsColumn({ name: 'balance_minor', default: 0, insert: false, update: false })
  readonly balance: bigint;
}

/** One movement of money: inserted once and never changed. */
@Entity({ schema: 'funding', name: 'posting' })
@ForeignKey('AccountEntity', ['debit', 'appropriation', 'currency'], ['id', 'appropriation', 'currency'], {
  name: 'posting_debit',
})
@ForeignKey('AccountEntity', ['credit', 'appropriation', 'currency'], ['id', 'appropriation', 'currency'], {
  name: 'posting_credit',
})
@Index('posting_of_debit', ['debit'])
@Index('posting_of_credit', ['credit'])
@Index('posting_decided_once', ['debit'], { unique: true, where: `kind IN ('appropriation', 'grant')` })
@Check('posting_amount', 'amount_minor > 0')
export class PostingEntity {
  @KeyColumn('posting', 'posting_pkey')
  id: Id<'posting'>;

  @IdColumn('appropriation', { name: 'appropriation_id' })
  appropriation: Id<'appropriation'>;

  @Column({ type: 'text' })
  kind: PostingKind;

  /** The account that it goes to. */
  @Column({ type: 'uuid', name: 'debit_account_id' })
  debit: string;

  /** The account that it comes from. */
  @Column({ type: 'uuid', name: 'credit_account_id' })
  credit: string;

  @MinorUnitsColumn({ name: 'amount_minor' })
  amount: bigint;

  @Column({ type: 'character', length: 3 })
  currency: Currency;

  @DayColumn({ name: 'posted_on' })
  on: LocalDate;

  @IdColumn('event', { name: 'cause_id' })
  cause: EventId;

  @Column({
    name: 'recorded_at',
    type: 'timestamptz',
    default: () => 'clock_timestamp()',
    insert: false,
    update: false,
  })
  readonly recordedAt: Date;
}
