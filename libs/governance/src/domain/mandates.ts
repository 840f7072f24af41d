import { type Handover, type Id, type LocalDate, newId, type OrganisationId, Period } from '@talkoot/contracts';
import { AlreadySeated, NobodyNamed, OutsideItsTime, SeatTaken } from './body.errors.js';
import { fitted, isSameHolder, type Mandate, type Seat } from './seat.js';

/** What is said of a new mandate. */
export type NewMandate = Omit<Mandate, 'id'>;

/** A mandate as it was and what goes on of it for the successor, under an id of its own unless it had not begun. */
export interface MandateHandedOver {
  readonly mandate: Mandate;
  readonly continued: readonly Mandate[];
}

const beside = (seat: Seat, mandate: Pick<Mandate, 'id'>): Mandate[] =>
  seat.mandates.filter(({ id }) => id !== mandate.id);

/** Throws unless the mandate lies within its seat's time, names somebody, and leaves the seat with one holder at a time. */
export function checked(seat: Seat, mandate: Mandate): Mandate {
  if (!mandate.person && !mandate.organisation) throw new NobodyNamed();
  const period = fitted(mandate.period, seat.period);
  if (!period) throw new OutsideItsTime(seat.period);
  const others = beside(seat, mandate).filter((each) => each.period.overlaps(period));
  const holder = mandate.role === 'holder' && others.find(({ role }) => role === 'holder');
  if (holder) throw new SeatTaken(holder.period);
  const same = others.find((each) => isSameHolder(each, mandate));
  if (same) throw new AlreadySeated([mandate.person ? 'person' : 'organisation'], same.period);
  return { ...mandate, period };
}

export const withMandate = (seat: Seat, mandate: Mandate): Seat => ({
  ...seat,
  mandates: seat.mandates.some(({ id }) => id === mandate.id)
    ? seat.mandates.map((each) => (each.id === mandate.id ? mandate : each))
    : [...seat.mandates, mandate],
});

export const withoutMandate = (seat: Seat, id: Id<'mandate'>): Seat => ({
  ...seat,
  mandates: seat.mandates.filter((each) => each.id !== id),
});

/** Those that are not over by the day after the last one. */
export const openAfter = (seat: Seat, lastDay: LocalDate): Mandate[] =>
  seat.mandates.filter(({ period }) => !period.to || period.to.isAfter(lastDay));

/** Whoever sits there for `before` does so for `after` from the day on; where that one sits there so already the two are one. */
export function mandatesHandedOver(
  seat: Seat,
  { before, after, on }: Handover,
): { readonly seat: Seat; readonly handedOver: readonly MandateHandedOver[] } {
  const handedOver = seat.mandates.flatMap((mandate) => {
    const rest = mandate.organisation === before ? mandate.period.startingAt(on) : undefined;
    if (!rest) return [];
    const free = rest.without(
      beside(seat, mandate)
        .filter(isThere(mandate, after))
        .map(({ period }) => period),
    );
    const hadBegun = mandate.period.endingBefore(on) !== undefined;
    const continued = free.map((period, place): Mandate => {
      const id = hadBegun || place > 0 ? newId('mandate') : mandate.id;
      return { ...mandate, id, organisation: after, period };
    });
    return [{ mandate, continued }];
  });
  const mandates = seat.mandates.flatMap((each) => {
    if (!handedOver.some(({ mandate }) => mandate.id === each.id)) return [each];
    const kept = each.period.endingBefore(on);
    return kept ? [{ ...each, period: kept }] : [];
  });
  return {
    seat: { ...seat, mandates: [...mandates, ...handedOver.flatMap(({ continued }) => continued)] },
    handedOver,
  };
}

/** Whether a mandate is of the one that would be there after the hand-over. Who stands in is no holder yet: the seat keeps one. */
const isThere =
  ({ person, role }: Mandate, after: OrganisationId) =>
  (each: Mandate): boolean =>
    each.organisation === after && each.person === person && (role === 'substitute' || each.role === 'holder');

/** A mandate as somebody states it, with a new id. */
export const begun = (mandate: NewMandate): Mandate => ({ ...mandate, id: newId('mandate') });

/** The mandate, over after the last day; undefined when it had not begun by then. */
export function endedBy(mandate: Mandate, lastDay: LocalDate): Mandate | undefined {
  const period = Period.of(mandate.period.from, lastDay);
  return period && { ...mandate, period };
}
