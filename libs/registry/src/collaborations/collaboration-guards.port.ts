import { Injectable } from '@nestjs/common';
import type { CollaborationId, LocalDate } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';

/** What a later context says of its collaborations that not everybody may see: what belongs to them is as hidden as they are. */
export interface CollaborationGuard {
  /** Those of the collaborations that are its own and that not everybody may see. */
  hidden(
    ids: readonly CollaborationId[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<readonly CollaborationId[]>;
}

/** Those who guard collaborations; each context's module registers its own in `onModuleInit`. */
@Injectable()
export class CollaborationGuards {
  private readonly guards: CollaborationGuard[] = [];

  register(guard: CollaborationGuard): void {
    this.guards.push(guard);
  }

  async hidden(
    ids: readonly CollaborationId[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlySet<CollaborationId>> {
    if (ids.length === 0) return new Set();
    const found = await Promise.all(this.guards.map((each) => each.hidden(ids, on, transaction)));
    return new Set(found.flat());
  }
}
