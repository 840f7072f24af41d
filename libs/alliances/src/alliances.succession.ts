import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Handover, OrganisationId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi, type Succession, type SuccessionParticipant, SuccessionParticipants } from '@talkoot/registry';
import type { Alliance } from './alliance.js';
import { AllianceRepository } from './alliance.repository.js';
import { AlliancesLoader } from './alliances.loader.js';

const PROPOSER = 'alliances.alliance_proposer.organisation_id';
const MEMBER = 'alliances.alliance_member.organisation_id';

/** What the alliances carry over when organisations merge or split: who proposes them and who belongs to them. */
@Injectable()
export class AlliancesSuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [PROPOSER, MEMBER];

  constructor(
    private readonly participants: SuccessionParticipants,
    private readonly registry: RegistryApi,
    private readonly loader: AlliancesLoader,
    private readonly alliances: AllianceRepository,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  async carryOver(transaction: Transaction, succession: Succession): Promise<void> {
    const { predecessors, on } = succession;
    const found = await this.loader.all(transaction, await this.alliances.idsInvolving(transaction, predecessors, on));
    for (const alliance of found) {
      for (const before of predecessors) {
        alliance.handOverProposal(handover(succession, before, PROPOSER, alliance));
        alliance.handOverMembership(handover(succession, before, MEMBER, alliance));
      }
    }
    await this.alliances.save(transaction, found);
    await this.tellOfOwners(transaction, succession);
  }

  /** The registry has handed the alliances over; here it is told. */
  private async tellOfOwners(transaction: Transaction, succession: Succession): Promise<void> {
    const changes = this.registry.collaborationsHandedOver('alliance', succession);
    const handedOver = changes.map(({ collaboration }) => collaboration);
    const told = await this.alliances.toldOfOwner(transaction, handedOver, succession.id);
    const found = await this.loader.all(
      transaction,
      handedOver.filter((each) => !told.has(each)),
    );
    for (const alliance of found) {
      const change = changes.find(({ collaboration }) => collaboration === alliance.id);
      if (!change) continue;
      const { before, after } = change;
      alliance.ownerChanged({ before, after, on: succession.on, succession: succession.id });
    }
    await this.alliances.save(transaction, found);
  }
}

function handover(succession: Succession, before: OrganisationId, relation: string, { id: thing }: Alliance): Handover {
  const { id, on } = succession;
  return { before, after: succession.successorFor(before, relation, thing), on, succession: id };
}
