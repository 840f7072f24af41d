import { ID } from '@nestjs/graphql';
import { COLLABORATION_KINDS, NETWORK_KINDS, type NetworkKind } from '@talkoot/contracts';
import { enumOf, NodeType, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  columns,
  during,
  exists,
  link,
  parameter,
  readModel,
  type ReadModel,
  required,
  rootConnection,
  rootOne,
  type Row,
  sql,
  type Sql,
  Through,
} from '@talkoot/platform/read-model';
import { OrganisationEntity } from '../organisations/organisation.entity.js';
import { Organisation } from '../organisations/organisation.read-model.js';
import { ownerOfCollaboration } from './collaboration-owner.read-model.js';
import { CollaborationEntity } from './collaboration.entity.js';
import { NetworkEntity, NetworkMemberEntity } from './network.entity.js';
import { takesPart } from './participation.read-model.js';
import { CollaborationThemeEntity } from './theme.entity.js';
import { Theme, themesOfCollaboration } from './theme.read-model.js';

const NetworkKindEnum = enumOf<NetworkKind>(
  'NetworkKind',
  'What the members of a network have in common.',
  NETWORK_KINDS,
  {
    area: 'Where its members are',
    theme: 'What its members work on',
  },
);

export const Network: ReadModel<NetworkEntity> = readModel({
  name: 'Network',
  plural: 'networks',
  description: 'Organisations or collaborations held together by an area or a theme.',
  table: NetworkEntity,
  node: 'network',
  relations: { owner: new Through(ownerOfCollaboration, 'id') },
  visible: 'public',
  sides: (join) => ({
    collaboration: join(CollaborationEntity, ({ id }, network) => sql`${id} = ${network.id}`, { isAlwaysThere: true }),
  }),
  fields: (is) => ({
    id: is.id('network', 'id', 'Permanent id.'),
    kind: is.enumeration(NetworkKindEnum, 'kind', 'What holds it together.'),
    code: is.text((n) => n.collaboration.code, 'Its code.'),
    name: is.localised((n) => n.collaboration.name, 'Its name, in the reader’s language or the nearest there is.'),
    description: is.localised('description', 'What it is for, in the reader’s language or the nearest.'),
    period: is.period((n) => n.collaboration.period, 'When it exists.'),
    provenance: is.enumeration(ProvenanceEnum, (n) => n.collaboration.provenance, 'Where this comes from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the network.'),
    owner: is.one(() => Organisation, new Through(ownerOfCollaboration, 'id'), 'Who owns it on the day.'),
    themes: is.list(
      () => Theme,
      new Through(themesOfCollaboration, 'id'),
      'The themes with which it deals on the day.',
    ),
    members: is.connection(() => NetworkMember, 'network', 'Who belongs to it on the day.', {
      dated: true,
      where: (member, { on }) => during(member.period, on),
    }),
  }),
  filters: (where) => ({
    kind: where.anyOf(NetworkKindEnum, 'kind', 'Of one of these kinds.'),
    theme: where.such(
      () => ID,
      parameter.id('theme'),
      'Those that deal with this theme on the day.',
      ({ id }, theme, { on }) =>
        exists(
          CollaborationThemeEntity,
          (deals) => sql`${deals.collaboration} = ${id} AND ${deals.theme} = ${theme} AND ${during(deals.period, on)}`,
        ),
    ),
    member: where.such(
      () => ID,
      parameter.id('organisation', ...COLLABORATION_KINDS),
      'Those of which this organisation or collaboration is a member on the day.',
      ({ id }, thing, { on }) =>
        exists(
          NetworkMemberEntity,
          (member) =>
            sql`${member.network} = ${id} AND ${thing} IN (${member.organisation}, ${member.collaboration}) AND ${during(member.period, on)}`,
        ),
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({ code: by.ascending('By code.', { type: 'text', of: (n) => n.collaboration.code }) }),
});

const NetworkMember: ReadModel<NetworkMemberEntity> = readModel({
  name: 'NetworkMember',
  plural: 'members of a network',
  description:
    'That somebody or something belongs to a network, and when. Of a collaboration those see it who see the collaboration.',
  table: NetworkMemberEntity,
  // A row alone would tell that there is one, and a cursor its code.
  visible: [{ as: 'collaboration', ofKinds: COLLABORATION_KINDS }],
  sides: (join) => ({
    who: join(OrganisationEntity, (who, member) => sql`${who.id} = ${member.organisation}`),
    what: join(CollaborationEntity, (what, member) => sql`${what.id} = ${member.collaboration}`),
  }),
  fields: (is) => ({
    organisation: is.one(() => Organisation, 'organisation', 'The organisation; null for a collaboration.'),
    thing: is.polymorphic(NodeType, 'The organisation or collaboration.', [
      { kind: 'organisation', from: 'organisation' },
      ...COLLABORATION_KINDS.map((kind) => ({ kind, from: 'collaboration' as const })),
    ]),
    period: is.period('period', 'Since when and until when.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
  }),
  // Organisations first.
  orders: (by) => ({
    code: by.ascending(
      'By country and code.',
      { type: 'text', of: ({ who }) => sql`coalesce(${who.country}, '~')` },
      { type: 'text', of: ({ who, what }) => sql`coalesce(${who.code}, ${what.code})` },
    ),
  }),
});

/** Of which networks a collaboration is a member on the day. */
export const networksOfCollaboration = link(NetworkMemberEntity, {
  from: 'collaboration',
  to: 'network',
  dated: 'period',
});

takesPart(({ on }) =>
  columns(
    NetworkMemberEntity,
    { collaboration: 'network', organisation: 'organisation' },
    (member) => sql`${member.organisation} IS NOT NULL AND ${during(member.period, on)}`,
  ),
);

const collaborationOf = ({ id }: Row<NetworkEntity>, condition: (c: Row<CollaborationEntity>) => Sql): Sql =>
  exists(CollaborationEntity, (c) => sql`${c.id} = ${id} AND ${c.kind} = 'network' AND ${condition(c)}`);

rootOne('network', () => Network, {
  description: 'The network with this code, on any day.',
  access: 'public',
  dated: true,
  arguments: { code: required(() => String, parameter.text, 'Its code.') },
  where: (network, given) => collaborationOf(network, ({ code }) => sql`${code} = ${given('code')}`),
});

rootConnection('networks', () => Network, {
  description: 'The networks that exist on the day, by code.',
  access: 'public',
  dated: true,
  where: (network, _, { on }) => collaborationOf(network, ({ period }) => during(period, on)),
});
