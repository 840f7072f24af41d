import { ID } from '@nestjs/graphql';
import { Body } from '@talkoot/governance';
import { ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  during,
  exists,
  isLinked,
  link,
  orderOf,
  parameter,
  readModel,
  type ReadModel,
  required,
  rootConnection,
  rootOne,
  sql,
  Through,
} from '@talkoot/platform/read-model';
import {
  Network,
  networksOfCollaboration,
  Organisation,
  ownerOfCollaboration,
  Theme,
  themesOfCollaboration,
} from '@talkoot/registry';
import { AllianceEntity, AllianceMemberEntity, AllianceProposerEntity } from './alliance.entity.js';
import { AllianceStatusEnum } from './alliances.enums.js';

const proposersOf = link(AllianceProposerEntity, { from: 'alliance', to: 'organisation', dated: 'period' });

export const Alliance: ReadModel<AllianceEntity> = readModel({
  name: 'Alliance',
  plural: 'alliances',
  description:
    'Cities that deal as one with the State, business and research: what for, on which themes, and where they decide. Anybody sees it from its proposal.',
  table: AllianceEntity,
  node: 'alliance',
  relations: { owner: new Through(ownerOfCollaboration, 'id'), proposer: new Through(proposersOf, 'id') },
  visible: 'public',
  fields: (is) => ({
    id: is.id('alliance', 'id', 'Permanent id.'),
    code: is.text('code', 'Its code.'),
    name: is.localised('name', 'Its name in the reader’s language or the nearest there is.'),
    status: is.enumeration(AllianceStatusEnum, 'status', 'Where it stands today.'),
    statusOn: is.day('statusOn', 'The day of the decision that gave it its status; null: the source tells none.'),
    permanent: is.flag('permanent', 'Whether it is meant to last, without an end; otherwise it is for its period.'),
    period: is.period('period', 'When it exists, as far as that is known.'),
    aims: is.localisedList('aims', 'What it is for, in its own order.'),
    rhythm: is.rhythm('rhythm', 'How often it meets; null: not known.'),
    owner: is.one(
      () => Organisation,
      new Through(ownerOfCollaboration, 'id'),
      'Who owns it on the day; null: those who propose it, together.',
    ),
    proposers: is.list(() => Organisation, new Through(proposersOf, 'id'), 'Who proposes it, on the day.', {
      order: orderOf(Organisation).ascending('By country and code.', 'country', 'code'),
    }),
    board: is.first(
      () => Body,
      'id',
      ({ collaboration, kind, period }, id, { on }) =>
        sql`${collaboration} = ${id} AND ${kind} = 'alliance-board' AND ${during(period, on)}`,
      'Its board on the day.',
      { order: orderOf(Body).ascending('The oldest first.', 'id') },
    ),
    bodies: is.connection(() => Body, 'collaboration', 'Its bodies that exist on the day, the board among them.', {
      dated: true,
      where: ({ period }, { on }) => during(period, on),
    }),
    themes: is.list(
      () => Theme,
      new Through(themesOfCollaboration, 'id'),
      'All themes with which it deals on the day, by code.',
    ),
    networks: is.list(
      () => Network,
      new Through(networksOfCollaboration, 'id'),
      'The networks of which it is a member on the day, by code.',
    ),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the alliance.'),
  }),
  filters: (where) => ({
    status: where.anyOf(AllianceStatusEnum, 'status', 'In one of these statuses.'),
    permanent: where.equal(() => Boolean, parameter.flag, 'permanent', 'Whether it is meant to last.'),
    theme: where.such(
      () => ID,
      parameter.id('theme'),
      'Those that deal with this theme on the day.',
      ({ id }, theme, context) => isLinked(themesOfCollaboration, id, theme, context),
    ),
    member: where.such(
      () => ID,
      parameter.id('organisation'),
      'Those of which this organisation is a member on the day.',
      ({ id }, organisation, { on }) =>
        exists(
          AllianceMemberEntity,
          (member) =>
            sql`${member.alliance} = ${id} AND ${member.organisation} = ${organisation} AND ${during(member.period, on)}`,
        ),
    ),
    proposer: where.such(
      () => ID,
      parameter.id('organisation'),
      'Those that this organisation proposes, on the day.',
      ({ id }, organisation, context) => isLinked(proposersOf, id, organisation, context),
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    code: by.ascending('By code.', 'code'),
    name: by.byName(({ name }) => name),
    latestChange: by.descending('Those changed last first.', 'recordedAt'),
  }),
});

rootOne('alliance', () => Alliance, {
  description: 'The alliance with this code, on any day.',
  access: 'public',
  dated: true,
  arguments: { code: required(() => String, parameter.text, 'Its code.') },
  where: ({ code }, given) => sql`${code} = ${given('code')}`,
});

rootConnection('alliances', () => Alliance, {
  description: 'Alliances, proposed and ended ones included, by code.',
  access: 'public',
  dated: true,
});
