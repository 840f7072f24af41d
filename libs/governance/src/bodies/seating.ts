import {
  changed,
  type Changes,
  corrected,
  correctedPeriod,
  type EventData,
  type EventName,
  fromTheStart,
  handedOver,
  type Handover,
  heldFrom,
  heldWithin,
  type Id,
  type LocalDate,
  type MergerRule,
  newId,
  type OrganisationId,
  type PersonId,
  organisationOn,
  Period,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { type BodySuccession, handovers, seatsToCarry } from './body-succession.js';
import {
  checked,
  continued,
  differingMandate,
  free,
  type NewMandate,
  sameMandate,
  withEnded,
  withMandate,
} from './mandates.js';
import { differingSeat, fitted, type Mandate, type Seat, type SeatDetails } from './seat.js';
import type { Seats } from './seats.js';

/** The most seats of a body. The largest council of Finland has 85. */
export const MOST_SEATS = 500;

/** A seat more; at the end of the table unless its place is said. */
export interface NewSeat extends Omit<SeatDetails, 'place'>, Pick<Seat, 'period' | 'provenance'> {
  readonly place?: number | undefined;
  readonly organisation?: OrganisationId | undefined;
}

/** After which day something is no more, and which field says so, or which succession. */
interface Ending {
  readonly lastDay: LocalDate;
  readonly field: string;
  readonly succession?: Id<'succession'> | undefined;
}

type Tell = <E extends Extract<EventName, `body.${string}`>>(event: E, data: EventData<E>) => void;

/** Who sits in a body: what may be done with its seats and mandates. The body tells of it. */
export class Seating {
  constructor(
    private readonly seats: Seats,
    private readonly today: LocalDate,
    private readonly tell: Tell,
  ) {}

  add({ organisation, place, ...details }: NewSeat, within: Period): Seat {
    const last = this.seats.all.length + 1;
    if (last > MOST_SEATS) throw refuse('TOO_MANY.seats', ['body'], { most: MOST_SEATS });
    const { kind, provenance } = details;
    const id = newId('seat');
    const period = fitted(details.period, within);
    const organisations = organisation ? [fromTheStart(organisation, period)] : [];
    this.seats.put({ ...details, id, place: last, period, keptApart: false, organisations, mandates: [] });
    if (place !== undefined) this.seats.arrange(id, place);
    this.tell('body.seat-added.v1', { seat: id, kind, ...(organisation && { organisation }), period, provenance });
    return this.seats.get(id);
  }

  change(id: Id<'seat'>, { place, ...changes }: Changes<SeatDetails>): void {
    const seat = this.seats.get(id);
    const after = changed<Seat>(seat, changes);
    const fields = differingSeat(seat, { ...after, place: place ?? seat.place });
    if (fields.length === 0) return;
    this.seats.put(after);
    if (place !== undefined) this.seats.arrange(id, place);
    this.tell('body.seat-changed.v1', { seat: id, fields });
  }

  give(id: Id<'seat'>, after: OrganisationId | undefined, on: LocalDate): void {
    const seat = this.seats.get(id);
    if (seat.keptApart) throw refuse('SEAT_KEPT_APART', ['seat']);
    const organisations = heldFrom(on, after, seat.organisations, seat.period);
    if (organisations === seat.organisations) return;
    const before = organisationOn(seat.organisations, on);
    this.tell('body.seat-handed-over.v1', { seat: id, ...(before && { before }), ...(after && { after }), on });
    this.seats.put({ ...seat, organisations });
  }

  end(id: Id<'seat'>, lastDay: LocalDate): void {
    const seat = this.seats.get(id);
    if (!seat.period.includes(lastDay)) throw refuse('OUTSIDE_PERIOD', ['lastDay'], { period: seat.period });
    this.close(seat, { lastDay, field: 'lastDay' });
  }

  begin(id: Id<'seat'>, details: NewMandate): Mandate {
    const seat = this.seats.get(id);
    if (seat.keptApart && details.role === 'holder') throw refuse('SEAT_KEPT_APART', ['seat']);
    const mandate = checked(seat, { ...details, id: newId('mandate') });
    this.seats.put(withMandate(seat, mandate));
    const { period, provenance } = mandate;
    this.tell('body.mandate-begun.v1', { ...who(seat, mandate), period, provenance });
    return mandate;
  }

  /** The days for which the seat can be offered in the role. Throws what beginning such a mandate would. */
  free(id: Id<'seat'>, offered: Pick<NewMandate, 'role' | 'period'>): Period {
    const seat = this.seats.get(id);
    if (seat.keptApart && offered.role === 'holder') throw refuse('SEAT_KEPT_APART', ['seat']);
    return free(seat, offered);
  }

  endMandate(id: Id<'mandate'>, lastDay: LocalDate): void {
    const { seat, mandate } = this.seats.withMandate(id);
    const { from, to } = mandate.period;
    const isTakenBack = from?.isAfter(lastDay) === true && from.isAfter(this.today);
    if (!isTakenBack && !mandate.period.includes(lastDay))
      throw refuse('OUTSIDE_PERIOD', ['lastDay'], { period: mandate.period });
    if (to?.equals(lastDay)) return;
    const ending = { lastDay, field: 'lastDay' };
    this.endOne(seat, mandate, ending);
    if (seat.keptApart && mandate.role === 'holder') this.close(this.seats.get(seat.id), ending);
  }

  endMandatesOf(person: PersonId, lastDay: LocalDate): void {
    const open = this.seats.all
      .flatMap(({ mandates }) => mandates)
      .filter((each) => each.person === person && !(each.period.to && !each.period.to.isAfter(lastDay)));
    for (const { id } of open) this.endMandate(id, lastDay);
  }

  state(place: number, stated: Omit<NewSeat, 'place'>, within: Period): Seat {
    const found = this.seats.all.find((each) => each.place === place);
    if (!found) return this.add(stated, within);
    const { id } = found;
    const { kind, basis, organisation, provenance } = stated;
    this.change(id, { kind, basis, title: stated.title && { ...found.title, ...stated.title } });
    const seat = this.seats.get(id);
    const period = fitted(correctedPeriod(seat.period, stated.period), within);
    const organisations = organisation ? corrected(seat.organisations, organisation, seat.period) : seat.organisations;
    const fields = differingSeat(seat, { ...seat, organisations, period, provenance });
    if (fields.length === 0) return seat;
    this.seats.put({ ...seat, organisations, period: seat.period.joined(period), provenance });
    this.tell('body.seat-changed.v1', { seat: id, fields });
    if (period.to && fields.includes('period')) this.close(this.seats.get(id), { lastDay: period.to, field: 'to' });
    return this.seats.get(id);
  }

  stateMandate(id: Id<'seat'>, stated: NewMandate): void {
    const seat = this.seats.get(id);
    const known = sameMandate(seat, stated);
    if (!known) {
      this.begin(id, stated);
      return;
    }
    const organisation = known.organisation ?? stated.organisation;
    const period = correctedPeriod(known.period, stated.period);
    const mandate = checked(seat, { ...known, organisation, period, provenance: stated.provenance });
    const fields = differingMandate(known, mandate);
    if (fields.length === 0) return;
    this.seats.put(withMandate(seat, mandate));
    this.tell('body.mandate-changed.v1', { seat: id, mandate: known.id, fields });
  }

  /** The seats of those who are succeeded, and the people who sit there for them. */
  carryOver(succession: BodySuccession, rule: MergerRule): void {
    const { id, on, predecessors } = succession;
    for (const { seat, goesOver, keptApart, lastDay } of seatsToCarry(this.seats.all, succession, rule)) {
      if (goesOver) this.handOver(seat, keptApart, succession);
      const isOver = !lastDay || seat.period.to?.equals(lastDay) === true;
      if (!isOver) this.close(this.seats.get(seat.id), { lastDay, field: 'predecessors', succession: id });
    }
    for (const before of predecessors) {
      this.handOverMandates({ before, after: succession.successorOf(before, 'mandate'), on, succession: id });
    }
  }

  /** Ends what would go on after the body. Throws OUTSIDE_PERIOD when a seat begins outside its time. */
  fitInto(outer: Period): void {
    const begun = this.seats.all.map(({ period }) => Period.of(period.from, outer.to));
    if (!begun.every((each) => each && outer.contains(each))) throw refuse('OUTSIDE_PERIOD.seats', ['period']);
    if (outer.to) this.endAll({ lastDay: outer.to, field: 'period' });
  }

  endAll(ending: Ending): void {
    for (const seat of this.seats.all) {
      if (!seat.period.endedBefore(ending.lastDay.plusDays(1))) this.close(seat, ending);
    }
  }

  private handOver(seat: Seat, keptApart: boolean, succession: BodySuccession): void {
    let { organisations } = seat;
    for (const each of handovers(organisations, succession, 'seat')) {
      organisations = handedOver(organisations, each.before, each.after, each.on);
      this.tell('body.seat-handed-over.v1', { seat: seat.id, ...each });
    }
    this.seats.put({ ...seat, organisations, keptApart });
  }

  private handOverMandates(handover: Handover): void {
    const ending = { lastDay: handover.on.minusDays(1), field: 'predecessors', succession: handover.succession };
    for (const seat of this.seats.all) {
      for (const mandate of seat.mandates) {
        const after = continued(seat, mandate, handover);
        if (!after) continue;
        if (after.length === 0) this.requireNoneBegunSince([mandate.period], ending);
        this.seats.put(after.reduce(withMandate, withEnded(this.seats.get(seat.id), mandate, ending.lastDay)));
        if (after.length === 0) this.tellOfEnd(seat, mandate, ending);
        const facts = who(seat, { ...mandate, organisation: undefined });
        for (const { id } of after)
          this.tell('body.mandate-handed-over.v1', { ...facts, continuedAs: id, ...handover });
      }
    }
  }

  /** Ends the seat with its organisations and mandates; what has not begun by today never comes to be. */
  private close(seat: Seat, ending: Ending): void {
    const { id } = seat;
    const { lastDay, succession } = ending;
    this.requireNoneBegunSince([seat.period, ...seat.mandates.map(({ period }) => period)], ending);
    for (const each of seat.mandates) {
      if (!each.period.endedBefore(lastDay.plusDays(1))) this.endOne(this.seats.get(id), each, ending);
    }
    this.tell('body.seat-ended.v1', { seat: id, lastDay, ...(succession && { succession }) });
    const period = Period.of(seat.period.from, lastDay);
    if (period) {
      const organisations = heldWithin(period, seat.organisations);
      this.seats.put({ ...this.seats.get(id), period, organisations });
    } else this.seats.remove(id);
  }

  /** What has begun by today was: somebody may have been at a meeting by it. */
  private requireNoneBegunSince(periods: readonly Period[], { lastDay, field, succession }: Ending): void {
    const begunSince = periods
      .flatMap(({ from }) => from ?? [])
      .find((from) => from.isAfter(lastDay) && !from.isAfter(this.today));
    if (!begunSince) return;
    throw succession
      ? refuse('SUCCESSION_IMPOSSIBLE.beginsLater', [field], { on: lastDay.plusDays(1) })
      : refuse('OUTSIDE_PERIOD.begunSince', [field], { from: begunSince });
  }

  private endOne(seat: Seat, mandate: Mandate, ending: Ending): void {
    this.seats.put(withEnded(seat, mandate, ending.lastDay));
    this.tellOfEnd(seat, mandate, ending);
  }

  private tellOfEnd(seat: Seat, mandate: Mandate, { lastDay, succession }: Ending): void {
    this.tell('body.mandate-ended.v1', { ...who(seat, mandate), lastDay, ...(succession && { succession }) });
  }
}

/** Who sits where, as the events of mandates tell it. */
const who = (seat: Seat, { id, role, person, organisation }: Mandate) => ({
  seat: seat.id,
  mandate: id,
  role,
  ...(person && { person }),
  ...(organisation && { organisation }),
});
