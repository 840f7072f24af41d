export interface MilestoneDays {
  readonly due: string | null;
  readonly reachedOn: string | null;
  readonly droppedOn: string | null;
}

export type MilestoneState = 'reached' | 'dropped' | 'late' | 'coming';

/** How a milestone stood at the end of a day. The day on which it is due is still in time. */
export function stateOf({ due, reachedOn, droppedOn }: MilestoneDays, day: string): MilestoneState {
  if (reachedOn !== null && reachedOn <= day) return 'reached';
  if (droppedOn !== null && droppedOn <= day) return 'dropped';
  return due !== null && due < day ? 'late' : 'coming';
}

/** Whether it was reached after its day. */
export const wasLate = ({ due, reachedOn }: MilestoneDays): boolean =>
  due !== null && reachedOn !== null && reachedOn > due;
