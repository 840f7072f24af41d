import { Injectable } from '@nestjs/common';
import { type Id, type Operation, type OrganisationId, requireAllowed } from '@talkoot/contracts';
import { type Target, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { InvitationsApi } from '@talkoot/identity';
import { type Collaboration, namedAt, RegistryApi } from '@talkoot/registry';
import { AllianceThemes } from './alliance-themes.service.js';
import { Alliance, firstDay, invitedBy } from './alliance.js';
import { AllianceRepository } from './alliance.repository.js';
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
      const named = [...namedAt(proposers, ['proposers']), ...namedAt(members, ['members'])];
      await this.registry.requireEachExisting(transaction, named, on);
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
  change(operation: Operation, command: ChangeAlliance): Promise<AllianceId> {
    const { alliance: id, expectedVersion: _, ...details } = command;
    return this.loader.change(
      operation,
      managed(command),
      async (alliance, transaction) => {
        await this.invitations.requireAllAnswered(transaction, id, ['alliance']);
        alliance.change(details);
        return id;
      },
      this.follow,
    );
  }

  /** Everybody who was invited to propose it has to have answered. */
  activate(operation: Operation, command: DecideAlliance): Promise<AllianceId> {
    const { alliance: id, on = operation.today } = command;
    return this.loader.change(operation, managed(command), async (alliance, transaction) => {
      alliance.activate(on, await this.invitations.isWaiting(transaction, id, 'proposer'));
      return id;
    });
  }

  end(operation: Operation, command: DecideAlliance): Promise<AllianceId> {
    const { alliance: id, on = operation.today } = command;
    return this.loader.change(
      operation,
      managed(command),
      async (alliance, transaction) => {
        alliance.end(on);
        await this.invitations.close(transaction, id);
        return id;
      },
      this.follow,
    );
  }

  /** Its own organisation is a member at once; any other is invited, and the alliance stays as it is until it agrees. */
  admit(operation: Operation, command: AdmitAllianceMember): Promise<AllianceId> {
    const { alliance: id, organisation, on, provenance } = command;
    const { organisation: inviter } = operation.viewer;
    return this.loader.change(operation, managed(command), async (alliance, transaction) => {
      await this.registry.requireExisting(transaction, organisation, on, ['organisation']);
      if (organisation === inviter) {
        alliance.admit(organisation, on, provenance);
        return id;
      }
      alliance.requireInvitable(organisation, on);
      const invitation = { to: id, organisation, inviter, roles: ['member'], startsOn: on, provenance } as const;
      await this.invitations.send(transaction, [invitation], () => ['organisation']);
      return id;
    });
  }

  /** Those who run the alliance end any membership; a member ends its own. */
  endMembership(operation: Operation, command: EndAllianceMembership): Promise<AllianceId> {
    const { alliance: id, organisation, lastDay, expectedVersion } = command;
    const target: Target<AllianceId, Alliance> =
      organisation === operation.viewer.organisation
        ? { id, expectedVersion, action: 'alliance:leave', besides: ['self'] }
        : managed(command);
    return this.loader.change(operation, target, (alliance) => {
      alliance.endMembership(organisation, lastDay);
      return id;
    });
  }

  /** From the day on the themes stand in these groups, in this order, and no others do. */
  arrangeThemes(operation: Operation, command: ArrangeThemes): Promise<AllianceId> {
    const { alliance: id, groups, on = operation.today } = command;
    return this.loader.change(
      operation,
      managed(command),
      async (alliance, transaction) => {
        await this.themes.require(transaction, groups, ['groups']);
        alliance.arrangeThemes(groups, on);
        return id;
      },
      (alliance, transaction) => this.themes.follow(transaction, alliance, on),
    );
  }

  renameThemeGroup(operation: Operation, command: RenameThemeGroup): Promise<AllianceId> {
    const { alliance: id, group, name, on = operation.today } = command;
    return this.loader.change(operation, managed(command), (alliance) => {
      alliance.renameThemeGroup(group, name, on);
      return id;
    });
  }

  /** The registry has the alliance as it is. */
  private readonly follow = (alliance: Alliance, transaction: Transaction): Promise<void> =>
    this.registry.saveCollaborations(transaction, [collaborationOf(alliance)]);
}

/** The change of an alliance by those who run it. */
const managed = ({
  alliance: id,
  expectedVersion,
}: {
  readonly alliance: AllianceId;
  readonly expectedVersion?: number | undefined;
}): Target<AllianceId, Alliance> => ({ id, expectedVersion, action: 'alliance:manage' });

/** What the registry keeps of an alliance, so that anything can point at it. */
export function collaborationOf({ id, state }: Alliance, owner?: OrganisationId): Collaboration {
  const { code, name, period, provenance } = state;
  return { id, code, name, period, provenance, owner };
}
