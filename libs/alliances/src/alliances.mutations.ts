import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Alliance } from './alliance.read-model.js';
import {
  admitAllianceMember,
  arrangeThemes,
  changeAlliance,
  decideAlliance,
  endAllianceMembership,
  proposeAlliance,
  renameThemeGroup,
} from './alliances.inputs.js';
import { AlliancesService } from './alliances.service.js';

export const AlliancesMutations = mutations(AlliancesService, (change) => ({
  proposeAlliance: change({
    description:
      'Propose an alliance. Anybody sees it and your organisation from then on; the other proposers and members are invited, and are shown when they accept.',
    may: 'alliance:propose',
    input: proposeAlliance,
    example: {
      code: 'GREEN-2026',
      name: { en: 'Alliance of coastal towns' },
      permanent: true,
      proposers: [exampleId('organisation')],
    },
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.propose(operation, command),
  }),
  changeAlliance: change({
    description: 'Change an alliance’s name, aims, rhythm, permanence or period.',
    may: 'alliance:manage',
    input: changeAlliance,
    example: { alliance: exampleId('alliance'), expectedVersion: 1, name: { en: 'Alliance of coastal towns' } },
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.change(operation, command),
  }),
  activateAlliance: change({
    description:
      'Say that a proposed alliance begins its work. Everybody who was invited to propose it has to have answered.',
    may: 'alliance:manage',
    input: decideAlliance.describe('The alliance that begins its work.'),
    example: { alliance: exampleId('alliance'), expectedVersion: 1, on: '2026-03-02' },
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.activate(operation, command),
  }),
  endAlliance: change({
    description: 'End an alliance: the day is its last, and that of its memberships.',
    may: 'alliance:manage',
    input: decideAlliance.describe('The alliance that is over; the day is its last.'),
    example: { alliance: exampleId('alliance'), expectedVersion: 1, on: '2026-03-02' },
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.end(operation, command),
  }),
  admitAllianceMember: change({
    description:
      'Invite an organisation into an alliance from a given day: it is a member when it accepts. Your own organisation is one at once.',
    may: 'alliance:manage',
    input: admitAllianceMember,
    example: {
      alliance: exampleId('alliance'),
      organisation: exampleId('organisation'),
      on: '2026-03-02',
      expectedVersion: 1,
    },
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.admit(operation, command),
  }),
  endAllianceMembership: change({
    description:
      'End an organisation’s membership of an alliance after a given last day: the proposers and the owner that of any, a member its own.',
    may: 'alliance:leave',
    input: endAllianceMembership,
    example: {
      alliance: exampleId('alliance'),
      organisation: exampleId('organisation'),
      lastDay: '2027-12-31',
      expectedVersion: 1,
    },
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.endMembership(operation, command),
  }),
  arrangeThemes: change({
    description:
      'Put the themes of an alliance into groups, in order, from a given day: add, rename, reorder, move and remove.',
    may: 'alliance:manage',
    input: arrangeThemes,
    example: {
      alliance: exampleId('alliance'),
      groups: [{ themes: [exampleId('theme')], group: exampleId('themegroup') }],
      expectedVersion: 1,
    },
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.arrangeThemes(operation, command),
  }),
  renameThemeGroup: change({
    description: 'Give a group of themes another name from a given day; until then it keeps the old one.',
    may: 'alliance:manage',
    input: renameThemeGroup,
    example: {
      alliance: exampleId('alliance'),
      group: exampleId('themegroup'),
      name: { en: 'Clean energy' },
      expectedVersion: 1,
    },
    gives: { alliance: () => Alliance },
    run: (alliances, operation, command) => alliances.renameThemeGroup(operation, command),
  }),
}));
