import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@talkoot/platform/database';
import {
  type NamedThings,
  type Succession,
  type SuccessionParticipant,
  SuccessionParticipants,
} from '@talkoot/registry';
import { ActionItemRepository } from './action-items/action-item.repository.js';
import { ActionItemsLoader } from './action-items/action-items.loader.js';
import { BodiesLoader } from './bodies/bodies.loader.js';
import type { BodySuccession } from './bodies/body-succession.js';
import { BodyRepository } from './bodies/body.repository.js';
import { MeetingRepository } from './meetings/meeting.repository.js';
import { MeetingsLoader } from './meetings/meetings.loader.js';
import { ProposalRepository } from './proposals/proposal.repository.js';
import { ProposalsLoader } from './proposals/proposals.loader.js';

const SEAT = 'governance.seat_organisation.organisation_id';
const MANDATE = 'governance.mandate.organisation_id';
const SECRETARIAT = 'governance.body_secretariat.organisation_id';
const PROPOSAL_PARTY = 'governance.proposal_party.organisation_id';
const CONCERNED = 'governance.agenda_item_organisation.organisation_id';
const RESPONSIBLE = 'governance.action_item_organisation.organisation_id';

/** The columns that say what an organisation is to a body. */
const COLUMN: Record<Parameters<BodySuccession['successorOf']>[1], string> = {
  seat: SEAT,
  mandate: MANDATE,
  secretariat: SECRETARIAT,
};

/** What governance carries over when organisations merge or split: seats, mandates, the books of bodies, agendas, proposals, what is to be done. */
@Injectable()
export class GovernanceSuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [SEAT, MANDATE, SECRETARIAT, PROPOSAL_PARTY, CONCERNED, RESPONSIBLE];
  readonly keeps = {
    'governance.seat_invitation.organisation_id':
      'an invitation waits for weeks; accepting one for an organisation that has ended is refused, and names its successor',
    'governance.seat_invitation.inviter_id': 'who sent the invitation',
    'governance.body.organisation_id': 'a body of an organisation ends with it',
    // A successor's people make addresses of their own.
    'governance.calendar_address.organisation_id': 'for whom the address was made; it shows what they may see',
  };
  readonly named: NamedThings;

  constructor(
    private readonly participants: SuccessionParticipants,
    private readonly loader: BodiesLoader,
    private readonly bodies: BodyRepository,
    private readonly meetingsLoader: MeetingsLoader,
    private readonly meetings: MeetingRepository,
    private readonly proposalsLoader: ProposalsLoader,
    private readonly proposals: ProposalRepository,
    private readonly itemsLoader: ActionItemsLoader,
    private readonly items: ActionItemRepository,
  ) {
    this.named = { kind: 'body', find: (transaction, codes) => this.bodies.idsByCode(transaction, codes) };
  }

  onModuleInit(): void {
    this.participants.register(this);
  }

  async carryOver(transaction: Transaction, succession: Succession): Promise<void> {
    await this.carryBodies(transaction, succession);
    await this.carryAgendas(transaction, succession);
    await this.carryProposals(transaction, succession);
    await this.carryActionItems(transaction, succession);
  }

  private async carryBodies(transaction: Transaction, succession: Succession): Promise<void> {
    const { id, on, predecessors } = succession;
    const ids = await this.bodies.idsInvolving(transaction, predecessors, on);
    const found = await this.loader.all(transaction, ids);
    for (const body of found) {
      body.carryOver({
        id,
        on,
        predecessors,
        successorOf: (predecessor, what) => succession.successorFor(predecessor, COLUMN[what], body.id),
      });
    }
    await this.bodies.save(transaction, found);
  }

  /** What meetings to come deal with. Who goes on with it after a split is who goes on with the body. */
  private async carryAgendas(transaction: Transaction, succession: Succession): Promise<void> {
    const { id, on, predecessors } = succession;
    const found = await this.meetingsLoader.toComeConcerning(transaction, predecessors, on);
    for (const meeting of found) {
      for (const before of predecessors) {
        const after = succession.successorFor(before, CONCERNED, meeting.id, meeting.state.body);
        if (after !== before) meeting.handOver({ before, after, on, succession: id });
      }
    }
    await this.meetings.save(transaction, found);
  }

  /** What waits for its answer; what was answered or taken back tells who it was. */
  private async carryProposals(transaction: Transaction, succession: Succession): Promise<void> {
    const { id, on, predecessors } = succession;
    const ids = await this.proposals.idsInvolving(transaction, predecessors, on);
    const found = await this.proposalsLoader.all(transaction, ids);
    for (const proposal of found) {
      for (const before of predecessors.filter((each) => proposal.involves(each, on))) {
        const after = succession.successorFor(before, PROPOSAL_PARTY, proposal.id);
        if (after !== before) proposal.handOver({ before, after, on, succession: id });
      }
    }
    await this.proposals.save(transaction, found);
  }

  /** What is still to be done; what is done tells who did it. */
  private async carryActionItems(transaction: Transaction, succession: Succession): Promise<void> {
    const { id, on, predecessors } = succession;
    const ids = await this.items.idsInvolving(transaction, predecessors, on);
    const found = await this.itemsLoader.all(transaction, ids);
    for (const item of found) {
      for (const before of predecessors.filter((each) => item.involves(each, on))) {
        const after = succession.successorFor(before, RESPONSIBLE, item.id);
        if (after !== before) item.handOver({ before, after, on, succession: id });
      }
    }
    await this.items.save(transaction, found);
  }
}
