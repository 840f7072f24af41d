import { ID } from '@nestjs/graphql';
import { ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  during,
  exists,
  extend,
  isLinked,
  type ReadContext,
  parameter,
  readModel,
  type ReadModel,
  type Row,
  sql,
  type Sql,
  Through,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { versionOfBody } from './body-version.read-model.js';
import { MandateEntity, SeatEntity } from './body.entity.js';
import { SeatBasisEnum, SeatKindEnum } from './body.enums.js';
import { Body } from './body.read-model.js';
import { organisationOfSeat, seatsOfOrganisation } from './seat-links.read-model.js';

/** Whether nobody holds it on the day. */
const isVacant = ({ id }: Row<SeatEntity>, { on }: ReadContext): Sql =>
  sql`NOT ${exists(MandateEntity, (m) => sql`${m.seat} = ${id} AND ${m.role} = 'holder' AND ${during(m.period, on)}`)}`;

export const Seat: ReadModel<SeatEntity> = readModel({
  name: 'Seat',
  plural: 'seats',
  description: 'A place at the table of a body.',
  table: SeatEntity,
  node: 'seat',
  relationsOf: { by: 'body', model: () => Body },
  visible: [{ as: 'body', of: () => Body }],
  fields: (is) => ({
    id: is.id('seat', 'id', 'Permanent id.'),
    version: is.int(
      ({ body }) => versionOfBody(body),
      'The version of its body. Give it back as `expectedVersion` when you change the seat or the body.',
    ),
    body: is.one(() => Body, 'body', 'The body.', { required: true }),
    place: is.int('place', 'Its place at the table, from 1.'),
    kind: is.enumeration(SeatKindEnum, 'kind', 'Whose side it speaks for.'),
    basis: is.enumeration(SeatBasisEnum, 'basis', 'By what somebody comes to sit there; null: no source says.'),
    title: is.localised('title', 'The office or role that it is for; null: for none in particular.'),
    organisation: is.one(() => Organisation, new Through(organisationOfSeat, 'id'), 'For whom it is on the day.'),
    vacant: is.flag(isVacant, 'Whether nobody holds it on the day.'),
    keptApart: is.flag(
      'keptApart',
      'Whether the organisation got it in a merger, beside a seat of its own. It ends with the mandate of its holder.',
    ),
    period: is.period('period', 'When it exists.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
  }),
  filters: (where) => ({
    kind: where.anyOf(SeatKindEnum, 'kind', 'Of one of these kinds.'),
    vacant: where.such(
      () => Boolean,
      parameter.flag,
      'Whether somebody holds it, on the day looked at: true for those that are vacant.',
      (seat, vacant, context) => sql`(${isVacant(seat, context)}) = ${vacant}`,
    ),
    organisation: where.such(
      () => ID,
      parameter.id('organisation'),
      'For this organisation, on the day looked at.',
      ({ id }, organisation, context) => isLinked(organisationOfSeat, id, organisation, context),
    ),
  }),
  orders: (by) => ({ place: by.ascending('By place at the table.', 'place') }),
});

extend(Body, (is) => ({
  seats: is.connection(() => Seat, 'body', 'Its seats on the day, by place.', {
    dated: true,
    where: ({ period }, { on }) => during(period, on),
  }),
}));

extend(Organisation, (is) => ({
  seats: is.connection(() => Seat, new Through(seatsOfOrganisation, 'id'), 'The seats that are for it on the day.', {
    dated: true,
    where: ({ period }, { on }) => during(period, on),
  }),
}));
