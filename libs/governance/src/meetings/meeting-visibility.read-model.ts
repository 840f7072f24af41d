import { concerned, exists, type ReadContext, type Row, sql, type Sql } from '@talkoot/platform/read-model';
import { concernedByBody } from '../bodies/body-visibility.read-model.js';
import { MandateEntity } from '../bodies/body.entity.js';
import { AttendanceEntity, MeetingEntity } from './meeting.entity.js';

/** Anybody, once it has been convened or recorded as held; before, and where it was given up before that, those whom the body concerns. */
export const seesMeeting = (meeting: Row<MeetingEntity>, context: ReadContext): Sql =>
  sql`coalesce(${meeting.convenedOn}, ${meeting.recordedOn}) IS NOT NULL OR ${concernedByBody(meeting.body, context)}`;

/** Those who came for a seat. They remark on the minutes and accept them, no matter for whom they sat there or whether the seat still exists. */
const wasPresent = (meeting: Sql, context: ReadContext): Sql =>
  concerned(context, () =>
    exists(
      AttendanceEntity,
      (a) =>
        sql`${a.meeting} = ${meeting} AND ${exists(MandateEntity, (m) => sql`${m.id} = ${a.mandate} AND (${m.person} = ${context.person} OR ${m.organisation} = ${context.organisation})`)}`,
    ),
  );

/** Who was present and what the minutes say: anybody, once they are approved; before, those present and those whom the body concerns. */
export const seesMinutes = ({ id, status, body }: Row<MeetingEntity>, context: ReadContext): Sql =>
  sql`${status} = 'minutes-approved' OR ${concernedByBody(body, context)} OR ${wasPresent(id, context)}`;

/** The same of what belongs to the meeting with this id. */
export const seesMinutesOf = (meeting: Sql, context: ReadContext): Sql =>
  context.scope === 'everything'
    ? sql`true`
    : exists(MeetingEntity, (m) => sql`${m.id} = ${meeting} AND (${seesMinutes(m, context)})`);
