import { Injectable } from '@nestjs/common';
import type { BodyKind, Id, LocalDate, OrganisationId, SubjectId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';

/** A meeting whose minutes are being approved; it is held until the end of the transaction. */
export interface MinutedMeeting {
  readonly meeting: Id<'meeting'>;
  /** The day on which it was held. */
  readonly day: LocalDate;
  readonly bodyKind: BodyKind;
  /** To whom the body belongs, or who owns its collaboration. */
  readonly owner: OrganisationId | undefined;
  /** What the items of its agenda are about. */
  readonly subjects: readonly SubjectId[];
}

/** What a later context does when minutes are approved, in the same transaction. */
export interface MinutesFollower {
  minutesApproved(transaction: Transaction, approved: MinutedMeeting): Promise<void>;
}

/** Those for whom something follows from approved minutes; each context's module registers its own in `onModuleInit`. */
@Injectable()
export class ApprovedMinutes {
  private readonly followers: MinutesFollower[] = [];

  register(follower: MinutesFollower): void {
    this.followers.push(follower);
  }

  async follow(transaction: Transaction, approved: MinutedMeeting): Promise<void> {
    for (const each of this.followers) {
      // oxlint-disable-next-line no-await-in-loop -- one context after the other, in one transaction
      await each.minutesApproved(transaction, approved);
    }
  }
}
