import type { AllianceStatus, Flow } from '@talkoot/contracts';
import { WrongAllianceStatus } from './alliance.errors.js';

const OPEN = ['proposed', 'active'] as const satisfies AllianceStatus[];

/** What can be done with an alliance, and where it leads; its status changes by decision, never by the clock. */
export const ALLIANCE_FLOW = {
  propose: { from: [], to: 'proposed' },
  change: { from: OPEN },
  'admit a member': { from: OPEN },
  'arrange the themes': { from: OPEN },
  activate: { from: ['proposed'], to: 'active' },
  end: { from: OPEN, to: 'ended' },
} as const satisfies Flow;

/** Throws WRONG_STATUS where it cannot be done. */
export function requireOpenTo(step: keyof typeof ALLIANCE_FLOW, status: AllianceStatus): void {
  const allowed: readonly AllianceStatus[] = ALLIANCE_FLOW[step].from;
  if (!allowed.includes(status)) throw new WrongAllianceStatus(status);
}
