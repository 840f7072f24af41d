import {
  Aggregate,
  changed,
  type Changes,
  corrected,
  type EventName,
  fromTheStart,
  handedOver,
  heldFrom,
  heldWithin,
  type Id,
  type LocalDate,
  newId,
  type OrganisationId,
  type PersonId,
  organisationOn,
  Period,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { type BodyState, type Changeable, differingDetails, type NewBody } from './body-details.js';
import { type BodySuccession, handovers } from './body-succession.js';
import type { NewMandate } from './mandates.js';
import { type BodyParties, concernedByBody } from './relations.js';
import { type Mandate, type Seat, type SeatDetails, seatedOn } from './seat.js';
import { type NewSeat, Seating } from './seating.js';
import { Seats } from './seats.js';

type BodyEvent = Extract<EventName, `body.${string}`>;

/** The day on which a body is looked at, who owns it then, and whether anybody may see it (others know both). */
export interface BodyStanding {
  readonly today: LocalDate;
  readonly owner: OrganisationId | undefined;
  readonly isPublic: boolean;
}

/** Another organisation for the secretariat from a day on; nobody when it is left out. */
interface NowFor {
  readonly organisation?: OrganisationId | undefined;
  readonly on: LocalDate;
}

/** Where things are decided: a board, a working group, an assembly; with its seats and who sits there when. */
export class Body extends Aggregate<'body', BodyEvent> {
  private readonly seating: Seating;

  constructor(
    id: Id<'body'>,
    version: number,
    public state: BodyState,
    readonly seats: Seats,
    private readonly standing: BodyStanding,
  ) {
    super(id, version);
    this.seating = new Seating(seats, standing.today, (name, data) => this.record(name, data));
  }

  static found({ secretariat, ...facts }: NewBody, standing: BodyStanding): Body {
    const secretariats = secretariat ? [fromTheStart(secretariat, facts.period)] : [];
    const body = new Body(newId('body'), 0, { ...facts, secretariats }, new Seats(), standing);
    const { kind, code, name, of, period, provenance } = facts;
    body.record('body.founded.v1', { kind, ...(code !== undefined && { code }), name, of, period, provenance });
    return body;
  }

  /** Who stands how to it today. */
  get parties(): BodyParties {
    const { owner, today } = this.standing;
    const seated = this.seats.all.flatMap((each) => seatedOn(each, today));
    return { owner, secretariat: organisationOn(this.state.secretariats, today), seated: [...new Set(seated)] };
  }

  /**
   * What is left out stays. Where the body ends earlier than before, its seats end with it. Throws OUTSIDE_PERIOD when one of
   * them begins outside the period.
   */
  change(changes: Changes<Changeable>): void {
    const state = changed<BodyState>(this.state, changes);
    const fields = differingDetails(state, this.state);
    if (fields.length === 0) return;
    if (state.reportsTo === this.id) throw refuse('INVALID_INPUT.reportsInCircle', ['reportsTo']);
    if (fields.includes('period')) this.seating.fitInto(state.period);
    this.state = { ...state, secretariats: heldWithin(state.period, state.secretariats) };
    this.record('body.details-changed.v1', { fields });
  }

  /** From the day on this organisation is the secretariat, or none, no matter who was or would have been. */
  setSecretariat({ organisation: after, on }: NowFor): void {
    const before = organisationOn(this.state.secretariats, on);
    const secretariats = heldFrom(on, after, this.state.secretariats, this.state.period);
    if (secretariats === this.state.secretariats) return;
    this.state = { ...this.state, secretariats };
    this.record('body.secretariat-changed.v1', { ...(before && { before }), ...(after && { after }), on });
  }

  /** The secretariat as a source states it: all along, unless the organisation is known to be it at some time. */
  stateSecretariat(organisation: OrganisationId): void {
    const secretariats = corrected(this.state.secretariats, organisation, this.state.period);
    if (secretariats === this.state.secretariats) return;
    this.state = { ...this.state, secretariats };
    const on = secretariats[0]?.period.from ?? this.standing.today;
    this.record('body.secretariat-changed.v1', { after: organisation, on });
  }

  addSeat(seat: NewSeat): Seat {
    return this.seating.add(seat, this.state.period);
  }

  /** What is left out stays. */
  changeSeat(id: Id<'seat'>, changes: Changes<SeatDetails>): void {
    this.seating.change(id, changes);
  }

  /** From the day on the seat is for another organisation, or for none. Those who sit there stay. */
  giveSeat(id: Id<'seat'>, after: OrganisationId | undefined, on: LocalDate): void {
    this.seating.give(id, after, on);
  }

  /** The seat and those who sit there end after the day. */
  endSeat(id: Id<'seat'>, lastDay: LocalDate): void {
    this.seating.end(id, lastDay);
  }

  /** The days for which a seat can be offered in the role. Throws what beginning such a mandate would. */
  free(seat: Id<'seat'>, offered: Pick<NewMandate, 'role' | 'period'>): Period {
    return this.seating.free(seat, offered);
  }

  beginMandate(seat: Id<'seat'>, mandate: NewMandate): Mandate {
    return this.seating.begin(seat, mandate);
  }

  /** Ends it after the day; one that has not begun by today can be taken back by a day before its first. */
  endMandate(id: Id<'mandate'>, lastDay: LocalDate): void {
    this.seating.endMandate(id, lastDay);
  }

  /** Ends those of the person with the day; what has not begun by then is taken back. */
  endMandatesOf(person: PersonId, lastDay: LocalDate): void {
    this.seating.endMandatesOf(person, lastDay);
  }

  /**
   * A seat as a source states it, by its place: added when there is none, else corrected. What the source leaves open it does not
   * state, and what has ended is not opened again.
   */
  stateSeat(place: number, stated: Omit<NewSeat, 'place'>): Seat {
    return this.seating.state(place, stated, this.state.period);
  }

  /** A mandate as a source states it: begun when the same one does not sit there in that time, else corrected. */
  stateMandate(seat: Id<'seat'>, stated: NewMandate): void {
    this.seating.stateMandate(seat, stated);
  }

  /** What the body has of organisations that are succeeded goes over; a body of such an organisation ends with it. */
  carryOver(succession: BodySuccession): void {
    const { predecessors, on, id } = succession;
    const { of, secretariats, mergerRule } = this.state;
    if (predecessors.some((each) => each === of)) {
      this.cease(on.minusDays(1), id);
      return;
    }
    for (const each of handovers(secretariats, succession, 'secretariat')) {
      const after = handedOver(this.state.secretariats, each.before, each.after, on);
      this.state = { ...this.state, secretariats: after };
      this.record('body.secretariat-changed.v1', each);
    }
    this.seating.carryOver(succession, mergerRule);
  }

  /** It is no more after the day: nor are its seats. */
  private cease(lastDay: LocalDate, succession: Id<'succession'>): void {
    if (this.state.period.endedBefore(lastDay.plusDays(1))) return;
    const period = Period.of(this.state.period.from, lastDay);
    if (!period) throw refuse('SUCCESSION_IMPOSSIBLE.beginsLater', ['predecessors'], { on: lastDay.plusDays(1) });
    this.seating.endAll({ lastDay, field: 'predecessors', succession });
    this.state = { ...this.state, period, secretariats: heldWithin(period, this.state.secretariats) };
    this.record('body.details-changed.v1', { fields: ['period'] });
  }

  protected concerned(): readonly OrganisationId[] {
    return concernedByBody(this.parties);
  }

  /** Anybody sees it, unless its collaboration is not for everybody's eyes. */
  override isPublic(): boolean {
    return this.standing.isPublic;
  }
}
