import {
  assertNever,
  type DatedOrganisation,
  type Handover,
  type Id,
  type LocalDate,
  type MergerRule,
  type OrganisationId,
  organisationOn,
  organisationsFrom,
} from '@talkoot/contracts';
import { mandateOn, type Seat } from './seat.js';

/** What goes over when organisations are succeeded; `successorOf` says who stands in for what. */
export interface BodySuccession {
  readonly id: Id<'succession'>;
  readonly on: LocalDate;
  readonly predecessors: readonly OrganisationId[];
  successorOf(predecessor: OrganisationId, what: 'seat' | 'mandate' | 'secretariat'): OrganisationId;
}

/** What each of those who are succeeded hands over of a role that they have one after the other. */
export function handovers(
  dated: readonly DatedOrganisation[],
  succession: BodySuccession,
  what: 'seat' | 'secretariat',
): Handover[] {
  const { id, on, predecessors } = succession;
  const theirs = new Set(organisationsFrom(dated, on).filter((each) => predecessors.includes(each)));
  return [...theirs].map((before) => ({ before, after: succession.successorOf(before, what), on, succession: id }));
}

/** What becomes of a seat whose organisation is succeeded. */
export interface SeatToCarry {
  readonly seat: Seat;
  /** Whether the successor has it from the day on. */
  readonly goesOver: boolean;
  /** Whether the successor has it besides its own: then it goes with its holder's mandate. */
  readonly keptApart: boolean;
  /** After which it is no more; it stays as long as it would have when this is left out. */
  readonly lastDay?: LocalDate | undefined;
}

interface Theirs {
  readonly seat: Seat;
  readonly before: OrganisationId;
  readonly after: OrganisationId;
}

/**
 * Which seats go over, and how. Where several are joined in a successor that has no seat yet, all those of one predecessor are the
 * successor's: of the one whose seats have gone over by this succession already, else of the first at the table. Where the successor
 * has another seat, the body's rule says what becomes of this one.
 */
export function seatsToCarry(seats: readonly Seat[], succession: BodySuccession, rule: MergerRule): SeatToCarry[] {
  const { predecessors, on } = succession;
  const live = seats.filter(({ period }) => !period.endedBefore(on)).toSorted((one, other) => one.place - other.place);
  const theirs = live.flatMap((seat): Theirs[] => {
    const before = organisationsFrom(seat.organisations, on).find((each) => predecessors.includes(each));
    return before ? [{ seat, before, after: succession.successorOf(before, 'seat') }] : [];
  });
  return theirs.map(({ seat, before, after }) => {
    // A seat that is somebody else's afterwards is not its successor's to give up.
    const isOnlyTheirs = organisationsFrom(seat.organisations, on).every((one) => predecessors.includes(one));
    const isToStay = !isOnlyTheirs || whoseSeatsGoOn(live, theirs, after, succession) === before;
    return isToStay ? { seat, goesOver: true, keptApart: seat.keptApart } : merged(seat, rule, on);
  });
}

/** A seat whose successor has another one. */
function merged(seat: Seat, rule: MergerRule, on: LocalDate): SeatToCarry {
  const holder = mandateOn(seat, 'holder', on);
  const ended = { seat, goesOver: false, keptApart: seat.keptApart, lastDay: on.minusDays(1) };
  switch (rule) {
    case 'joined':
      return ended;
    case 'kept-apart':
      return holder ? { seat, goesOver: true, keptApart: true, lastDay: holder.period.to } : ended;
    default:
      return assertNever(rule);
  }
}

/** The predecessor whose seats are the successor's from the day on; undefined when the successor sits there itself. */
function whoseSeatsGoOn(
  live: readonly Seat[],
  theirs: readonly Theirs[],
  after: OrganisationId,
  { predecessors, on }: BodySuccession,
): OrganisationId | undefined {
  const there = live
    .filter((each) => !each.keptApart && organisationsFrom(each.organisations, on).includes(after))
    .map((each) => organisationOn(each.organisations, on.minusDays(1)));
  if (there.length === 0) return theirs.find((each) => each.after === after)?.before;
  return there.every((origin) => origin && predecessors.includes(origin)) ? there[0] : undefined;
}
