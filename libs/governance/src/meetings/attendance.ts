import {
  type Id,
  type MandateRole,
  newUuid,
  type OrganisationId,
  type PersonId,
  type Quorum,
  type SeatKind,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** Somebody who held a seat, or stood in for its holder, on the day of the meeting. */
export interface MandateOnDay {
  readonly id: Id<'mandate'>;
  readonly role: MandateRole;
  readonly person?: PersonId | undefined;
  readonly organisation?: OrganisationId | undefined;
}

/** A seat that the body had on the day of the meeting, with those who might come for it. */
export interface SeatOnDay {
  readonly seat: Id<'seat'>;
  readonly kind: SeatKind;
  readonly mandates: readonly MandateOnDay[];
}

/** Who came for a seat, as the secretariat tells it. */
export interface AttendingMandate {
  readonly seat: Id<'seat'>;
  readonly mandate: Id<'mandate'>;
}

/** A seat of the day, and who was there for it. */
export interface Attendance {
  readonly id: string;
  readonly seat: Id<'seat'>;
  readonly kind: SeatKind;
  /** The holder or the substitute; undefined: nobody came for the seat. */
  readonly came?: MandateOnDay | undefined;
}

/**
 * The attendance of every seat of the day, those who are not named being absent. What is known of a seat keeps its id.
 * Throws when somebody is named for a seat that is none of the day's, or for one that was not theirs on it.
 */
export function attendanceOf(
  seats: readonly SeatOnDay[],
  came: readonly AttendingMandate[],
  known: readonly Attendance[] = [],
): readonly Attendance[] {
  const bySeat = new Map(seats.map((each) => [each.seat, each]));
  const present = new Map<Id<'seat'>, MandateOnDay>();
  came.forEach(({ seat, mandate }, place) => {
    const onDay = bySeat.get(seat);
    if (!onDay) throw refuse('NOT_OF_THE_BODY.seat', ['attendance', place, 'seat']);
    if (present.has(seat)) throw refuse('INVALID_INPUT.seatTwice', ['attendance', place, 'seat']);
    const found = onDay.mandates.find(({ id }) => id === mandate);
    if (!found) throw refuse('NOT_OF_THE_BODY.mandate', ['attendance', place, 'mandate']);
    present.set(seat, found);
  });
  const ids = new Map(known.map(({ seat, id }) => [seat, id]));
  return seats.map(({ seat, kind }) => ({ id: ids.get(seat) ?? newUuid(), seat, kind, came: present.get(seat) }));
}

export const presentAt = (attendance: readonly Attendance[]): Attendance[] =>
  attendance.filter(({ came }) => came !== undefined);

export const wasPresent = (attendance: readonly Attendance[], seat: Id<'seat'>): boolean =>
  presentAt(attendance).some((each) => each.seat === seat);

/** What of a quorum those present do not meet: seats of the day, vacant ones among them, by number, by share and by kind. */
export function lacking(attendance: readonly Attendance[], { seats = 0, percent = 0, kinds = [] }: Quorum): Quorum {
  const present = presentAt(attendance);
  return {
    ...(present.length < seats && { seats }),
    ...(present.length * 100 < percent * attendance.length && { percent }),
    kinds: kinds.filter((kind) => !present.some((each) => each.kind === kind)),
  };
}

/** Whether those present are enough to decide. */
export function isQuorate(attendance: readonly Attendance[], quorum: Quorum): boolean {
  const { seats, percent, kinds = [] } = lacking(attendance, quorum);
  return seats === undefined && percent === undefined && kinds.length === 0;
}
