import { Injectable } from '@nestjs/common';
import { type Id, type Operation, type OrganisationId, requireAllowed } from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { InvitationsApi } from '@talkoot/identity';
import { type Collaboration, RegistryApi } from '@talkoot/registry';
import { Alliance, firstDay, invitedBy } from '../domain/alliance.js';
import { AllianceRepository } from '../persistence/alliance.repository.js';
import { AllianceThemes } from './alliance-themes.js';
import type {
  AdmitAllianceMember,
  ArrangeThemes,
  ChangeAlliance,
  DecideAlliance,
  EndAllianceMembership,
  ProposeAlliance,
  RenameThemeGroup,
} from './alliances.inputs.js';
import { AlliancesLoader } from './alliances.loader.js';

type AllianceId = Id<'alliance'>;

@Injectable()
export class AlliancesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly loader: AlliancesLoader,
    private readonly alliances: AllianceRepository,
    private readonly themes: AllianceThemes,
    private readonly invitations: InvitationsApi,
  ) {}

  /**
   * The acting organisation proposes it; the others that it names are invited. They are to be its members from its first day, unless
   * others are named.
   */
  propose(operation: Operation, command: ProposeAlliance): Promise<AllianceId> {
    const { themeGroups, on = operation.today, ...proposal } = command;
    const { proposers, members = proposers, owner, provenance } = proposal;
    const { organisation: by } = operation.viewer;
    const first = firstDay(proposal.period, on);
    return this.unitOfWork.run(operation, async (transaction) => {
      const isAmongThem = proposers.some((each) => each === by);
      requireAllowed(operation, 'alliance:propose', isAmongThem ? ['self'] : []);
      await this.registry.requireAllExisting(transaction, proposers, on, ['proposers']);
      await this.registry.requireAllExisting(transaction, members, on, ['members']);
      await this.themes.require(transaction, themeGroups, ['themeGroups']);
      const alliance = Alliance.propose({ ...proposal, members, on }, by, operation.today);
      if (themeGroups.length > 0) alliance.arrangeThemes(themeGroups, first);
      const owned = collaborationOf(alliance, owner === by ? owner : undefined);
      await this.registry.saveCollaborations(transaction, [owned]);
      await this.alliances.save(transaction, [alliance]);
      await this.themes.follow(transaction, alliance, first);
      const invited = by ? invitedBy(by, { proposers, members, owner }) : [];
      const { id: to } = alliance;
      await this.invitations.send(
        transaction,
        invited.map((each) => ({ ...each, to, inviter: by, startsOn: first, provenance })),
        () => ['proposers'],
      );
      return alliance.id;
    });
  }

  /** What is left out stays as it is. */
  change(operation: Operation, { alliance: id, expectedVersion, ...details }: ChangeAlliance): Promise<AllianceId> {
    return this.changing(operation, id, expectedVersion, async (alliance, transaction) => {
      await this.invitations.requireAllAnswered(transaction, id);
      alliance.change(details);
    });
  }

  /** Everybody who was invited to propose it has to have answered. */
  activate(operation: Operation, { alliance: id, on, expectedVersion }: DecideAlliance): Promise<AllianceId> {
    return this.changing(operation, id, expectedVersion, async (alliance, transaction) => {
      const isWaiting = await this.invitations.isWaiting(transaction, id, 'proposer');
      alliance.activate(on ?? operation.today, isWaiting);
    });
  }

  end(operation: Operation, { alliance: id, on, expectedVersion }: DecideAlliance): Promise<AllianceId> {
    return this.changing(operation, id, expectedVersion, async (alliance, transaction) => {
      alliance.end(on ?? operation.today);
      await this.invitations.close(transaction, id);
    });
  }

  /** Its own organisation is a member at once; any other is invited, and the alliance stays as it is until it agrees. */
  admit(operation: Operation, command: AdmitAllianceMember): Promise<AllianceId> {
    const { alliance: id, organisation, on, provenance, expectedVersion } = command;
    const { organisation: inviter } = operation.viewer;
    return this.changing(operation, id, expectedVersion, async (alliance, transaction) => {
      await this.registry.requireExisting(transaction, organisation, on, ['organisation']);
      if (organisation === inviter) {
        alliance.admit(organisation, on, provenance);
        return;
      }
      alliance.requireInvitable(organisation, on);
      const invitation = { to: id, organisation, inviter, roles: ['member'], startsOn: on, provenance } as const;
      await this.invitations.send(transaction, [invitation], () => ['organisation']);
    });
  }

  /** Those who run the alliance end any membership; a member ends its own. */
  endMembership(operation: Operation, command: EndAllianceMembership): Promise<AllianceId> {
    const { alliance: id, organisation, lastDay, expectedVersion } = command;
    const end = (alliance: Alliance) => alliance.endMembership(organisation, lastDay);
    return this.changing(operation, id, expectedVersion, end, organisation);
  }

  /** From the day on the themes stand in these groups, in this order, and no others do. */
  arrangeThemes(operation: Operation, command: ArrangeThemes): Promise<AllianceId> {
    const { alliance: id, groups, on = operation.today, expectedVersion } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      const alliance = await this.loader.managed(transaction, id, expectedVersion);
      await this.themes.require(transaction, groups, ['groups']);
      alliance.arrangeThemes(groups, on);
      await this.alliances.save(transaction, [alliance]);
      await this.themes.follow(transaction, alliance, on);
      return id;
    });
  }

  renameThemeGroup(operation: Operation, command: RenameThemeGroup): Promise<AllianceId> {
    const { alliance: id, group, name, on = operation.today, expectedVersion } = command;
    return this.changing(operation, id, expectedVersion, (alliance) => alliance.renameThemeGroup(group, name, on));
  }

  private changing(
    operation: Operation,
    id: AllianceId,
    expectedVersion: number | undefined,
    change: (alliance: Alliance, transaction: Transaction) => void | Promise<void>,
    leaving?: OrganisationId,
  ): Promise<AllianceId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const alliance = await this.loader.managed(transaction, id, expectedVersion, leaving);
      await change(alliance, transaction);
      await this.alliances.save(transaction, [alliance]);
      await this.registry.saveCollaborations(transaction, [collaborationOf(alliance)]);
      return id;
    });
  }
}

/** What the registry keeps of an alliance, so that anything can point at it. */
export function collaborationOf({ id, state }: Alliance, owner?: OrganisationId): Collaboration {
  const { code, name, period, provenance } = state;
  return { id, code, name, period, provenance, owner };
}
