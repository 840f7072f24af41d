import { Injectable } from '@nestjs/common';
import { type Id, type LocalisedText, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';

@Injectable()
export class DecisionsLookup {
  /** What those ask for that rest on the decision; who was asked no longer does not. */
  async actionItemsOf(transaction: Transaction, decision: Id<'decision'>): Promise<LocalisedText[]> {
    const found = await transaction.rows<{ text: LocalisedText }>(
      'SELECT text FROM governance.action_item WHERE decision_id = $1 AND withdrawn_on IS NULL ORDER BY id',
      [uuidOf(decision)],
    );
    return found.map(({ text }) => text);
  }
}
