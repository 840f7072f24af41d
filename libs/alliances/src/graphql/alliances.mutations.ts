import { mutations } from '@talkoot/platform/graphql';
import {
  admitAllianceMember,
  arrangeThemes,
  changeAlliance,
  decideAlliance,
  endAllianceMembership,
  proposeAlliance,
  renameThemeGroup,
} from '../application/alliances.inputs.js';
import { AlliancesService } from '../application/alliances.service.js';
import { Alliance } from './alliance.read-model.js';

export const AlliancesMutations = mutations(AlliancesService, (change) => ({
  proposeAlliance: change({
    description:
      'Propose an alliance. Anybody sees it and your organisation from then on; the other proposers and members are invited, and are shown when they accept.',
    may: 'alliance:propose',
    input: proposeAlliance,
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.propose(operation, command),
  }),
  changeAlliance: change({
    description: 'Change an alliance’s name, aims, rhythm, permanence or period.',
    may: 'alliance:manage',
    input: changeAlliance,
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.change(operation, command),
  }),
  activateAlliance: change({
    description:
      'Say that a proposed alliance begins its work. Everybody who was invited to propose it has to have answered.',
    may: 'alliance:manage',
    input: decideAlliance.describe('The alliance that begins its work.'),
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.activate(operation, command),
  }),
  endAlliance: change({
    description: 'End an alliance: the day is its last, and that of its memberships.',
    may: 'alliance:manage',
    input: decideAlliance.describe('The alliance that is over; the day is its last.'),
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.end(operation, command),
  }),
  admitAllianceMember: change({
    description:
      'Invite an organisation into an alliance from a given day: it is a member when it accepts. Your own organisation is one at once.',
    may: 'alliance:manage',
    input: admitAllianceMember,
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.admit(operation, command),
  }),
  endAllianceMembership: change({
    description:
      'End an organisation’s membership of an alliance after a given last day: the proposers and the owner that of any, a member its own.',
    may: 'alliance:leave',
    input: endAllianceMembership,
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.endMembership(operation, command),
  }),
  arrangeThemes: change({
    description:
      'Put the themes of an alliance into groups, in order, from a given day: add, rename, reorder, move and remove.',
    may: 'alliance:manage',
    input: arrangeThemes,
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.arrangeThemes(operation, command),
  }),
  renameThemeGroup: change({
    description: 'Give a group of themes another name from a given day; until then it keeps the old one.',
    may: 'alliance:manage',
    input: renameThemeGroup,
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.renameThemeGroup(operation, command),
  }),
}));
