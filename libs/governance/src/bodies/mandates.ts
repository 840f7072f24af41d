import { differing, type Handover, type LocalDate, newId, Period } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { fitted, type Mandate, type Seat } from './seat.js';

/** What is said of a new mandate. */
export type NewMandate = Omit<Mandate, 'id'>;

type Who = Pick<Mandate, 'person' | 'organisation'>;

const isSameHolder = (one: Who, other: Who): boolean =>
  one.person === undefined ? one.organisation === other.organisation && !other.person : one.person === other.person;

const beside = (seat: Seat, mandate: Pick<Mandate, 'id'>): Mandate[] =>
  seat.mandates.filter(({ id }) => id !== mandate.id);

/** Throws unless the mandate lies within its seat's time, names somebody, and leaves the seat with one holder at a time. */
export function checked(seat: Seat, mandate: Mandate): Mandate {
  if (!mandate.person && !mandate.organisation) throw refuse('INVALID_INPUT.nobodyNamed', ['person']);
  const period = free(seat, mandate);
  const others = beside(seat, mandate).filter((each) => each.period.overlaps(period));
  const same = others.find((each) => isSameHolder(each, mandate));
  if (same) throw refuse('ALREADY_SEATED', [mandate.person ? 'person' : 'organisation'], { period: same.period });
  return { ...mandate, period };
}

/** The days that the seat has for somebody in that role. Throws unless they lie within its time and it has no other holder then. */
export function free(seat: Seat, offered: Pick<Mandate, 'role' | 'period'> & Partial<Pick<Mandate, 'id'>>): Period {
  const period = fitted(offered.period, seat.period);
  const holder =
    offered.role === 'holder' &&
    seat.mandates.find((each) => each.id !== offered.id && each.role === 'holder' && each.period.overlaps(period));
  if (holder) throw refuse('SEAT_TAKEN.hasHolder', ['period'], { period: holder.period });
  return period;
}

/** The mandate of the same one in that time and role, where there is one. */
export const sameMandate = (seat: Seat, stated: NewMandate): Mandate | undefined =>
  seat.mandates.find(
    (each) => each.role === stated.role && isSameHolder(each, stated) && each.period.overlaps(stated.period),
  );

/** What a source states otherwise of the same mandate. */
export const differingMandate = (one: Mandate, other: Mandate) =>
  differing({
    organisation: one.organisation === other.organisation,
    period: one.period.equals(other.period),
    provenance: one.provenance === other.provenance,
  });

export const withMandate = (seat: Seat, mandate: Mandate): Seat => ({
  ...seat,
  mandates: seat.mandates.some(({ id }) => id === mandate.id)
    ? seat.mandates.map((each) => (each.id === mandate.id ? mandate : each))
    : [...seat.mandates, mandate],
});

/** The seat with the mandate over after the last day, or without it when it had not begun by then. */
export function withEnded(seat: Seat, mandate: Mandate, lastDay: LocalDate): Seat {
  const period = Period.of(mandate.period.from, lastDay);
  return period ? withMandate(seat, { ...mandate, period }) : { ...seat, mandates: beside(seat, mandate) };
}

/**
 * What goes on of a mandate when it passes from `before` to `after` on the day: under an id of its own unless it had not begun, and
 * not in the time in which the same person sits there for `after` already. Undefined when nothing is to be handed over.
 */
export function continued(seat: Seat, mandate: Mandate, { before, after, on }: Handover): Mandate[] | undefined {
  const rest = mandate.organisation === before ? mandate.period.startingAt(on) : undefined;
  if (!rest) return undefined;
  // Who stands in is no holder yet: the seat keeps one.
  const there = beside(seat, mandate).filter(
    ({ organisation, person, role }) =>
      organisation === after && person === mandate.person && (role === 'holder' || mandate.role === 'substitute'),
  );
  const hadBegun = mandate.period.endingBefore(on) !== undefined;
  return rest.without(there.map(({ period }) => period)).map((period, place) => ({
    ...mandate,
    id: hadBegun || place > 0 ? newId('mandate') : mandate.id,
    organisation: after,
    period,
  }));
}
