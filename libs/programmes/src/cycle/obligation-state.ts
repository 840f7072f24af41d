import type { LocalDate } from '@talkoot/contracts';

/** How an obligation came to its end. A withdrawn one is no longer demanded, and comes back when it is demanded again. */
export const OBLIGATION_OUTCOMES = ['fulfilled', 'waived', 'withdrawn'] as const;
export type ObligationOutcome = (typeof OBLIGATION_OUTCOMES)[number];

/** What has become of an obligation. */
export const OBLIGATION_STATUSES = ['open', ...OBLIGATION_OUTCOMES] as const;
export type ObligationStatus = (typeof OBLIGATION_STATUSES)[number];

/** How an obligation stands on a day. */
export const OBLIGATION_STATES = ['coming', 'due', 'late', ...OBLIGATION_OUTCOMES] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/** For how many days before its last day an obligation is due and no longer coming. */
export const NOTICE_DAYS = 30;

/** What decides how an obligation stands. */
export interface Standing {
  readonly outcome: ObligationOutcome | undefined;
  /** The last day on which it is in time. */
  readonly due: LocalDate;
}

/** Open: neither fulfilled nor waived nor withdrawn. */
export const isOpen = ({ outcome }: Standing): boolean => outcome === undefined;

/** Late: open, and its last day is over. */
export const isLate = (standing: Standing, today: LocalDate): boolean =>
  isOpen(standing) && standing.due.isBefore(today);

/**
 * The one rule of what is coming, due and late, for the API, reminders and reports. In SQL, of a row without an outcome:
 * late `due < today`; due `due BETWEEN today AND today + 30`; coming `due > today + 30`.
 */
export function obligationState(standing: Standing, today: LocalDate): ObligationState {
  if (standing.outcome) return standing.outcome;
  if (isLate(standing, today)) return 'late';
  return standing.due.isAfter(today.plusDays(NOTICE_DAYS)) ? 'coming' : 'due';
}

/** The first day on which it was late; undefined when it is not late. */
export const lateSince = (standing: Standing, today: LocalDate): LocalDate | undefined =>
  isLate(standing, today) ? standing.due.plusDays(1) : undefined;
