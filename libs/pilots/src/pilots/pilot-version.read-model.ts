import { select, sql, type Sql } from '@talkoot/platform/read-model';
import { PilotEntity } from './pilot.entity.js';

/** The version of the pilot: its partners and its work share it. */
export const versionOfPilot = (pilot: Sql): Sql =>
  sql`(${select(
    PilotEntity,
    ({ version }) => version,
    ({ id }) => ({ where: sql`${id} = ${pilot}` }),
  )})`;
