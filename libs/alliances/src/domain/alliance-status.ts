import { type AllianceStatus, type Flow, type LocalDate, Period } from '@talkoot/contracts';
import type { AllianceState } from './alliance-details.js';
import { refuse } from '../messages/index.js';

const OPEN = ['proposed', 'active'] as const satisfies AllianceStatus[];

/** What can be done with an alliance, and where it leads; its status changes by decision, never by the clock. */
export const ALLIANCE_FLOW = {
  propose: { from: [], to: 'proposed' },
  change: { from: OPEN },
  'invite a member': { from: OPEN },
  'accept an invitation': { from: OPEN },
  'end a membership': { from: OPEN },
  'arrange the themes': { from: OPEN },
  activate: {
    from: ['proposed'],
    to: 'active',
    guards: [{ says: 'everybody who was invited to propose it has answered; who declined is out' }],
  },
  end: { from: OPEN, to: 'ended' },
} as const satisfies Flow;

/** Throws WRONG_STATUS where it cannot be done. */
export function requireOpenTo(step: keyof typeof ALLIANCE_FLOW, status: AllianceStatus): void {
  const allowed: readonly AllianceStatus[] = ALLIANCE_FLOW[step].from;
  if (!allowed.includes(status)) throw refuse('WRONG_STATUS.alliance', ['alliance'], { status });
}

/** A decision is of its period, not before the last one or what it would undo, and not in advance. */
export function requireDecidable(
  { period, statusOn }: AllianceState,
  day: LocalDate,
  today: LocalDate,
  notBefore: readonly LocalDate[] = [],
): void {
  if (day.isAfter(today)) throw refuse('INVALID_DATE.decidedInAdvance', ['on']);
  const [first] = [...notBefore, statusOn, period.from]
    .flatMap((each) => each ?? [])
    .toSorted((one, other) => other.compareTo(one));
  const possible = first ? Period.of(first, period.to) : period;
  if (!possible?.includes(day)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: possible ?? period });
}
