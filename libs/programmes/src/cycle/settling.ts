import { grouped, type Id, idOfKinds, type IdKind, type LocalDate, type OrganisationId } from '@talkoot/contracts';
import type { z } from 'zod';
import type { DutyKind } from '../duties/duty.js';
import type { SubjectId } from './demands.js';

/** What can fulfil an obligation by itself. */
export const SETTLING_KINDS = [
  'programme',
  'revision',
  'meeting',
  'actionplan',
  'workprogramme',
] as const satisfies readonly IdKind[];
export type SettlingKind = (typeof SETTLING_KINDS)[number];
export const settlingId = idOfKinds(SETTLING_KINDS);
export type SettlingId = z.output<typeof settlingId>;

/** A thing that a cycle may demand, and that is done. */
export interface Settling {
  readonly kind: DutyKind;
  /** The day on which it was done. */
  readonly on: LocalDate;
  /** The year that it is for; without one, what has begun by the day. */
  readonly year?: number | undefined;
  /** The strategic area or the working group that it is for; without one, it is for the whole programme. */
  readonly subject?: SubjectId | undefined;
  /** Who owes such a thing; without one, it counts for everybody who does. */
  readonly owedBy?: OrganisationId | undefined;
  /** The thing itself. */
  readonly by: SettlingId;
}

/** What decides whether a thing fulfils an obligation. */
interface Settleable {
  readonly state: {
    readonly duty: string;
    readonly kind: DutyKind;
    readonly turn: { readonly first: LocalDate; readonly last: LocalDate };
    readonly subject: Id<IdKind> | undefined;
    readonly owedBy: OrganisationId;
    readonly status: string;
    readonly fulfilledBy?: SettlingId | undefined;
  };
}

/**
 * Which obligations of its kind a thing fulfils: of each duty, and of each debtor, the open one with the oldest turn that has a day in
 * the thing’s year or, where it is for no year, has begun by its day. What fulfilled one before fulfils none again.
 */
export function settledBy<O extends Settleable>(
  obligations: readonly O[],
  { kind, on, year, subject, owedBy, by }: Settling,
): O[] {
  if (obligations.some(({ state }) => state.kind === kind && state.fulfilledBy === by)) return [];
  const fitting = obligations.filter(
    ({ state }) =>
      state.status === 'open' &&
      state.kind === kind &&
      state.subject === subject &&
      (owedBy === undefined || state.owedBy === owedBy) &&
      (year === undefined
        ? !state.turn.first.isAfter(on)
        : state.turn.first.year() <= year && year <= state.turn.last.year()),
  );
  return [...grouped(fitting, ({ state }) => `${state.duty} ${state.owedBy}`).values()].flatMap((same) =>
    same.toSorted((one, other) => one.state.turn.first.compareTo(other.state.turn.first)).slice(0, 1),
  );
}
