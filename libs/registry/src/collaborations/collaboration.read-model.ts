import { ID } from '@nestjs/graphql';
import { COLLABORATION_KINDS, type CollaborationKind } from '@talkoot/contracts';
import { enumOf, NodeType, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  distinct,
  during,
  exists,
  extend,
  isLinked,
  link,
  type ReadContext,
  parameter,
  readModel,
  type ReadModel,
  rootConnection,
  sql,
  type Sql,
  Through,
  Via,
} from '@talkoot/platform/read-model';
import { OrganisationEntity } from '../organisations/organisation.entity.js';
import { Organisation } from '../organisations/organisation.read-model.js';
import { ownerOfCollaboration } from './collaboration-owner.read-model.js';
import { CollaborationEntity } from './collaboration.entity.js';
import { participations } from './participation.read-model.js';
import { CollaborationThemeEntity } from './theme.entity.js';
import { Theme, themesOfCollaboration } from './theme.read-model.js';

const CollaborationKindEnum = enumOf<CollaborationKind>(
  'CollaborationKind',
  'What kind of collaboration it is.',
  COLLABORATION_KINDS,
  {
    alliance: 'An alliance of cities with others',
    programme: 'A strategy, a regional programme, a shared target picture or a municipality’s programme',
    pilotprogramme: 'A ministry’s programme of pilots',
    project: 'A separate project beside a programme’s pilots',
    pilot: 'A pilot of a programme',
    network: 'A network of an area or a theme',
  },
);

const collaborationsOnTheme = link(CollaborationThemeEntity, { from: 'theme', to: 'collaboration', dated: 'period' });

/** Those who take part in it on the day. */
const participants = (collaboration: Sql, context: ReadContext): Sql =>
  sql`SELECT DISTINCT part.organisation AS id FROM ${participations(context)} AS part WHERE part.collaboration = ${collaboration}`;

const Collaboration: ReadModel<CollaborationEntity> = readModel({
  name: 'Collaboration',
  plural: 'collaborations',
  description: 'What several organisations do together, of whatever kind: an alliance, a pilot, a network …',
  table: CollaborationEntity,
  visible: [{ as: 'id', ofKinds: COLLABORATION_KINDS }],
  fields: (is) => ({
    kind: is.enumeration(CollaborationKindEnum, 'kind', 'What kind of collaboration it is.'),
    code: is.text('code', 'Its code, among those of its kind.'),
    name: is.localised('name', 'Its name, in the reader’s language or the nearest there is.'),
    period: is.period('period', 'When it exists.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    thing: is.polymorphic(
      NodeType,
      'The alliance, pilot, network … itself.',
      COLLABORATION_KINDS.map((kind) => ({ kind, from: 'id' as const })),
    ),
    owner: is.one(() => Organisation, new Through(ownerOfCollaboration, 'id'), 'Who owns it on the day.'),
    themes: is.list(
      () => Theme,
      new Through(themesOfCollaboration, 'id'),
      'The themes with which it deals on the day.',
    ),
    participants: is.connection(
      () => Organisation,
      new Via(participants, 'id'),
      'Members of an alliance or a network, partners of a pilot, on the day.',
    ),
  }),
  filters: (where) => ({
    kind: where.anyOf(CollaborationKindEnum, 'kind', 'Of one of these kinds.'),
    theme: where.such(
      () => ID,
      parameter.id('theme'),
      'Those that deal with this theme on the day.',
      ({ id }, theme, context) => isLinked(themesOfCollaboration, id, theme, context),
    ),
    participant: where.such(
      () => ID,
      parameter.id('organisation'),
      'Those in which this organisation takes part on the day.',
      ({ id }, organisation, context) => sql`${id} IN (${collaborationsOf(organisation, context)})`,
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    name: by.byName(({ name }) => name),
    code: by.ascending('By kind and code.', 'kind', 'code'),
  }),
});

/** Those in which an organisation takes part on the day. */
const collaborationsOf = (organisation: Sql, context: ReadContext): Sql =>
  sql`SELECT DISTINCT part.collaboration AS id FROM ${participations(context)} AS part WHERE part.organisation = ${organisation}`;

/** The municipalities that take part in at least two collaborations of the day on the theme. */
const municipalitiesInSeveral = (theme: Sql, context: ReadContext): Sql => {
  const onTheme = distinct(
    CollaborationThemeEntity,
    'collaboration',
    (deals) => sql`${deals.theme} = ${theme} AND ${during(deals.period, context.on)}`,
  );
  const ofTheDay = distinct(CollaborationEntity, 'id', ({ period }) => during(period, context.on));
  const isMunicipality = exists(
    OrganisationEntity,
    ({ id, kind }) => sql`${id} = part.organisation AND ${kind} = 'municipality'`,
  );
  return sql`SELECT part.organisation AS id FROM ${participations(context)} AS part
    WHERE part.collaboration IN (${onTheme}) AND part.collaboration IN (${ofTheDay}) AND ${isMunicipality}
    GROUP BY part.organisation HAVING count(DISTINCT part.collaboration) > 1`;
};

extend(Theme, (is) => ({
  collaborations: is.connection(
    () => Collaboration,
    new Through(collaborationsOnTheme, 'id'),
    'The alliances, pilots, networks … that exist on the day and deal with it then, by name.',
    { dated: true, where: ({ period }, { on }) => during(period, on) },
  ),
  municipalitiesInSeveral: is.connection(
    () => Organisation,
    new Via(municipalitiesInSeveral, 'id'),
    'The municipalities that take part in more than one of its collaborations on the day, as far as the viewer may know of them.',
    { dated: true },
  ),
}));

extend(Organisation, (is) => ({
  collaborations: is.connection(
    () => Collaboration,
    new Via(collaborationsOf, 'id'),
    'The alliances, pilots, networks … that exist on the day and in which it takes part then, by name.',
    { dated: true, where: ({ period }, { on }) => during(period, on) },
  ),
}));

rootConnection('collaborations', () => Collaboration, {
  description: 'The alliances, pilots, networks … that exist on the day, by name.',
  access: 'public',
  dated: true,
  where: ({ period }, _, { on }) => during(period, on),
});
