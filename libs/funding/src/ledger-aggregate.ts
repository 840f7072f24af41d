import { Aggregate, type EventName, type IdKind } from '@talkoot/contracts';
import type { Posting } from './ledger.js';

/** An aggregate whose decisions move money: each records its event and what that moves. */
export abstract class LedgerAggregate<K extends IdKind, N extends EventName> extends Aggregate<K, N> {
  private postings: Posting[] = [];

  /** The database refuses a posting of nothing, and nothing has to be posted of it. */
  protected post(posting: Posting): void {
    if (posting.amount.isPositive) this.postings.push(posting);
  }

  /** Hands over what was moved since the last time. */
  takePostings(): Posting[] {
    const { postings } = this;
    this.postings = [];
    return postings;
  }
}
