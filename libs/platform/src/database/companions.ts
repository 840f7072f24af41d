import type { Operation } from '@talkoot/contracts';
import type { Transaction } from './transaction.js';

/** What goes along with the changes of an operation. */
export interface Companion {
  /** The change, by its key in the answer, that is made next. */
  turnTo(change: string): void;
  /** Does something first in each transaction; what it throws refuses the whole. */
  begin(transaction: Transaction): Promise<void>;
  /** A transaction is committed. */
  committed(): void;
}

const companions = new WeakMap<Operation, Companion>();

export const companionOf = (operation: Operation): Companion | undefined => companions.get(operation);
export const accompany = (operation: Operation, companion: Companion): void =>
  void companions.set(operation, companion);
