import { ID } from '@nestjs/graphql';
import { COLLABORATION_KINDS } from '@talkoot/contracts';
import { NodeType, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  during,
  extend,
  isLinked,
  parameter,
  readModel,
  type ReadModel,
  required,
  rootConnection,
  rootOne,
  sql,
  Through,
  Among,
} from '@talkoot/platform/read-model';
import { Network, Organisation, ownerOfCollaboration } from '@talkoot/registry';
import { bodiesIn, organisationsIn, secretariatOf } from './seat-links.read-model.js';
import { BodyEntity, SeatEntity } from './body.entity.js';
import { BodyKindEnum, MergerRuleEnum, SeatKindEnum } from './body.enums.js';

export const Body: ReadModel<BodyEntity> = readModel({
  name: 'Body',
  plural: 'bodies',
  description:
    'Where things are decided or prepared: a board, a working group, an assembly. Anybody sees it who sees what it belongs to.',
  table: BodyEntity,
  node: 'body',
  relations: {
    owner: ['organisation', new Through(ownerOfCollaboration, 'collaboration')],
    secretariat: new Through(secretariatOf, 'id'),
    seated: new Among(
      SeatEntity,
      ({ id }, organisation, { today }) => sql`${id} IN (${bodiesIn(organisation, today)})`,
      ({ id }, { today }) => organisationsIn(id, today),
    ),
  },
  visible: [{ as: 'collaboration', ofKinds: COLLABORATION_KINDS }],
  fields: (is) => ({
    id: is.id('body', 'id', 'Permanent id.'),
    kind: is.enumeration(BodyKindEnum, 'kind', 'What kind of body it is.'),
    code: is.text('code', 'Its code; null: it has none.'),
    name: is.localised('name', 'Its name in the reader’s language or the nearest there is.'),
    of: is.polymorphic(NodeType, 'The organisation or collaboration to which it belongs.', [
      { kind: 'organisation', from: 'organisation' },
      ...COLLABORATION_KINDS.map((kind) => ({ kind, from: 'collaboration' as const })),
    ]),
    organisation: is.one(
      () => Organisation,
      'organisation',
      'The organisation to which it belongs; null: it belongs to a collaboration.',
    ),
    timeZone: is.text(
      'timeZone',
      'By whose clocks it meets, as a name of the IANA database: Europe/Helsinki. It is that of its owner’s country.',
    ),
    quorum: is.object(
      'Quorum',
      'When it can decide: all that is given has to be met. Nothing given: always.',
      { of: 'When a body can decide: all that is given has to be met by the seats present. Nothing given: always.' },
      {
        seats: is.int(({ quorum }) => sql`${quorum} -> 'seats'`, 'The least number of seats present.', {
          nullable: true,
        }),
        percent: is.int(
          ({ quorum }) => sql`${quorum} -> 'percent'`,
          'At least this share of the seats present, in percent.',
          {
            nullable: true,
          },
        ),
        kinds: is.enumerations(
          SeatKindEnum,
          ({ quorum }) => sql`ARRAY(SELECT jsonb_array_elements_text(coalesce(${quorum} -> 'kinds', '[]')))`,
          'At least one seat of each of these kinds present.',
        ),
      },
    ),
    noticeDays: is.int(
      'noticeDays',
      'Working days between convening a meeting and the meeting; null: none are asked for.',
    ),
    mergerRule: is.enumeration(
      MergerRuleEnum,
      'mergerRule',
      'What becomes of the seats of two organisations that merge while both have one here.',
    ),
    secretariat: is.one(
      () => Organisation,
      new Through(secretariatOf, 'id'),
      'The organisation that prepares and convenes its meetings on the day.',
    ),
    owner: is.one(
      () => Organisation,
      new Through(ownerOfCollaboration, 'collaboration'),
      'Who owns the collaboration to which it belongs, on the day; null: it belongs to an organisation.',
    ),
    rhythm: is.rhythm('rhythm', 'How often it meets; null: no source says.'),
    reportsTo: is.one(() => Body, 'reportsTo', 'The body that receives its reports next; null: none is known.'),
    receivesFrom: is.list(() => Body, 'reportsTo', 'The bodies whose reports it receives.'),
    period: is.period('period', 'When it exists.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the body, its seats or mandates.'),
  }),
  filters: (where) => ({
    kind: where.anyOf(BodyKindEnum, 'kind', 'Of one of these kinds.'),
    of: where.such(
      () => ID,
      parameter.id('organisation', ...COLLABORATION_KINDS),
      'Belonging to this organisation or collaboration.',
      ({ organisation, collaboration }, of) => sql`(${organisation} = ${of} OR ${collaboration} = ${of})`,
    ),
    seated: where.such(
      () => ID,
      parameter.id('organisation'),
      'With a seat for this organisation, or somebody who sits there for it, on the day looked at.',
      ({ id }, organisation, { on }) => sql`${id} IN (${bodiesIn(organisation, on)})`,
    ),
    secretariat: where.such(
      () => ID,
      parameter.id('organisation'),
      'With this organisation as its secretariat, on the day looked at.',
      ({ id }, organisation, context) => isLinked(secretariatOf, id, organisation, context),
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    name: by.byName(({ name }) => name),
    code: by.ascending('By code; those without one come last.', {
      type: 'text',
      of: ({ code }) => sql`coalesce(${code}, '~')`,
    }),
    latestChange: by.descending('Those changed last first.', 'recordedAt'),
  }),
});

extend(Organisation, (is) => ({
  bodies: is.connection(() => Body, 'organisation', 'The bodies that belong to it and exist on the day, by name.', {
    dated: true,
    where: ({ period }, { on }) => during(period, on),
  }),
}));

extend(Network, (is) => ({
  bodies: is.connection(() => Body, 'collaboration', 'Its bodies that exist on the day, by name.', {
    dated: true,
    where: ({ period }, { on }) => during(period, on),
  }),
}));

rootOne('body', () => Body, {
  description: 'The body with this code, on any day.',
  access: 'public',
  dated: true,
  arguments: { code: required(() => String, parameter.text, 'Its code.') },
  where: ({ code }, given) => sql`${code} = ${given('code')}`,
});

rootConnection('bodies', () => Body, {
  description: 'The bodies that exist on the day, by name.',
  access: 'public',
  dated: true,
  where: ({ period }, _, { on }) => during(period, on),
});
