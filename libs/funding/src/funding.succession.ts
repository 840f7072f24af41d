import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@talkoot/platform/database';
import {
  type NamedThings,
  type Succession,
  type SuccessionParticipant,
  SuccessionParticipants,
} from '@talkoot/registry';
import type { Grant } from './grant.js';
import { GrantRepository } from './grant.repository.js';
import { refuse } from './messages/index.js';

const HOLDER = 'funding.grant_holder.organisation_id';

/** Who holds a grant goes on as its successor; who held it before stays readable. */
@Injectable()
export class FundingSuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [HOLDER];
  readonly named: NamedThings = {
    kind: 'grant',
    find: async (transaction, codes) =>
      new Map((await this.grants.findByCodes(transaction, codes)).map(({ id, state }) => [state.code, id])),
  };

  constructor(
    private readonly participants: SuccessionParticipants,
    private readonly grants: GrantRepository,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  async carryOver(transaction: Transaction, succession: Succession): Promise<void> {
    const { id, on, predecessors } = succession;
    const grants = await this.grants.heldBy(transaction, predecessors, on);
    for (const grant of grants) {
      requireDecidedBefore(grant, succession);
      const holder = grant.holderOn(on);
      if (holder && predecessors.includes(holder)) {
        grant.handOver(holder, succession.successorFor(holder, HOLDER, grant.id, grant.state.pilot), on, id);
      }
    }
    await this.grants.save(transaction, grants);
  }
}

/** Nothing is granted to an organisation that has ended. */
function requireDecidedBefore({ state }: Grant, { on }: Succession): void {
  if (state.decidedOn.isBefore(on)) return;
  throw refuse('SUCCESSION_IMPOSSIBLE.grantDecided', ['on'], { grant: state.code, decidedOn: state.decidedOn });
}
