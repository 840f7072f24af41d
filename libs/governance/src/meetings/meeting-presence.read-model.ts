import { exists, type ReadContext, type Row, type Seen, sql, type Sql } from '@talkoot/platform/read-model';
import { MandateEntity } from '../bodies/body.entity.js';
import { AttendanceEntity, MeetingEntity } from './meeting.entity.js';

const cameWith = ({ id }: Row<MeetingEntity>, holds: (mandate: Row<MandateEntity>) => Sql): Sql =>
  exists(
    AttendanceEntity,
    (a) => sql`${a.meeting} = ${id} AND ${exists(MandateEntity, (m) => sql`${m.id} = ${a.mandate} AND ${holds(m)}`)}`,
  );

/** Those who came for a seat, and those for whom they came, no matter whether the seat still exists. */
export const wasPresent = (meeting: Row<MeetingEntity>, { person, organisation }: ReadContext): Sql =>
  cameWith(meeting, (mandate) => sql`(${mandate.person} = ${person} OR ${mandate.organisation} = ${organisation})`);

/** As `speaksFor` has it: the person who came, or anyone who writes for an organisation that named nobody. */
export const speaksForSeat = (meeting: Row<MeetingEntity>, { person, organisation, role }: ReadContext): Sql =>
  cameWith(
    meeting,
    (mandate) =>
      sql`(${mandate.person} = ${person} OR ${mandate.person} IS NULL AND ${mandate.organisation} = ${organisation} AND ${role} IN ('editor', 'manager'))`,
  );

/** Who was present and what the minutes say. */
export const MINUTES: Seen<Row<MeetingEntity>> = {
  sees: 'minutes',
  when: ({ status }) => sql`${status} = 'minutes-approved'`,
  otherwise: 'minutes-before-approval',
};
