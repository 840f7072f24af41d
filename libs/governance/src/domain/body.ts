import {
  Aggregate,
  assertNever,
  beginsAfter as succeededTooEarly,
  corrected,
  correctedPeriod,
  type DatedOrganisation,
  type EventName,
  handedOver,
  type Handover,
  type Id,
  type LocalDate,
  newId,
  newUuid,
  NotFound,
  type OrganisationId,
  organisationOn,
  organisationsFrom,
  OutsidePeriod,
  Period,
  type Provenance,
  sameText,
} from '@talkoot/contracts';
import { type BodyState, type Changeable, changed, differing, type NewBody, type Some } from './body-details.js';
import {
  BegunSince,
  MOST_SEATS,
  OutsideItsTime,
  ReportsInCircle,
  SeatKeptApart,
  SeatsOutsidePeriod,
  TooManySeats,
} from './body.errors.js';
import {
  begun,
  checked,
  endedBy,
  mandatesHandedOver,
  type NewMandate,
  openAfter,
  withMandate,
  withoutMandate,
} from './mandates.js';
import { seatsToCarry } from './merged-seats.js';
import { type BodyParties, concernedByBody } from './relations.js';
import { fitted, isSameHolder, type Mandate, mandateOn, type Seat, type SeatDetails, seatedOn } from './seat.js';
import { Seats } from './seats.js';

type BodyEvent = Extract<EventName, `body.${string}`>;
type SuccessionId = Id<'succession'>;

/** The day on which a body is looked at, who owns it then, and whether anybody may see it (others know both). */
export interface BodyStanding {
  readonly today: LocalDate;
  readonly owner: OrganisationId | undefined;
  readonly isPublic: boolean;
}

/** A seat more; at the end of the table unless its place is said. */
export interface NewSeat extends Omit<SeatDetails, 'place'> {
  readonly place?: number | undefined;
  readonly organisation?: OrganisationId | undefined;
  readonly period: Period;
  readonly provenance: Provenance;
}

/** Another organisation for a seat or the secretariat from a day on; nobody when it is left out. */
interface NowFor {
  readonly organisation?: OrganisationId | undefined;
  readonly on: LocalDate;
}

/** What goes over when organisations are succeeded; `successorOf` says who stands in for what. */
export interface BodySuccession {
  readonly id: SuccessionId;
  readonly on: LocalDate;
  readonly predecessors: readonly OrganisationId[];
  successorOf(predecessor: OrganisationId, what: 'seat' | 'mandate' | 'secretariat'): OrganisationId;
}

/** Where things are decided: a board, a working group, an assembly; with its seats and who sits there when. */
export class Body extends Aggregate<'body', BodyEvent> {
  constructor(
    id: Id<'body'>,
    version: number,
    public state: BodyState,
    readonly seats: Seats,
    private readonly standing: BodyStanding,
  ) {
    super(id, version);
  }

  static found({ secretariat, ...facts }: NewBody, standing: BodyStanding): Body {
    const secretariats = secretariat ? [{ id: newUuid(), organisation: secretariat, period: facts.period }] : [];
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
   * What is left out stays. Where the body ends earlier than before, its seats end with it. Throws SeatsOutsidePeriod when one of
   * them begins outside the period.
   */
  change(changes: Some<Changeable>): void {
    const state = changed(this.state, changes);
    const fields = differing(state, this.state);
    if (fields.length === 0) return;
    if (state.reportsTo === this.id) throw new ReportsInCircle();
    if (fields.includes('period')) this.fitInto(state.period);
    this.state = { ...state, secretariats: cutTo(state.period, this.state.secretariats) };
    this.record('body.details-changed.v1', { fields });
  }

  /** From the day on this organisation is the secretariat, or none, whoever was or would have been. */
  setSecretariat({ organisation: after, on }: NowFor): void {
    const { secretariats, period } = this.state;
    if (!period.includes(on)) throw new OutsidePeriod(['on'], period);
    const before = organisationOn(secretariats, on);
    if (before === after && organisationsFrom(secretariats, on).every((each) => each === after)) return;
    const rest = after && period.startingAt(on);
    this.state = {
      ...this.state,
      secretariats: [
        ...cutTo(until(on), secretariats),
        ...(rest ? [{ id: newUuid(), organisation: after, period: rest }] : []),
      ],
    };
    this.record('body.secretariat-changed.v1', { ...(before && { before }), ...(after && { after }), on });
  }

  /** The secretariat as a source states it: all along, unless the organisation is known to be it at some time. */
  stateSecretariat(organisation: OrganisationId): void {
    const { secretariats, period } = this.state;
    const after =
      secretariats.length === 0 ? [{ id: newUuid(), organisation, period }] : corrected(secretariats, organisation);
    if (after === secretariats) return;
    this.state = { ...this.state, secretariats: after };
    const [first] = after;
    this.record('body.secretariat-changed.v1', { after: organisation, on: first?.period.from ?? this.standing.today });
  }

  addSeat({ organisation, place, ...details }: NewSeat): Seat {
    if (this.seats.all.length >= MOST_SEATS) throw new TooManySeats();
    const period = fitted(details.period, this.state.period);
    if (!period) throw new OutsideItsTime(this.state.period);
    const organisations = organisation ? [{ id: newUuid(), organisation, period }] : [];
    const last = this.seats.all.length + 1;
    const seat = this.seats.put({
      ...details,
      id: newId('seat'),
      place: last,
      period,
      keptApart: false,
      organisations,
      mandates: [],
    });
    if (place !== undefined) this.seats.arrange(seat.id, place);
    const { kind, provenance } = details;
    this.record('body.seat-added.v1', {
      seat: seat.id,
      kind,
      ...(organisation && { organisation }),
      period,
      provenance,
    });
    return this.seat(seat.id);
  }

  /** What is left out stays. */
  changeSeat(id: Id<'seat'>, { place, ...changes }: Some<SeatDetails>): Seat {
    const seat = this.seat(id);
    const { kind = seat.kind, basis = seat.basis, title = seat.title } = changes;
    const same = {
      kind: kind === seat.kind,
      basis: basis === seat.basis,
      title: sameText(title, seat.title),
      place: place === undefined || place === seat.place,
    };
    const fields = (['kind', 'basis', 'title', 'place'] as const).filter((field) => !same[field]);
    if (fields.length === 0) return seat;
    this.seats.put({ ...seat, kind, basis, title });
    if (place !== undefined) this.seats.arrange(id, place);
    this.record('body.seat-changed.v1', { seat: id, fields });
    return this.seat(id);
  }

  /** From the day on the seat is for another organisation. Those who sit there stay. */
  giveSeat(id: Id<'seat'>, after: OrganisationId, on: LocalDate): Seat {
    const seat = this.seat(id);
    if (seat.keptApart) throw new SeatKeptApart();
    const rest = seat.period.startingAt(on);
    if (!rest || !seat.period.includes(on)) throw new OutsidePeriod(['on'], seat.period);
    const before = organisationOn(seat.organisations, on);
    if (before === after && organisationsFrom(seat.organisations, on).every((each) => each === after)) return seat;
    const organisations = [
      ...cutTo(until(on), seat.organisations),
      { id: newUuid(), organisation: after, period: rest },
    ];
    this.record('body.seat-handed-over.v1', { seat: id, ...(before && { before }), after, on });
    return this.seats.put({ ...seat, organisations });
  }

  /** The seat and those who sit there end after the day. */
  endSeat(id: Id<'seat'>, lastDay: LocalDate): Seat {
    const seat = this.seat(id);
    if (!seat.period.includes(lastDay)) throw new OutsidePeriod(['lastDay'], seat.period);
    return this.close(seat, lastDay, ['lastDay']);
  }

  beginMandate(id: Id<'seat'>, details: NewMandate): Mandate {
    const seat = this.seat(id);
    if (seat.keptApart && details.role === 'holder') throw new SeatKeptApart();
    const mandate = checked(seat, begun(details));
    this.seats.put(withMandate(seat, mandate));
    const { id: _, ...facts } = mandate;
    const { role, person, organisation, period, provenance } = facts;
    this.record('body.mandate-begun.v1', {
      seat: id,
      mandate: mandate.id,
      role,
      ...(person && { person }),
      ...(organisation && { organisation }),
      period,
      provenance,
    });
    return mandate;
  }

  /** Ends it after the day; one that has not begun by today can be taken back by a day before its first. */
  endMandate(id: Id<'mandate'>, lastDay: LocalDate): Mandate {
    const found = this.seats.findMandate(id);
    if (!found) throw new NotFound(['mandate']);
    const { seat, mandate } = found;
    const { from, to } = mandate.period;
    const isTakenBack = from?.isAfter(lastDay) === true && from.isAfter(this.standing.today);
    if (!isTakenBack && !mandate.period.includes(lastDay)) throw new OutsidePeriod(['lastDay'], mandate.period);
    if (to?.equals(lastDay)) return mandate;
    const ended = this.endOne(seat, mandate, lastDay);
    if (seat.keptApart && mandate.role === 'holder') this.close(this.seat(seat.id), lastDay, ['lastDay']);
    return ended;
  }

  /**
   * A seat as a source states it, by its place: added when there is none, else corrected. What the source leaves open it does not
   * state, and what has ended is not opened again.
   */
  stateSeat(place: number, stated: Omit<NewSeat, 'place'>): Seat {
    const found = this.seats.all.find((each) => each.place === place);
    if (!found) return this.addSeat(stated);
    this.changeSeat(found.id, { kind: stated.kind, basis: stated.basis, title: { ...found.title, ...stated.title } });
    const seat = this.seat(found.id);
    const period = fitted(correctedPeriod(seat.period, stated.period), this.state.period);
    if (!period) throw new OutsideItsTime(this.state.period);
    const { organisation } = stated;
    const organisations = organisation ? statedOrganisations(seat, organisation) : seat.organisations;
    const same = {
      organisation: organisations === seat.organisations,
      period: period.equals(seat.period),
      provenance: stated.provenance === seat.provenance,
    };
    const fields = (['organisation', 'period', 'provenance'] as const).filter((field) => !same[field]);
    if (fields.length === 0) return seat;
    const lastDay = period.to;
    this.seats.put({ ...seat, organisations, period: seat.period.joined(period), provenance: stated.provenance });
    this.record('body.seat-changed.v1', { seat: seat.id, fields });
    if (lastDay && !same.period) this.close(this.seat(seat.id), lastDay, ['to']);
    return this.seat(seat.id);
  }

  /** A mandate as a source states it: begun when the same one does not sit there in that time, else corrected. */
  stateMandate(id: Id<'seat'>, stated: NewMandate): Mandate {
    const seat = this.seat(id);
    const known = seat.mandates.find(
      (each) => each.role === stated.role && isSameHolder(each, stated) && each.period.overlaps(stated.period),
    );
    if (!known) return this.beginMandate(id, stated);
    const mandate = checked(seat, {
      ...known,
      organisation: known.organisation ?? stated.organisation,
      period: correctedPeriod(known.period, stated.period),
      provenance: stated.provenance,
    });
    const same = {
      organisation: mandate.organisation === known.organisation,
      period: mandate.period.equals(known.period),
      provenance: mandate.provenance === known.provenance,
    };
    const fields = (['organisation', 'period', 'provenance'] as const).filter((field) => !same[field]);
    if (fields.length === 0) return known;
    this.seats.put(withMandate(seat, mandate));
    this.record('body.mandate-changed.v1', { seat: id, mandate: known.id, fields });
    return mandate;
  }

  /** What the body has of organisations that are succeeded goes over; a body of such an organisation ends with it. */
  carryOver(succession: BodySuccession): void {
    const { predecessors, on, id } = succession;
    const { of, secretariats } = this.state;
    if (predecessors.some((each) => each === of)) {
      this.cease(on.minusDays(1), id);
      return;
    }
    for (const before of new Set(organisationsFrom(secretariats, on).filter((each) => predecessors.includes(each)))) {
      this.handOverSecretariat({ before, after: succession.successorOf(before, 'secretariat'), on, succession: id });
    }
    const seatSuccessor = (before: OrganisationId) => succession.successorOf(before, 'seat');
    for (const each of seatsToCarry(this.seats.all, predecessors, seatSuccessor, on)) {
      if (each.as === 'the-seat') this.handOverSeat(each.seat, succession);
      else this.merge(each.seat, succession);
    }
    for (const before of predecessors) {
      this.handOverMandates({ before, after: succession.successorOf(before, 'mandate'), on, succession: id });
    }
  }

  /** It is no more after the day: nor are its seats. */
  private cease(lastDay: LocalDate, succession: SuccessionId): void {
    const { period } = this.state;
    if (period.endedBefore(lastDay.plusDays(1))) return;
    const rest = Period.of(period.from, lastDay);
    if (!rest) throw succeededTooEarly(['predecessors'], lastDay.plusDays(1));
    this.closeAll(lastDay, ['predecessors'], succession);
    this.state = { ...this.state, period: rest, secretariats: cutTo(rest, this.state.secretariats) };
    this.record('body.details-changed.v1', { fields: ['period'] });
  }

  private handOverSecretariat({ before, after, on, succession }: Handover): void {
    this.state = { ...this.state, secretariats: handedOver(this.state.secretariats, before, after, on) };
    this.record('body.secretariat-changed.v1', { before, after, on, ...(succession && { succession }) });
  }

  /** It may be for several of the predecessors, one after the other. */
  private handOverSeat(seat: Seat, succession: BodySuccession, keptApart = seat.keptApart): Seat {
    const { id, on, predecessors } = succession;
    let { organisations } = seat;
    for (const before of new Set(organisationsFrom(organisations, on).filter((each) => predecessors.includes(each)))) {
      const after = succession.successorOf(before, 'seat');
      organisations = handedOver(organisations, before, after, on);
      this.record('body.seat-handed-over.v1', { seat: seat.id, before, after, on, succession: id });
    }
    return this.seats.put({ ...seat, organisations, keptApart });
  }

  /** The successor has a seat already: what becomes of this one is the body's rule. */
  private merge(seat: Seat, succession: BodySuccession): void {
    const { on, id } = succession;
    const holder = mandateOn(seat, 'holder', on);
    const { mergerRule } = this.state;
    switch (mergerRule) {
      case 'joined':
        this.close(seat, on.minusDays(1), ['predecessors'], id);
        return;
      case 'kept-apart': {
        if (!holder) {
          this.close(seat, on.minusDays(1), ['predecessors'], id);
          return;
        }
        const kept = this.handOverSeat(seat, succession, true);
        const { to } = holder.period;
        if (to && !kept.period.to?.equals(to)) this.close(kept, to, ['predecessors'], id);
        return;
      }
      default:
        assertNever(mergerRule);
    }
  }

  private handOverMandates(handover: Handover & { readonly succession: SuccessionId }): void {
    const { before, after, on, succession } = handover;
    for (const each of this.seats.all) {
      const { seat, handedOver: all } = mandatesHandedOver(each, handover);
      if (all.length === 0) continue;
      this.seats.put(seat);
      for (const { mandate, continued } of all) {
        const told = {
          seat: seat.id,
          mandate: mandate.id,
          role: mandate.role,
          ...(mandate.person && { person: mandate.person }),
        };
        if (continued.length === 0) this.tellOfEnd(seat, mandate, on.minusDays(1), succession);
        for (const { id: continuedAs } of continued) {
          this.record('body.mandate-handed-over.v1', { ...told, continuedAs, before, after, on, succession });
        }
      }
    }
  }

  /** Ends what would go on after the body; throws when a seat does not lie within. */
  private fitInto({ from, to }: Period): void {
    const beginsBefore = (seat: Period) => from !== undefined && (!seat.from || seat.from.isBefore(from));
    const beginsAfter = (seat: Period) => to !== undefined && seat.from?.isAfter(to) === true;
    if (this.seats.all.some(({ period }) => beginsBefore(period) || beginsAfter(period)))
      throw new SeatsOutsidePeriod();
    if (to) this.closeAll(to, ['period']);
  }

  private closeAll(lastDay: LocalDate, path: readonly string[], succession?: SuccessionId): void {
    for (const seat of this.seats.all) {
      if (!seat.period.endedBefore(lastDay.plusDays(1))) this.close(seat, lastDay, path, succession);
    }
  }

  /** Ends the seat with its organisations and mandates; what has not begun by today never comes to be. */
  private close(seat: Seat, lastDay: LocalDate, path: readonly string[], succession?: SuccessionId): Seat {
    const { today } = this.standing;
    const begunSince = [seat.period, ...seat.mandates.map(({ period }) => period)].find(
      ({ from }) => from?.isAfter(lastDay) === true && !from.isAfter(today),
    );
    if (begunSince?.from) {
      throw succession ? succeededTooEarly(path, lastDay.plusDays(1)) : new BegunSince(begunSince.from, path);
    }
    for (const each of openAfter(seat, lastDay)) this.endOne(this.seat(seat.id), each, lastDay, succession);
    const { id, organisations } = this.seat(seat.id);
    this.record('body.seat-ended.v1', { seat: id, lastDay, ...(succession && { succession }) });
    const period = Period.of(seat.period.from, lastDay);
    if (!period) {
      this.seats.remove(id);
      return seat;
    }
    return this.seats.put({ ...this.seat(id), period, organisations: cutTo(period, organisations) });
  }

  private endOne(seat: Seat, mandate: Mandate, lastDay: LocalDate, succession?: SuccessionId): Mandate {
    const ended = endedBy(mandate, lastDay);
    this.seats.put(ended ? withMandate(seat, ended) : withoutMandate(seat, mandate.id));
    this.tellOfEnd(seat, mandate, lastDay, succession);
    return ended ?? mandate;
  }

  private tellOfEnd(seat: Seat, mandate: Mandate, lastDay: LocalDate, succession?: SuccessionId): void {
    const { id, role, person, organisation } = mandate;
    this.record('body.mandate-ended.v1', {
      seat: seat.id,
      mandate: id,
      role,
      ...(person && { person }),
      ...(organisation && { organisation }),
      lastDay,
      ...(succession && { succession }),
    });
  }

  private seat(id: Id<'seat'>): Seat {
    const seat = this.seats.find(id);
    if (!seat) throw new NotFound(['seat']);
    return seat;
  }

  protected concerned(): readonly OrganisationId[] {
    return concernedByBody(this.parties);
  }

  /** Anybody sees it, unless its collaboration is not for everybody's eyes. */
  override isPublic(): boolean {
    return this.standing.isPublic;
  }
}

/** What of each lies within the period. */
const cutTo = (outer: Period, dated: readonly DatedOrganisation[]): DatedOrganisation[] =>
  dated.flatMap((each) => {
    const period = each.period.common(outer);
    return period ? [{ ...each, period }] : [];
  });

/** All days before the one. */
const until = (day: LocalDate): Period => Period.always.endingBefore(day) ?? Period.always;

/** For whom it is as a source states it: all along, unless the organisation is known to have it at some time. */
function statedOrganisations(seat: Seat, organisation: OrganisationId): readonly DatedOrganisation[] {
  return seat.organisations.length === 0
    ? [{ id: newUuid(), organisation, period: seat.period }]
    : corrected(seat.organisations, organisation);
}
