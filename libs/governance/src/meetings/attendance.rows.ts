import { type Id, idOf, type MandateRole, type SeatKind, uuidOf } from '@talkoot/contracts';
import type { Row, Transaction } from '@talkoot/platform/database';
import type { Attendance } from './attendance.js';
import { AttendanceEntity } from './meeting.entity.js';
import type { Meeting } from './meeting.js';

interface FoundRow {
  readonly id: string;
  readonly seat: string;
  readonly place: number;
  readonly kind: SeatKind;
  readonly mandate: string | null;
  readonly role: MandateRole | null;
  readonly person: string | null;
  readonly organisation: string | null;
}

/** Every seat of the meeting's day, with who came for it. */
export async function loadAttendance(transaction: Transaction, meeting: Id<'meeting'>): Promise<Attendance[]> {
  const found = await transaction.rows<FoundRow>(
    `SELECT a.id, a.seat_id AS seat, a.place, s.kind, m.id AS mandate, m.role, m.person_id AS person,
       m.organisation_id AS organisation
     FROM governance.attendance a JOIN governance.seat s ON s.id = a.seat_id
     LEFT JOIN governance.mandate m ON m.id = a.mandate_id
     WHERE a.meeting_id = $1 ORDER BY a.place`,
    [uuidOf(meeting)],
  );
  const attendance = found.map(({ id, seat, place, kind, ...mandate }) => ({
    id,
    seat: idOf('seat', seat),
    place,
    kind,
    came: toMandate(mandate),
  }));
  transaction.note(
    AttendanceEntity,
    attendance.map(({ id, seat, place, came }) => ({ id, meeting, seat, place, mandate: came?.id })),
  );
  return attendance.map(({ place: _, ...each }) => each);
}

function toMandate({
  mandate,
  role,
  person,
  organisation,
}: Omit<FoundRow, 'id' | 'seat' | 'place' | 'kind'>): Attendance['came'] {
  if (mandate === null || role === null) return undefined;
  return {
    id: idOf('mandate', mandate),
    role,
    person: person === null ? undefined : idOf('person', person),
    organisation: organisation === null ? undefined : idOf('organisation', organisation),
  };
}

export const attendanceRows = ({ id: meeting, state }: Meeting): Row<AttendanceEntity>[] =>
  state.attendance.map(({ id, seat, came }, index) => ({ id, meeting, seat, place: index + 1, mandate: came?.id }));
