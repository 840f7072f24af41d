import { type LocalDate, type OrganisationId, organisationOn, organisationsFrom } from '@talkoot/contracts';
import type { Seat } from './seat.js';

/** A seat of an organisation that is succeeded, and whether the successor gets it or has its own already. */
export interface SeatToCarry {
  readonly seat: Seat;
  readonly before: OrganisationId;
  readonly after: OrganisationId;
  /** `other`: the successor has a seat of its own, or that of another predecessor, and the body's rule says what becomes of this one. */
  readonly as: 'the-seat' | 'other';
}

const isLive = (seat: Seat, on: LocalDate): boolean => !seat.period.endedBefore(on);

/**
 * Which seats go over, and how. Where several are joined in a successor that has no seat yet, all those of one predecessor are the
 * successor's: of the one whose seats have gone over by this succession already, else of the first at the table.
 */
export function seatsToCarry(
  seats: readonly Seat[],
  predecessors: readonly OrganisationId[],
  successorOf: (predecessor: OrganisationId) => OrganisationId,
  on: LocalDate,
): SeatToCarry[] {
  const live = seats.filter((each) => isLive(each, on)).toSorted((one, other) => one.place - other.place);
  const theirs = live.flatMap((seat) => {
    const before = organisationsFrom(seat.organisations, on).find((each) => predecessors.includes(each));
    return before ? [{ seat, before, after: successorOf(before) }] : [];
  });
  return theirs.map((each): SeatToCarry => {
    const { seat, before, after } = each;
    // A seat that is somebody else's afterwards is not its successor's to give up.
    const isOnlyTheirs = organisationsFrom(seat.organisations, on).every((one) => predecessors.includes(one));
    const goesOn = whoseSeatsGoOn(live, theirs, after, predecessors, on);
    return { ...each, as: !isOnlyTheirs || goesOn === before ? 'the-seat' : 'other' };
  });
}

/** The predecessor whose seats are the successor's from the day on; undefined when the successor sits there itself. */
function whoseSeatsGoOn(
  live: readonly Seat[],
  theirs: readonly Pick<SeatToCarry, 'before' | 'after'>[],
  after: OrganisationId,
  predecessors: readonly OrganisationId[],
  on: LocalDate,
): OrganisationId | undefined {
  const there = live
    .filter((each) => !each.keptApart && organisationsFrom(each.organisations, on).includes(after))
    .map((each) => organisationOn(each.organisations, on.minusDays(1)));
  if (there.length === 0) return theirs.find((each) => each.after === after)?.before;
  return there.every((origin) => origin && predecessors.includes(origin)) ? there[0] : undefined;
}
