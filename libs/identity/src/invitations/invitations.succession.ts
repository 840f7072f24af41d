import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@talkoot/platform/database';
import { type Succession, type SuccessionParticipant, SuccessionParticipants } from '@talkoot/registry';
import { InvitationRepository } from './invitation.repository.js';
import { InvitationsApi } from './invitations.api.js';

const INVITED = 'identity.invitation_holding.organisation_id';
const INVITER = 'identity.invitation_holding.inviter_id';

/** What waits for the consent of an organisation that merges or splits waits for its successor's from that day on. */
@Injectable()
export class InvitationSuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [INVITED, INVITER];

  constructor(
    private readonly participants: SuccessionParticipants,
    private readonly invitations: InvitationsApi,
    private readonly repository: InvitationRepository,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  /** At the end: whether the successor takes part already is known when all the others have carried over. */
  carryOver(transaction: Transaction, succession: Succession): Promise<void> {
    transaction.beforeCommit(`invitations of ${succession.id}`, () => this.carry(transaction, succession));
    return Promise.resolve();
  }

  private async carry(transaction: Transaction, succession: Succession): Promise<void> {
    const { id, on, predecessors } = succession;
    const found = await this.repository.pendingOf(transaction, predecessors, on);
    if (found.length === 0) return;
    const things = await this.invitations.hold(
      transaction,
      found.map(({ to }) => to),
    );
    const pending = await this.repository.load(
      transaction,
      found.map((each) => each.id),
    );
    for (const invitation of pending) {
      const { to, roles } = invitation.state;
      for (const before of predecessors) {
        const after = succession.successorFor(before, INVITED, to);
        if (after === before) continue;
        const there = things.get(to)?.rolesOf(after, on) ?? [];
        invitation.handOver(
          { before, after, on, succession: id },
          roles.every((each) => there.includes(each)),
        );
      }
    }
    await this.repository.save(transaction, pending);
  }
}
