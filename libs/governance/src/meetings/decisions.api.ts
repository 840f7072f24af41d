import { Injectable } from '@nestjs/common';
import type { DecisionOutcome, Id } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { DecisionsLookup } from './decisions.lookup.js';

/** What other contexts ask about decisions. */
@Injectable()
export class DecisionsApi {
  constructor(private readonly lookup: DecisionsLookup) {}

  /** Which body took a decision, and how; undefined where there is none. */
  taken(
    transaction: Transaction,
    decision: Id<'decision'>,
  ): Promise<{ readonly body: Id<'body'>; readonly outcome: DecisionOutcome } | undefined> {
    return this.lookup.taken(transaction, decision);
  }
}
