import { type Id, idOf, type MandateRole, type SeatKind, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import type { Attendance } from '../domain/attendance.js';
import type { Meeting } from '../domain/meeting.js';
import { AttendanceEntity } from './meeting.entity.js';

interface Row {
  readonly id: string;
  readonly seat: string;
  readonly kind: SeatKind;
  readonly mandate: string | null;
  readonly role: MandateRole | null;
  readonly person: string | null;
  readonly organisation: string | null;
}

/** Every seat of the meeting's day, with who came for it. */
export async function loadAttendance(transaction: Transaction, meeting: Id<'meeting'>): Promise<Attendance[]> {
  const found = await transaction.rows<Row>(
    `SELECT a.id, a.seat_id AS seat, s.kind, m.id AS mandate, m.role, m.person_id AS person,
       m.organisation_id AS organisation
     FROM governance.attendance a JOIN governance.seat s ON s.id = a.seat_id
     LEFT JOIN governance.mandate m ON m.id = a.mandate_id
     WHERE a.meeting_id = $1 ORDER BY a.place`,
    [uuidOf(meeting)],
  );
  return found.map(({ id, seat, kind, ...mandate }) => ({
    id,
    seat: idOf('seat', seat),
    kind,
    came: toMandate(mandate),
  }));
}

function toMandate({ mandate, role, person, organisation }: Omit<Row, 'id' | 'seat' | 'kind'>): Attendance['came'] {
  if (mandate === null || role === null) return undefined;
  return {
    id: idOf('mandate', mandate),
    role,
    person: person === null ? undefined : idOf('person', person),
    organisation: organisation === null ? undefined : idOf('organisation', organisation),
  };
}

/** Writes who was there as it is known now; a seat that was none of the day's after all goes. */
export async function saveAttendance(transaction: Transaction, meetings: readonly Meeting[]): Promise<void> {
  const rows = meetings.flatMap(({ id: meeting, state }) =>
    state.attendance.map(({ id, seat, came }, index) => ({ id, meeting, seat, place: index + 1, mandate: came?.id })),
  );
  const kept = new Set(rows.map(({ id }) => id));
  const gone = meetings.flatMap(({ loaded }) => loaded?.attendance ?? []).flatMap(({ id }) => (kept.has(id) ? [] : id));
  if (gone.length > 0) await transaction.manager.delete(AttendanceEntity, gone);
  await transaction.upsert(AttendanceEntity, rows);
}
