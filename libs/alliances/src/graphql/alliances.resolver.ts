import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  admitAllianceMember,
  type AdmitAllianceMember,
  arrangeThemes,
  type ArrangeThemes,
  changeAlliance,
  type ChangeAlliance,
  decideAlliance,
  type DecideAlliance,
  endAllianceMembership,
  type EndAllianceMembership,
  proposeAlliance,
  type ProposeAlliance,
  renameThemeGroup,
  type RenameThemeGroup,
} from '../application/alliances.inputs.js';
import { AlliancesService } from '../application/alliances.service.js';
import {
  ActivateAllianceInput,
  AdmitAllianceMemberInput,
  ArrangeThemesInput,
  ChangeAllianceInput,
  EndAllianceInput,
  EndAllianceMembershipInput,
  ProposeAllianceInput,
  RenameThemeGroupInput,
} from './alliance.inputs.js';
import {
  ActivateAlliancePayload,
  AdmitAllianceMemberPayload,
  ArrangeThemesPayload,
  ChangeAlliancePayload,
  EndAllianceMembershipPayload,
  EndAlliancePayload,
  ProposeAlliancePayload,
  RenameThemeGroupPayload,
} from './alliance.types.js';

const INPUT = 'What to change.';

@Resolver()
export class AlliancesResolver {
  constructor(private readonly alliances: AlliancesService) {}

  @Mutation(() => ProposeAlliancePayload, {
    description:
      'Propose an alliance. Anybody sees it and your organisation from then on; the other proposers and members are invited, and are shown when they accept.',
  })
  @Allow('alliance:propose')
  async proposeAlliance(
    @Args('input', { type: () => ProposeAllianceInput, description: INPUT }, parsed(proposeAlliance))
    command: ProposeAlliance,
    @Viewing() operation: Operation,
  ): Promise<ProposeAlliancePayload> {
    return { alliance: { id: await this.alliances.propose(operation, command) } };
  }

  @Mutation(() => ChangeAlliancePayload, {
    description: 'Change an alliance’s name, aims, rhythm, permanence or period.',
  })
  @Allow('alliance:manage')
  async changeAlliance(
    @Args('input', { type: () => ChangeAllianceInput, description: INPUT }, parsed(changeAlliance))
    command: ChangeAlliance,
    @Viewing() operation: Operation,
  ): Promise<ChangeAlliancePayload> {
    return { alliance: { id: await this.alliances.change(operation, command) } };
  }

  @Mutation(() => ActivateAlliancePayload, {
    description:
      'Say that a proposed alliance begins its work. Everybody who was invited to propose it has to have answered.',
  })
  @Allow('alliance:manage')
  async activateAlliance(
    @Args('input', { type: () => ActivateAllianceInput, description: INPUT }, parsed(decideAlliance))
    command: DecideAlliance,
    @Viewing() operation: Operation,
  ): Promise<ActivateAlliancePayload> {
    return { alliance: { id: await this.alliances.activate(operation, command) } };
  }

  @Mutation(() => EndAlliancePayload, {
    description: 'End an alliance: the day is its last, and that of its memberships.',
  })
  @Allow('alliance:manage')
  async endAlliance(
    @Args('input', { type: () => EndAllianceInput, description: INPUT }, parsed(decideAlliance))
    command: DecideAlliance,
    @Viewing() operation: Operation,
  ): Promise<EndAlliancePayload> {
    return { alliance: { id: await this.alliances.end(operation, command) } };
  }

  @Mutation(() => AdmitAllianceMemberPayload, {
    description:
      'Invite an organisation into an alliance from a given day: it is a member when it accepts. Your own organisation is one at once.',
  })
  @Allow('alliance:manage')
  async admitAllianceMember(
    @Args('input', { type: () => AdmitAllianceMemberInput, description: INPUT }, parsed(admitAllianceMember))
    command: AdmitAllianceMember,
    @Viewing() operation: Operation,
  ): Promise<AdmitAllianceMemberPayload> {
    return { alliance: { id: await this.alliances.admit(operation, command) } };
  }

  @Mutation(() => EndAllianceMembershipPayload, {
    description:
      'End an organisation’s membership of an alliance after a given last day: the proposers and the owner that of any, a member its own.',
  })
  @Allow('alliance:leave')
  async endAllianceMembership(
    @Args('input', { type: () => EndAllianceMembershipInput, description: INPUT }, parsed(endAllianceMembership))
    command: EndAllianceMembership,
    @Viewing() operation: Operation,
  ): Promise<EndAllianceMembershipPayload> {
    return { alliance: { id: await this.alliances.endMembership(operation, command) } };
  }

  @Mutation(() => ArrangeThemesPayload, {
    description:
      'Put the themes of an alliance into groups, in order, from a given day: add, rename, reorder, move and remove.',
  })
  @Allow('alliance:manage')
  async arrangeThemes(
    @Args('input', { type: () => ArrangeThemesInput, description: INPUT }, parsed(arrangeThemes))
    command: ArrangeThemes,
    @Viewing() operation: Operation,
  ): Promise<ArrangeThemesPayload> {
    return { alliance: { id: await this.alliances.arrangeThemes(operation, command) } };
  }

  @Mutation(() => RenameThemeGroupPayload, {
    description: 'Give a group of themes another name from a given day; until then it keeps the old one.',
  })
  @Allow('alliance:manage')
  async renameThemeGroup(
    @Args('input', { type: () => RenameThemeGroupInput, description: INPUT }, parsed(renameThemeGroup))
    command: RenameThemeGroup,
    @Viewing() operation: Operation,
  ): Promise<RenameThemeGroupPayload> {
    return { alliance: { id: await this.alliances.renameThemeGroup(operation, command) } };
  }
}
