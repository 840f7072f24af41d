import type { Id, LocalDate, OrganisationId, PartnershipStatus, Period, Provenance } from '@talkoot/contracts';

/**
 * A partner's time in a pilot, or an invitation into it. Whether somebody has left follows from the period; an invitation that
 * was taken back, declined or replaced is withdrawn and counts for nothing.
 */
export interface Partnership {
  readonly id: Id<'partnership'>;
  readonly organisation: OrganisationId;
  readonly status: 'invited' | 'joined' | 'withdrawn';
  /** From the day of joining to the last day as a partner; of an invitation, from its day on. */
  readonly period: Period;
  readonly provenance: Provenance;
}

/** How it stands on a day. */
export function statusOn(
  { status, period }: Pick<Partnership, 'status' | 'period'>,
  day: LocalDate,
): PartnershipStatus {
  if (status === 'invited') return 'invited';
  return period.endedBefore(day) ? 'left' : 'joined';
}

export const isPartnerOn = ({ status, period }: Partnership, day: LocalDate): boolean =>
  status === 'joined' && period.includes(day);
