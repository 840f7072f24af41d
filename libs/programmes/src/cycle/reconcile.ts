import { grouped, type LocalDate, type OrganisationId, type WorkingDays } from '@talkoot/contracts';
import { type Cycle, demanded, identityOf, type Owed } from './demands.js';
import { isLate, isOpen, type Standing } from './obligation-state.js';

/** How far ahead obligations are there. */
export const HORIZON_MONTHS = 24;

/** An obligation as it is known. */
export interface KnownObligation extends Owed, Standing {
  readonly id: string;
  /** When a decision moved its due day; no rhythm moves it again. */
  readonly dueMovedOn: LocalDate | undefined;
}

/** Why an obligation is withdrawn: the cycle no longer demands it, or two organisations that owed the same became one. */
export const WITHDRAWAL_REASONS = ['not-demanded', 'merged'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** What is to change so that the obligations are what the cycle demands. One obligation can be in several of the lists. */
export interface Reconciliation {
  readonly added: readonly Owed[];
  readonly withdrawn: readonly { readonly obligation: KnownObligation; readonly reason: WithdrawalReason }[];
  readonly reinstated: readonly KnownObligation[];
  readonly handedOver: readonly { readonly obligation: KnownObligation; readonly after: OrganisationId }[];
  readonly rescheduled: readonly { readonly obligation: KnownObligation; readonly due: LocalDate }[];
}

/**
 * Compares the obligations that there are with those that the cycle demands, up to 24 months ahead and back to its start. What
 * was missed is added once, late or not; run again, there is nothing left to change.
 *
 * - What is fulfilled or waived never changes.
 * - What is late stays until it is fulfilled, waived or moved by a decision; it only goes over to who stands in for its debtor.
 * - A rhythm with another day reschedules what is open, but never to a day that is over, and never what a decision moved.
 * - Run it in the transaction that changes the cycle: what was due by then is late, and no longer withdrawn.
 */
export function reconcile(
  cycle: Cycle,
  existing: readonly KnownObligation[],
  today: LocalDate,
  workingDays: WorkingDays,
): Reconciliation {
  const until = today.plusMonths(HORIZON_MONTHS);
  const demands = demanded(cycle, until, workingDays);
  const known = grouped(existing, (each) => identityOf(each, cycle));
  const steps = [...known].flatMap(([identity, same]) => {
    const [kept, ...others] = same.toSorted(byStanding);
    if (!kept) return [];
    const merged = others.filter(isOpen).map((obligation): Step => ({ obligation, withdrawn: 'merged' }));
    return [stepOf(kept, demands.get(identity), { cycle, today, until }), ...merged];
  });
  return {
    added: [...demands].filter(([identity]) => !known.has(identity)).map(([, owed]) => owed),
    withdrawn: steps.flatMap(({ obligation, withdrawn: reason }) => (reason ? [{ obligation, reason }] : [])),
    reinstated: steps.flatMap(({ obligation, reinstated }) => (reinstated ? [obligation] : [])),
    handedOver: steps.flatMap(({ obligation, owedBy: after }) => (after ? [{ obligation, after }] : [])),
    rescheduled: steps.flatMap(({ obligation, due }) => (due ? [{ obligation, due }] : [])),
  };
}

/** What is to change in one obligation. */
interface Step {
  readonly obligation: KnownObligation;
  readonly withdrawn?: WithdrawalReason;
  readonly reinstated?: boolean;
  readonly owedBy?: OrganisationId | undefined;
  readonly due?: LocalDate | undefined;
}

interface Moment {
  readonly cycle: Cycle;
  readonly today: LocalDate;
  readonly until: LocalDate;
}

function stepOf(obligation: KnownObligation, demand: Owed | undefined, { cycle, today, until }: Moment): Step {
  const { outcome, turn } = obligation;
  if (outcome === 'fulfilled' || outcome === 'waived') return { obligation };
  const owedBy = debtorAfter(obligation, cycle);
  if (outcome === 'withdrawn')
    return demand ? { obligation, reinstated: true, owedBy, due: otherDay(obligation, demand) } : { obligation };
  if (isLate(obligation, today)) return { obligation, owedBy };
  if (demand) {
    const due = otherDay(obligation, demand);
    return { obligation, owedBy, due: due?.isBefore(today) ? undefined : due };
  }
  // The clock of another process may be a day ahead: nothing is known of a turn that begins later.
  return turn.first.isAfter(until) ? { obligation, owedBy } : { obligation, withdrawn: 'not-demanded' };
}

/** Who owes it from now on, if that is another organisation. */
function debtorAfter({ role, owedBy }: KnownObligation, { owner, successors }: Cycle): OrganisationId | undefined {
  const debtor = role === 'owner' ? owner : (successors.get(owedBy) ?? owedBy);
  return debtor === owedBy ? undefined : debtor;
}

/** The day that the rhythm demands, if it is another one and no decision moved it. */
function otherDay({ due, dueMovedOn }: KnownObligation, demand: Owed): LocalDate | undefined {
  return dueMovedOn || due.equals(demand.due) ? undefined : demand.due;
}

/** Which of several that became one is kept: what is done, else what a decision moved, else what has been open for longest. */
const ORDER = ['fulfilled', undefined, 'waived', 'withdrawn'] as const;

const byStanding = (one: KnownObligation, other: KnownObligation): number =>
  ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome) ||
  Number(other.dueMovedOn !== undefined) - Number(one.dueMovedOn !== undefined) ||
  one.due.compareTo(other.due) ||
  one.id.localeCompare(other.id);
