import type { PilotStatus } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** Which decision leads from where to where; a status changes by decision, never by the clock. Drawn in docs/governance.md. */
export const PILOT_FLOW = {
  approve: { from: ['draft'], to: 'approved' },
  start: { from: ['approved'], to: 'running' },
  complete: { from: ['running'], to: 'completed' },
  close: { from: ['completed'], to: 'closed' },
  cancel: { from: ['draft', 'approved', 'running'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly PilotStatus[]; to: PilotStatus }>;

export type PilotDecision = keyof typeof PILOT_FLOW;

/** The status that a decision leads to; throws WRONG_STATUS where it cannot be taken. */
export function decided(decision: PilotDecision, status: PilotStatus): PilotStatus {
  const { from, to }: { from: readonly PilotStatus[]; to: PilotStatus } = PILOT_FLOW[decision];
  requireStatus(status, from);
  return to;
}

/** Partners come while a pilot is prepared or under way; they go until it is closed. */
export const PARTNERS_COME: readonly PilotStatus[] = ['draft', 'approved', 'running'];
export const PARTNERS_GO: readonly PilotStatus[] = ['draft', 'approved', 'running', 'completed'];
/** What is planned and told of the work. */
export const WORK_IS_PLANNED: readonly PilotStatus[] = ['draft', 'approved', 'running'];
export const WORK_IS_UNDER_WAY: readonly PilotStatus[] = ['approved', 'running'];
export const WORK_IS_TOLD: readonly PilotStatus[] = ['running', 'completed'];

/** Statuses out of which nobody can come in any more: invitations end with the step there. */
export const NOBODY_COMES: readonly PilotStatus[] = ['completed', 'closed', 'cancelled'];

export function requireStatus(status: PilotStatus, allowed: readonly PilotStatus[]): void {
  if (!allowed.includes(status)) throw refuse('WRONG_STATUS.pilot', ['pilot'], { status });
}
