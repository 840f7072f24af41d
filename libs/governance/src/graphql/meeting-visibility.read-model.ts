import { exists, type Looking, type Row, sql, type Sql } from '@talkoot/platform/read-model';
import { MeetingEntity } from '../persistence/meeting.entity.js';
import { concernedByBody } from './visibility.read-model.js';

/** Anybody, once it has been convened; before, and where it was given up before that, those whom the body concerns. */
export const seesMeeting = (meeting: Row<MeetingEntity>, looking: Looking): Sql =>
  sql`${meeting.convenedOn} IS NOT NULL OR ${concernedByBody(meeting.body, looking)}`;

/** Who was present and what the minutes say: anybody, once they are approved; before, those whom the body concerns. */
export const seesMinutes = ({ status, body }: Row<MeetingEntity>, looking: Looking): Sql =>
  sql`${status} = 'minutes-approved' OR ${concernedByBody(body, looking)}`;

/** The same of what belongs to the meeting with this id. */
export const seesMinutesOf = (meeting: Sql, looking: Looking): Sql =>
  looking.sight === 'everything'
    ? sql`true`
    : exists(MeetingEntity, (m) => sql`${m.id} = ${meeting} AND (${seesMinutes(m, looking)})`);
