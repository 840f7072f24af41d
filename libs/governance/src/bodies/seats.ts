import { type Id } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import type { Mandate, Seat } from './seat.js';

/** The seats of one body, also those that have ended, in the order of the table. */
export class Seats {
  constructor(private list: readonly Seat[] = []) {}

  get all(): readonly Seat[] {
    return this.list;
  }

  find(id: Id<'seat'>): Seat | undefined {
    return this.list.find((each) => each.id === id);
  }

  /** Throws NOT_FOUND where it has none of that id. */
  get(id: Id<'seat'>): Seat {
    const seat = this.find(id);
    if (!seat) throw refuse('NOT_FOUND', ['seat']);
    return seat;
  }

  withMandate(id: Id<'mandate'>): { readonly seat: Seat; readonly mandate: Mandate } {
    for (const seat of this.list) {
      const mandate = seat.mandates.find((each) => each.id === id);
      if (mandate) return { seat, mandate };
    }
    throw refuse('NOT_FOUND', ['mandate']);
  }

  put(seat: Seat): void {
    const isKnown = this.list.some(({ id }) => id === seat.id);
    this.list = isKnown ? this.list.map((each) => (each.id === seat.id ? seat : each)) : [...this.list, seat];
  }

  remove(id: Id<'seat'>): void {
    this.list = this.list.filter((each) => each.id !== id);
  }

  /** Moves a seat to its place; the others stand around it in their order. */
  arrange(id: Id<'seat'>, place: number): void {
    const moved = this.find(id);
    if (!moved) return;
    const ordered = this.list.filter((each) => each.id !== id).toSorted((one, other) => one.place - other.place);
    ordered.splice(place - 1, 0, moved);
    for (const [index, each] of ordered.entries()) {
      if (each.place !== index + 1) this.put({ ...each, place: index + 1 });
    }
  }
}
