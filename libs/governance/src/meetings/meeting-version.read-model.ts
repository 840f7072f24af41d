import { select, sql, type Sql } from '@talkoot/platform/read-model';
import { MeetingEntity } from './meeting.entity.js';

/** The version of the meeting: its agenda and its decisions share it. */
export const versionOfMeeting = (meeting: Sql): Sql =>
  sql`(${select(
    MeetingEntity,
    ({ version }) => version,
    ({ id }) => ({ where: sql`${id} = ${meeting}` }),
  )})`;
