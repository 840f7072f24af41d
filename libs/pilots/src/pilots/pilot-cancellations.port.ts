import { Injectable } from '@nestjs/common';
import type { Id, LocalDate, OrganisationId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';

/** A pilot that is being cancelled; it is held until the end of the transaction. */
export interface CancelledPilot {
  readonly pilot: Id<'pilot'>;
  readonly on: LocalDate;
  /** Those around the pilot, who are to know. */
  readonly concerned: readonly OrganisationId[];
}

/** What a later context does when a pilot is cancelled, in the same transaction. */
export interface PilotCancellation {
  pilotCancelled(transaction: Transaction, cancelled: CancelledPilot): Promise<void>;
}

/** Those who have something to settle; each context's module registers its own in `onModuleInit`. */
@Injectable()
export class PilotCancellations {
  private readonly participants: PilotCancellation[] = [];

  register(participant: PilotCancellation): void {
    this.participants.push(participant);
  }

  async settle(transaction: Transaction, cancelled: CancelledPilot): Promise<void> {
    for (const each of this.participants) {
      // oxlint-disable-next-line no-await-in-loop -- one context after the other, in one transaction
      await each.pilotCancelled(transaction, cancelled);
    }
  }
}
