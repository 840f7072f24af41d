import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import type { Programme } from './programme.js';

/** What follows from changes of programmes. */
interface Follower {
  follow(transaction: Transaction, programme: Programme): Promise<void>;
  followById(transaction: Transaction, programme: Id<'programme'>): Promise<void>;
}

/** What follows, at the end of the transaction, from any change of a programme or of its adopted plan: the cycle registers itself. */
@Injectable()
export class ProgrammeChanges {
  private follower: Follower | undefined;

  register(follower: Follower): void {
    this.follower = follower;
  }

  /** Once for each programme, however often it is saved. */
  follow(transaction: Transaction, programmes: readonly Programme[]): void {
    const { follower } = this;
    for (const programme of programmes)
      transaction.beforeCommit(keyOf(programme.id), async (closing) => follower?.follow(closing, programme));
  }

  /** The same for programmes that nobody has loaded. */
  followById(transaction: Transaction, programmes: readonly Id<'programme'>[]): void {
    const { follower } = this;
    for (const id of programmes)
      transaction.beforeCommit(keyOf(id), async (closing) => follower?.followById(closing, id));
  }
}

const keyOf = (programme: Id<'programme'>): string => `cycle of ${programme}`;
