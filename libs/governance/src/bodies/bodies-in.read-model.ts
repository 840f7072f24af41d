import { distinct, during, sql, type Sql } from '@talkoot/platform/read-model';
import { MandateEntity, SeatEntity, SeatOrganisationEntity } from './body.entity.js';

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
