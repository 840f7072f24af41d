import {
  type DatedOrganisation,
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
} from '@talkoot/contracts';

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

/** Whether the two mandates are of the same one. */
export const isSameHolder = (
  one: Pick<Mandate, 'person' | 'organisation'>,
  other: Pick<Mandate, 'person' | 'organisation'>,
): boolean =>
  one.person === undefined ? one.organisation === other.organisation && !other.person : one.person === other.person;

/** The period within an outer one: an end that is left open is that of the outer one. Undefined when it reaches beyond it. */
export function fitted({ from, to }: Period, outer: Period): Period | undefined {
  const period = Period.of(from ?? outer.from, to ?? outer.to);
  return period && outer.contains(period) ? period : undefined;
}
