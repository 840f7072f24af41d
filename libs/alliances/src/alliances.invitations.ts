import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InvitationsApi, type Inviting } from '@talkoot/identity';
import { RegistryApi } from '@talkoot/registry';
import type { Alliance } from './alliance.js';
import { AllianceRepository } from './alliance.repository.js';
import { AlliancesLoader } from './alliances.loader.js';
import { collaborationOf } from './alliances.service.js';

/** Organisations are invited to propose an alliance and to be its members. */
@Injectable()
export class AlliancesInvitations implements OnModuleInit {
  constructor(
    private readonly invitations: InvitationsApi,
    private readonly registry: RegistryApi,
    private readonly loader: AlliancesLoader,
    private readonly alliances: AllianceRepository,
  ) {}

  onModuleInit(): void {
    this.invitations.register({
      kind: 'alliance',
      load: (transaction, ids) => this.loader.all(transaction, ids),
      inviting: (alliance) => this.inviting(alliance),
    });
  }

  private inviting(alliance: Alliance): Inviting {
    return {
      // An editor accepts a membership, as an editor ends it; a proposer must be allowed to propose.
      answering: (roles) => (roles.includes('proposer') ? 'alliance:propose' : undefined),
      withdrawing: 'alliance:manage',
      take: async (transaction, consent) => {
        const owner = alliance.take(consent);
        await this.alliances.save(transaction, [alliance]);
        await this.registry.saveCollaborations(transaction, [collaborationOf(alliance, owner)]);
      },
      rolesOf: (organisation, from) => alliance.rolesOf(organisation, from),
    };
  }
}
