import { Injectable } from '@nestjs/common';
import { type DecisionOutcome, type Id, idOf, type LocalisedText, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';

@Injectable()
export class DecisionsLookup {
  async taken(
    transaction: Transaction,
    decision: Id<'decision'>,
  ): Promise<{ readonly body: Id<'body'>; readonly outcome: DecisionOutcome } | undefined> {
    const [found] = await transaction.rows<{ body: string; outcome: DecisionOutcome }>(
      'SELECT body_id AS body, outcome FROM governance.decision WHERE id = $1',
      [uuidOf(decision)],
    );
    return found && { body: idOf('body', found.body), outcome: found.outcome };
  }

  /** What those ask for that rest on the decision; who was asked no longer does not. */
  async actionItemsOf(transaction: Transaction, decision: Id<'decision'>): Promise<LocalisedText[]> {
    const found = await transaction.rows<{ text: LocalisedText }>(
      'SELECT text FROM governance.action_item WHERE decision_id = $1 AND withdrawn_on IS NULL ORDER BY id',
      [uuidOf(decision)],
    );
    return found.map(({ text }) => text);
  }
}
