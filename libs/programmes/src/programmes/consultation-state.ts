import type { LocalDate } from '@talkoot/contracts';

/** What has been decided about a consultation. That its last day is over follows from the calendar. */
export const CONSULTATION_STATUSES = ['open', 'closed', 'withdrawn'] as const;
export type ConsultationStatus = (typeof CONSULTATION_STATUSES)[number];

/** How a consultation stands on a day. */
export const CONSULTATION_STATES = ['open', 'over', 'closed', 'withdrawn'] as const;
export type ConsultationState = (typeof CONSULTATION_STATES)[number];

/** What it counts as when an organisation gives no opinion by the last day. */
export const SILENCES = ['agreed', 'none'] as const;
export type Silence = (typeof SILENCES)[number];

/** What has become of one organisation's opinion. `joined`: it became one with another organisation that is asked as well. */
export const OPINION_STATUSES = ['asked', 'given', 'joined'] as const;
export type OpinionStatus = (typeof OPINION_STATUSES)[number];

/** How one organisation's opinion stands on a day. */
export const OPINION_STANDINGS = ['awaited', 'given', 'silent-agreed', 'silent', 'not-asked'] as const;
export type OpinionStanding = (typeof OPINION_STANDINGS)[number];

export const POSITIONS = ['agreed', 'agreed-with-remarks', 'opposed', 'no-opinion'] as const;
export type Position = (typeof POSITIONS)[number];

/** What the owner has done with an opinion. */
export const TAKEN_UP = ['yes', 'partly', 'no'] as const;
export type TakenUp = (typeof TAKEN_UP)[number];

/** What decides how a consultation stands. */
export interface Consulting {
  readonly status: ConsultationStatus;
  /** The last day for opinions. */
  readonly until: LocalDate;
}

/**
 * The one rule of when opinions are taken, for the API, the rules and the jobs. In SQL (`isOpenOn`):
 * `status = 'open' AND until >= today`.
 */
export const isOpen = ({ status, until }: Consulting, today: LocalDate): boolean =>
  status === 'open' && !until.isBefore(today);

/** How a consultation stands. In SQL: `stateOf`. */
export const consultationState = (consulting: Consulting, today: LocalDate): ConsultationState =>
  consulting.status === 'open' && !isOpen(consulting, today) ? 'over' : consulting.status;

/** How an opinion stands: what was given stands; silence follows from the last day. In SQL: `standingOf`. */
export function opinionStanding(
  opinion: OpinionStatus,
  consulting: Consulting & { readonly silence: Silence },
  today: LocalDate,
): OpinionStanding {
  if (opinion === 'given') return 'given';
  if (opinion === 'joined' || consulting.status === 'withdrawn') return 'not-asked';
  if (isOpen(consulting, today)) return 'awaited';
  return consulting.silence === 'agreed' ? 'silent-agreed' : 'silent';
}

/** Whether the owner must say what it took up of such an opinion before the plan is adopted. */
export const wantsAnswer = (position: Position): boolean =>
  position === 'agreed-with-remarks' || position === 'opposed';
