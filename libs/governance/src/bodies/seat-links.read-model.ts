import { distinct, during, link, sql, type Sql, exists } from '@talkoot/platform/read-model';
import { BodySecretariatEntity, MandateEntity, SeatEntity, SeatOrganisationEntity } from './body.entity.js';

/** The secretariat of a body on the day. */
export const secretariatOf = link(BodySecretariatEntity, { from: 'body', to: 'organisation', dated: 'period' });

/** For whom a seat is on the day. */
export const organisationOfSeat = link(SeatOrganisationEntity, { from: 'seat', to: 'organisation', dated: 'period' });
export const seatsOfOrganisation = link(SeatOrganisationEntity, { from: 'organisation', to: 'seat', dated: 'period' });

/** Who holds a seat on the day. */
export const holderOfSeat = link(MandateEntity, {
  from: 'seat',
  to: 'id',
  dated: 'period',
  where: ({ role }) => sql`${role} = 'holder'`,
});

/** The bodies in which a seat is for the organisation on the day, or somebody sits for it; as `id`, starting from the organisation. */
export const bodiesIn = (organisation: Sql, day: Sql): Sql => {
  const seats = distinct(
    SeatOrganisationEntity,
    'seat',
    (s) => sql`${s.organisation} = ${organisation} AND ${during(s.period, day)}`,
  );
  const mandates = distinct(
    MandateEntity,
    'seat',
    (m) => sql`${m.organisation} = ${organisation} AND ${during(m.period, day)}`,
  );
  return distinct(SeatEntity, 'body', ({ id }) => sql`${id} IN (${seats} UNION ${mandates})`);
};

/** The organisations for which there is a seat in the body on the day, or somebody sits there, as `id`. */
export const organisationsIn = (body: Sql, day: Sql): Sql => {
  const isOfBody = (seat: Sql) => exists(SeatEntity, ({ id, body: of }) => sql`${id} = ${seat} AND ${of} = ${body}`);
  const seats = distinct(
    SeatOrganisationEntity,
    'organisation',
    (s) => sql`${isOfBody(s.seat)} AND ${during(s.period, day)}`,
  );
  const mandates = distinct(
    MandateEntity,
    'organisation',
    (m) => sql`${isOfBody(m.seat)} AND ${m.organisation} IS NOT NULL AND ${during(m.period, day)}`,
  );
  return sql`${seats} UNION ${mandates}`;
};
