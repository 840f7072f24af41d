import type { EventId, Id, LocalDate, Money } from '@talkoot/contracts';

/**
 * The accounts of one appropriation. `source` stands for where its money comes from and is the only one below zero; the others
 * hold what has come so far and not gone on: `appropriation` what is left to grant, `granted` what is not yet released, and so on.
 */
export const APPROPRIATION_ACCOUNTS = ['source', 'appropriation'] as const;

/** The accounts that every grant has. */
export const GRANT_ACCOUNTS = ['granted', 'released', 'paid', 'claimed', 'corrected'] as const;

export type AccountKind = (typeof APPROPRIATION_ACCOUNTS)[number] | (typeof GRANT_ACCOUNTS)[number];

/** The ways that money goes, each from the account credited to the account debited. The database refuses any other. */
export const ROUTES = {
  /** The appropriation was decided. */
  appropriation: { debit: 'appropriation', credit: 'source' },
  /** A grant was decided. */
  grant: { debit: 'granted', credit: 'appropriation' },
  /** An instalment was released. */
  release: { debit: 'released', credit: 'granted' },
  /** An instalment was paid. */
  payment: { debit: 'paid', credit: 'released' },
  /** A claim was approved: what was paid is accounted for. */
  claim: { debit: 'claimed', credit: 'paid' },
  /** What was paid has to come back. */
  correction: { debit: 'corrected', credit: 'paid' },
  /** It came back. */
  repayment: { debit: 'appropriation', credit: 'corrected' },
  /** It is taken off the next instalment instead. */
  offset: { debit: 'released', credit: 'corrected' },
  /** The grant is cut by what is not yet released. */
  reduction: { debit: 'appropriation', credit: 'granted' },
  /** The amount of the appropriation was mistyped: what stood is taken back, and what is right stated, both at once. */
  'appropriation-reversed': { debit: 'source', credit: 'appropriation' },
  'appropriation-restated': { debit: 'appropriation', credit: 'source' },
  /** The same of a grant. */
  'grant-reversed': { debit: 'appropriation', credit: 'granted' },
  'grant-restated': { debit: 'granted', credit: 'appropriation' },
} as const satisfies Record<string, { debit: AccountKind; credit: AccountKind }>;

export type PostingKind = keyof typeof ROUTES;

/** One movement of money. It names both of its accounts by its kind, so that it cannot be unbalanced. */
export interface Posting {
  readonly kind: PostingKind;
  readonly appropriation: Id<'appropriation'>;
  /** The grant whose accounts it moves; none when it moves the appropriation's alone. */
  readonly grant?: Id<'grant'>;
  readonly amount: Money;
  readonly on: LocalDate;
  /** The event that tells of it. */
  readonly cause: EventId;
}
