import { type LocalDate, type LocalisedText, type Money, newUuid } from '@talkoot/contracts';
import { refuse } from './messages/index.js';

/** That an amount was mistyped: what stood before, what is right, and why. */
export interface AmountCorrection {
  readonly id: string;
  readonly before: Money;
  readonly amount: Money;
  readonly reason: LocalisedText;
  readonly on: LocalDate;
  /** Made since it was loaded, so that it has to be kept. */
  readonly isNew?: boolean;
}

/** What is right; nothing at all for what should not have been entered. */
export interface RightAmount {
  readonly amount: Money;
  readonly reason: LocalisedText;
}

/** The amount as it stands: as corrected last, else as it was decided. */
export const standing = (decided: Money, corrections: readonly AmountCorrection[]): Money =>
  corrections.at(-1)?.amount ?? decided;

/** The correction of an amount; undefined when it says what stands already. */
export function correctionOf(
  before: Money,
  { amount, reason }: RightAmount,
  on: LocalDate,
): AmountCorrection | undefined {
  if (amount.currency !== before.currency)
    throw refuse('CURRENCY_DIFFERS', ['amount', 'currency'], { expected: before.currency });
  if (amount.minor < 0n) throw refuse('INVALID_AMOUNT.negative', ['amount', 'amount']);
  if (amount.minor === before.minor) return undefined;
  return { id: newUuid(), before, amount, reason, on, isNew: true };
}
