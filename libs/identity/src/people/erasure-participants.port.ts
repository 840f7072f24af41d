import { Injectable } from '@nestjs/common';
import type { PersonId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';

/** What a context does before a person is erased. */
export interface ErasureParticipant {
  /** Ends what the person is, by the rules and with the events of the context. Throws what stands against it, and what to do about it. */
  end(transaction: Transaction, person: PersonId): Promise<void>;
}

/** Those with whom people have more than rows; each context's module registers its own in `onModuleInit`. */
@Injectable()
export class ErasureParticipants {
  private readonly participants: ErasureParticipant[] = [];

  register(participant: ErasureParticipant): void {
    this.participants.push(participant);
  }

  async end(transaction: Transaction, person: PersonId): Promise<void> {
    // oxlint-disable-next-line no-await-in-loop -- in the order of the contexts
    for (const participant of this.participants) await participant.end(transaction, person);
  }
}
