import { ID } from '@nestjs/graphql';
import { ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  columns,
  distinct,
  during,
  extend,
  parameter,
  type ReadContext,
  readModel,
  type ReadModel,
  type Row,
  sql,
  type Sql,
  Via,
} from '@talkoot/platform/read-model';
import { Organisation, takesPart } from '@talkoot/registry';
import { AdopterEntity } from './programme.entity.js';
import { Programme } from './programme.read-model.js';

const isAdopterOn = ({ period }: Row<AdopterEntity>, { on }: ReadContext): Sql => during(period, on);

export const ProgrammeAdopter: ReadModel<AdopterEntity> = readModel({
  name: 'ProgrammeAdopter',
  plural: 'adopters of a programme',
  description: 'That an organisation has adopted a programme for itself, and when.',
  table: AdopterEntity,
  visible: [{ as: 'programme', of: () => Programme }],
  sides: (join) => ({ who: join(Organisation, (who, { organisation }) => sql`${who.id} = ${organisation}`) }),
  fields: (is) => ({
    organisation: is.one(() => Organisation, 'organisation', 'The adopter, as it is called on the day.', {
      required: true,
    }),
    programme: is.one(() => Programme, 'programme', 'The programme.'),
    adoptedOn: is.day(
      ({ period }) => sql`lower(${period})`,
      'The day of its decision, or from which it stands in for its predecessor; null: not known.',
      { nullable: true },
    ),
    period: is.period('period', 'Since when and until when.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
  }),
  filters: (where) => ({
    organisation: where.equal(() => ID, parameter.id('organisation'), 'organisation', 'Of this organisation.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    code: by.ascending(
      'By country and code.',
      { type: 'text', of: ({ who }) => who.country },
      { type: 'text', of: ({ who }) => who.code },
    ),
  }),
});

takesPart((context) =>
  columns(AdopterEntity, { collaboration: 'programme', organisation: 'organisation' }, (adopter) =>
    isAdopterOn(adopter, context),
  ),
);

extend(Programme, (is) => ({
  adopters: is.connection(() => ProgrammeAdopter, 'programme', 'Who has adopted it, on the day, by country and code.', {
    dated: true,
    where: isAdopterOn,
  }),
}));

extend(Organisation, (is) => ({
  programmes: is.connection(
    () => Programme,
    new Via(
      (organisation, context) =>
        distinct(
          AdopterEntity,
          'programme',
          (adopter) => sql`${adopter.organisation} = ${organisation} AND ${isAdopterOn(adopter, context)}`,
        ),
      'id',
    ),
    'The programmes that it has adopted, on the day, by code.',
    { dated: true },
  ),
}));
