import { distinct, during, exists, sql, type Sql } from '@talkoot/platform/read-model';
import { MandateEntity, SeatEntity, SeatOrganisationEntity } from '../persistence/body.entity.js';

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

/** The bodies in which the person has a mandate on the day, as `id`. */
export const bodiesWith = (person: Sql, day: Sql): Sql =>
  distinct(SeatEntity, 'body', ({ id }) =>
    exists(MandateEntity, (m) => sql`${m.seat} = ${id} AND ${m.person} = ${person} AND ${during(m.period, day)}`),
  );
