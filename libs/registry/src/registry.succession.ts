import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CollaborationId, type CollaborationKind, type Id, isId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { type ChangeOfOwner, CollaborationRepository } from './collaborations/collaboration.repository.js';
import { NetworkRepository } from './collaborations/network.repository.js';
import { OrganisationRepository } from './organisations/organisation.repository.js';
import {
  type Succession,
  type SuccessionParticipant,
  SuccessionParticipants,
} from './organisations/succession-participants.port.js';

const MEMBER = 'registry.organisation_member.member_id';
const AUTHORITY = 'registry.organisation_member.organisation_id';
const NETWORK_MEMBER = 'registry.network_member.organisation_id';
const OWNER = 'registry.collaboration_owner.organisation_id';
const REGION = 'registry.region_membership.organisation_id';
const PREDECESSORS = ['predecessors'] as const;

/** What the registry itself carries over: memberships in joint authorities and networks, the region, what is owned. */
@Injectable()
export class RegistrySuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [MEMBER, AUTHORITY, NETWORK_MEMBER, OWNER, REGION];
  readonly keeps = {
    'registry.organisation_name.organisation_id': 'a name belongs to who bore it',
    'registry.succession.otherwise_id': 'who went on then',
    'registry.succession_pair.predecessor_id': 'who went before',
    'registry.succession_pair.successor_id': 'who came after',
  };

  /** What each run has handed over, for the contexts that come after and tell of it. */
  private readonly changes = new WeakMap<Succession, readonly ChangeOfOwner<CollaborationId>[]>();

  constructor(
    private readonly participants: SuccessionParticipants,
    private readonly organisations: OrganisationRepository,
    private readonly networks: NetworkRepository,
    private readonly collaborations: CollaborationRepository,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  /** Which collaborations of a kind this run of a succession has handed over. */
  handedOver<K extends CollaborationKind>(kind: K, succession: Succession): ChangeOfOwner<Id<K>>[] {
    return (this.changes.get(succession) ?? []).flatMap(({ collaboration, before, after }) =>
      isId(kind, collaboration) ? [{ collaboration, before, after }] : [],
    );
  }

  async carryOver(transaction: Transaction, succession: Succession): Promise<void> {
    await this.carryOrganisations(transaction, succession);
    await this.carryNetworks(transaction, succession);
  }

  private async carryOrganisations(transaction: Transaction, succession: Succession): Promise<void> {
    const { predecessors, successors, on } = succession;
    const authorities = await this.organisations.withMembers(transaction, predecessors);
    const loaded = await this.organisations.loadAll(transaction, [...predecessors, ...successors, ...authorities]);
    const ended = predecessors.flatMap((each) => loaded.get(each) ?? []);
    for (const authority of loaded.values()) {
      for (const { id } of ended) {
        authority.handOverMember(id, succession.successorFor(id, MEMBER, authority.id), on, PREDECESSORS);
      }
    }
    for (const each of ended) {
      each.handOverMembers(on, (member) => loaded.get(succession.successorFor(each.id, AUTHORITY, member)));
    }
    for (const each of successors) loaded.get(each)?.takePlaceOf(ended, on);
    await this.organisations.save(transaction, [...loaded.values()]);
  }

  private async carryNetworks(transaction: Transaction, succession: Succession): Promise<void> {
    const { predecessors, on } = succession;
    const handedOver = await this.collaborations.handOver(transaction, predecessors, on, (predecessor, collaboration) =>
      succession.successorFor(predecessor, OWNER, collaboration),
    );
    this.changes.set(succession, handedOver);
    const networks = await this.networks.concerning(transaction, predecessors, handedOver);
    for (const network of networks) {
      const owned = handedOver.find(({ collaboration }) => collaboration === network.id);
      if (owned) network.changeOwner(owned.before, owned.after, on);
      for (const each of predecessors) {
        network.handOverMember(each, succession.successorFor(each, NETWORK_MEMBER, network.id), on, PREDECESSORS);
      }
    }
    await this.networks.save(transaction, networks);
  }
}
