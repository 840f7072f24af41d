import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { InvitationRole, LocalDate, OrganisationId } from '@talkoot/contracts';
import { InvitationsApi, type Inviting } from '@talkoot/identity';
import type { Proposal } from './proposal.js';
import { ProposalRepository } from './proposal.repository.js';
import { ProposalsLoader } from './proposals.loader.js';

/** Organisations are invited to make a proposal together with others. */
@Injectable()
export class ProposalsInvitations implements OnModuleInit {
  constructor(
    private readonly invitations: InvitationsApi,
    private readonly loader: ProposalsLoader,
    private readonly proposals: ProposalRepository,
  ) {}

  onModuleInit(): void {
    this.invitations.register({
      kind: 'proposal',
      load: (transaction, ids) => this.loader.all(transaction, ids),
      inviting: (proposal) => this.inviting(proposal),
    });
  }

  private inviting(proposal: Proposal): Inviting {
    return {
      // Those who may make a proposal alone may make it with others: an editor, as for every invitation.
      answering: () => undefined,
      withdrawing: 'proposal:submit',
      take: async (transaction, { organisation, provenance }) => {
        proposal.take(organisation, provenance);
        await this.proposals.save(transaction, [proposal]);
      },
      rolesOf: rolesOf(proposal),
    };
  }
}

export const rolesOf =
  (proposal: Proposal) =>
  (organisation: OrganisationId, from: LocalDate): InvitationRole[] =>
    proposal.isMadeBy(organisation, from) ? ['proposer'] : [];
