import { distinct, during, link, sql, type Sql } from '@talkoot/platform/read-model';
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
