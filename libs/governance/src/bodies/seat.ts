import {
  type DatedOrganisation,
  differing,
  type Id,
  type LocalDate,
  type LocalisedText,
  type MandateRole,
  type OrganisationId,
  organisationOn,
  Period,
  type PersonId,
  type Provenance,
  type SeatBasis,
  type SeatKind,
  sameText,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** That somebody holds a seat, or stands in for its holder: a person, for an organisation or not, or an organisation that names nobody. */
export interface Mandate {
  readonly id: Id<'mandate'>;
  readonly role: MandateRole;
  readonly person?: PersonId | undefined;
  readonly organisation?: OrganisationId | undefined;
  readonly period: Period;
  readonly provenance: Provenance;
}

/** What is said of a seat besides who sits in it. */
export interface SeatDetails {
  readonly kind: SeatKind;
  /** Undefined: the source does not say. */
  readonly basis?: SeatBasis | undefined;
  /** The office or role that it is for; a city's seat has none. */
  readonly title?: LocalisedText | undefined;
  readonly place: number;
}

/** A place at the table of a body. */
export interface Seat extends SeatDetails {
  readonly id: Id<'seat'>;
  readonly period: Period;
  readonly provenance: Provenance;
  /** After a merger its successor has it besides its own: it goes with its holder's mandate. */
  readonly keptApart: boolean;
  /** For whom it is: one at a time. */
  readonly organisations: readonly DatedOrganisation[];
  readonly mandates: readonly Mandate[];
}

/** The organisation for which a seat is, on the day. */
const organisationOf = (seat: Seat, day: LocalDate): OrganisationId | undefined =>
  seat.period.includes(day) ? organisationOn(seat.organisations, day) : undefined;

export const mandateOn = (seat: Seat, role: MandateRole, day: LocalDate): Mandate | undefined =>
  seat.mandates.find((each) => each.role === role && each.period.includes(day));

/** Those for whom somebody sits there on the day, and for whom the seat is. */
export const seatedOn = (seat: Seat, day: LocalDate): OrganisationId[] =>
  [
    organisationOf(seat, day),
    ...seat.mandates.filter(({ period }) => period.includes(day)).map(({ organisation }) => organisation),
  ].filter((each) => each !== undefined);

/** What is said of the one seat otherwise than of the other. */
export const differingSeat = (one: Seat, other: Seat) =>
  differing({
    kind: one.kind === other.kind,
    basis: one.basis === other.basis,
    title: sameText(one.title, other.title),
    place: one.place === other.place,
    organisation: one.organisations === other.organisations,
    period: one.period.equals(other.period),
    provenance: one.provenance === other.provenance,
  });

/** The period within an outer one: an end that is left open is that of the outer one. Throws OUTSIDE_PERIOD when it reaches beyond. */
export function fitted({ from, to }: Period, outer: Period): Period {
  const period = Period.of(from ?? outer.from, to ?? outer.to);
  if (!period || !outer.contains(period)) throw refuse('OUTSIDE_PERIOD.reachesBeyond', ['period'], { period: outer });
  return period;
}
