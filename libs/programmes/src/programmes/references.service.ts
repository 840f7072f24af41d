import { Injectable } from '@nestjs/common';
import type { Id, IdKind, InputPath } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { VisibleIds } from '@talkoot/platform/read-model';
import { refuse } from '../messages/index.js';

type Named = Id<IdKind> | null | undefined;

/** What an input refers to: it is there only for who may see it. */
@Injectable()
export class References {
  constructor(private readonly visible: VisibleIds) {}

  /** Those that the viewer sees. */
  seen<I extends Id<IdKind>>(transaction: Transaction, ids: readonly I[]): Promise<ReadonlySet<I>> {
    return this.visible.among(transaction, ids);
  }

  /** Throws NOT_FOUND at the field of the first thing that the viewer does not see. */
  async require(transaction: Transaction, named: Readonly<Record<string, Named>>): Promise<void> {
    const each = Object.entries(named).map(([field, id]) => ({ id, path: [field] }));
    await this.requireEach(transaction, each);
  }

  /** The same for fields anywhere in the input. */
  async requireEach(
    transaction: Transaction,
    named: readonly { readonly id: Named; readonly path: InputPath }[],
  ): Promise<void> {
    const given = named.flatMap(({ id, path }) => (id ? [{ id, path }] : []));
    const seen = await this.seen(
      transaction,
      given.map(({ id }) => id),
    );
    const missing = given.find(({ id }) => !seen.has(id));
    if (missing) throw refuse('NOT_FOUND', missing.path);
  }
}
