import { concerned, exists, type Looking, type Row, sql, type Sql } from '@talkoot/platform/read-model';
import { MandateEntity } from '../persistence/body.entity.js';
import { AttendanceEntity, MeetingEntity } from '../persistence/meeting.entity.js';
import { concernedByBody } from './visibility.read-model.js';

/** Anybody, once it has been convened or recorded as held; before, and where it was given up before that, those whom the body concerns. */
export const seesMeeting = (meeting: Row<MeetingEntity>, looking: Looking): Sql =>
  sql`coalesce(${meeting.convenedOn}, ${meeting.recordedOn}) IS NOT NULL OR ${concernedByBody(meeting.body, looking)}`;

/** Anyone who came for a seat: they remark on the minutes and accept them, for whomever they sat there and whatever has become of the seat. */
const wasPresent = (meeting: Sql, looking: Looking): Sql =>
  concerned(looking, () =>
    exists(
      AttendanceEntity,
      (a) =>
        sql`${a.meeting} = ${meeting} AND ${exists(MandateEntity, (m) => sql`${m.id} = ${a.mandate} AND (${m.person} = ${looking.person} OR ${m.organisation} = ${looking.organisation})`)}`,
    ),
  );

/** Who was present and what the minutes say: anybody, once they are approved; before, those present and those whom the body concerns. */
export const seesMinutes = ({ id, status, body }: Row<MeetingEntity>, looking: Looking): Sql =>
  sql`${status} = 'minutes-approved' OR ${concernedByBody(body, looking)} OR ${wasPresent(id, looking)}`;

/** The same of what belongs to the meeting with this id. */
export const seesMinutesOf = (meeting: Sql, looking: Looking): Sql =>
  looking.sight === 'everything'
    ? sql`true`
    : exists(MeetingEntity, (m) => sql`${m.id} = ${meeting} AND (${seesMinutes(m, looking)})`);
