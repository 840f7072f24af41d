import { Injectable } from '@nestjs/common';
import type { CollaborationId, LocalDate, Viewer } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';

/** Of something that is not for everybody's eyes: whether it is for these. */
export type SeenBy = (viewer: Viewer) => boolean;

/** What a later context says of its collaborations that not everybody may see: what belongs to them is as hidden as they are. */
export interface CollaborationGuard {
  /** Of the collaborations those of its own that not everybody may see, each with who may. Others are not in the answer. */
  hidden(
    ids: readonly CollaborationId[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<CollaborationId, SeenBy>>;
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
  ): Promise<ReadonlyMap<CollaborationId, SeenBy>> {
    if (ids.length === 0) return new Map();
    const found = await Promise.all(this.guards.map((each) => each.hidden(ids, on, transaction)));
    return new Map(found.flatMap((each) => [...each]));
  }
}
