import { ID } from '@nestjs/graphql';
import { Me, nameOfPerson } from '@talkoot/identity';
import { DateScalar, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  distinct,
  during,
  exists,
  extend,
  parameter,
  readModel,
  type ReadModel,
  rootConnection,
  sql,
  Through,
  Via,
} from '@talkoot/platform/read-model';
import { nameOfOrganisation, Organisation } from '@talkoot/registry';
import { bodyOfSeat, versionOfBody } from './body-version.read-model.js';
import { MandateEntity, SeatEntity } from './body.entity.js';
import { MandateRoleEnum } from './body.enums.js';
import { Body } from './body.read-model.js';
import { holderOfSeat } from './seat-links.read-model.js';
import { Seat } from './seat.read-model.js';

export const Mandate: ReadModel<MandateEntity> = readModel({
  name: 'Mandate',
  plural: 'mandates',
  description:
    'That somebody holds a seat, or stands in for its holder: a person, for an organisation or not, or an organisation that names nobody.',
  table: MandateEntity,
  node: 'mandate',
  relationsOf: { by: 'seat', model: () => Seat },
  visible: [{ as: 'seat', of: () => Seat }],
  sides: (join) => ({ who: join(Me, (who, { person }) => sql`${who.id} = ${person}`) }),
  fields: (is) => ({
    id: is.id('mandate', 'id', 'Permanent id.'),
    version: is.int(
      ({ seat }) => versionOfBody(bodyOfSeat(seat)),
      'The version of its body. Give it back as `expectedVersion` when you change the mandate or the body.',
    ),
    seat: is.one(() => Seat, 'seat', 'The seat.', { required: true }),
    role: is.enumeration(MandateRoleEnum, 'role', 'Whether it is for the seat or for standing in.'),
    name: is.localised(
      ({ who }) => nameOfPerson(who),
      'Who sits there: the person, or the organisation under its name of the day where nobody is named.',
      {
        nullable: true,
        otherwise: ({ organisation }, context) => nameOfOrganisation(organisation, context),
      },
    ),
    person: is.id('person', 'person', 'The id of the person; null: nobody is named.'),
    organisation: is.one(() => Organisation, 'organisation', 'For whom; null: for nobody but the seat.'),
    period: is.period('period', 'Since when and until when.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
  }),
  filters: (where) => ({
    role: where.anyOf(MandateRoleEnum, 'role', 'In one of these roles.'),
    person: where.equal(() => ID, parameter.id('person'), 'person', 'Of this person.'),
    organisation: where.equal(() => ID, parameter.id('organisation'), 'organisation', 'For this organisation.'),
    endingBefore: where.such(
      () => DateScalar,
      parameter.day,
      'Whose last day lies before this day.',
      ({ period }, day) => sql`upper(${period}) <= ${day}`,
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    begin: by.ascending('The first to begin first.', {
      type: 'date',
      of: ({ period }) => sql`coalesce(lower(${period}), '-infinity')`,
    }),
    end: by.ascending('The first to end first; those without an end come last.', {
      type: 'date',
      of: ({ period }) => sql`coalesce(upper(${period}), 'infinity')`,
    }),
  }),
});

extend(Seat, (is) => ({
  holder: is.one(() => Mandate, new Through(holderOfSeat, 'id'), 'Who holds it on the day; null: it is vacant.'),
  substitutes: is.list(() => Mandate, 'seat', 'Who stands in for the holder on the day.', {
    where: ({ role, period }, { on }) => sql`${role} = 'substitute' AND ${during(period, on)}`,
  }),
  mandates: is.connection(() => Mandate, 'seat', 'Everybody who ever holds it or stands in, the first first.'),
}));

extend(Body, (is) => ({
  mandates: is.connection(
    () => Mandate,
    new Via(
      (body, { on }) =>
        distinct(
          MandateEntity,
          'id',
          (m) =>
            sql`${exists(SeatEntity, ({ id, body: of }) => sql`${id} = ${m.seat} AND ${of} = ${body}`)} AND ${during(m.period, on)}`,
        ),
      'id',
    ),
    'Who sits there or stands in on the day, the first to begin first.',
    { dated: true },
  ),
}));

extend(Me, (is) => ({
  mandates: is.connection(() => Mandate, 'person', 'The seats that the person holds or stands in for on the day.', {
    dated: true,
    where: ({ period }, { on }) => during(period, on),
  }),
}));

rootConnection('mandates', () => Mandate, {
  description: 'Who sits in which body or stands in, on the day.',
  access: 'public',
  dated: true,
  where: ({ period }, _, { on }) => during(period, on),
});
