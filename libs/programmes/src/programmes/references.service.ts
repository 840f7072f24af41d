import { Injectable } from '@nestjs/common';
import type { Id, IdKind } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { VisibleIds } from '@talkoot/platform/read-model';
import { refuse } from '../messages/index.js';

/** What an input refers to: it is there only for who may see it. */
@Injectable()
export class References {
  constructor(private readonly visible: VisibleIds) {}

  /** Those that the viewer sees. */
  seen<I extends Id<IdKind>>(transaction: Transaction, ids: readonly I[]): Promise<ReadonlySet<I>> {
    return this.visible.among(transaction, ids);
  }

  /** Throws NOT_FOUND at the field of the first thing that the viewer does not see. */
  async require(
    transaction: Transaction,
    named: Readonly<Record<string, Id<IdKind> | null | undefined>>,
  ): Promise<void> {
    const given = Object.entries(named).flatMap(([field, each]) => (each ? [{ field, each }] : []));
    const seen = await this.seen(
      transaction,
      given.map(({ each }) => each),
    );
    const missing = given.find(({ each }) => !seen.has(each));
    if (missing) throw refuse('NOT_FOUND', [missing.field]);
  }
}
