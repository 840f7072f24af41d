import { select, sql, type Sql } from '@talkoot/platform/read-model';
import { BodyEntity, SeatEntity } from './body.entity.js';

/** The version of the body: its seats and their mandates share it. */
export const versionOfBody = (body: Sql): Sql =>
  sql`(${select(
    BodyEntity,
    ({ version }) => version,
    ({ id }) => ({ where: sql`${id} = ${body}` }),
  )})`;

export const bodyOfSeat = (seat: Sql): Sql =>
  sql`(${select(
    SeatEntity,
    ({ body }) => body,
    ({ id }) => ({ where: sql`${id} = ${seat}` }),
  )})`;
