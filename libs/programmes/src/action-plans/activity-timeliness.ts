import type { LocalDate } from '@talkoot/contracts';

/** What has become of an activity, as it is reported. */
export const ACTIVITY_STATUSES = ['planned', 'in-progress', 'done', 'dropped'] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

/** How an activity stands on a day. */
export const ACTIVITY_TIMELINESS = ['done', 'dropped', 'blocked', 'late', 'on-time'] as const;
export type ActivityTimeliness = (typeof ACTIVITY_TIMELINESS)[number];

/** What decides how an activity stands. */
export interface ActivityStanding {
  readonly status: ActivityStatus;
  /** The day of its status; undefined: it has not been reported. */
  readonly statusOn: LocalDate | undefined;
  /** The last day on which it is in time. */
  readonly due: LocalDate;
  /** Whether one of those for which it waits is open on the day. */
  readonly waitsForOpen: boolean;
}

/** As what it has ended by the day; undefined: it is open. */
const endedAs = ({ status, statusOn }: ActivityStanding, today: LocalDate): 'done' | 'dropped' | undefined =>
  (status === 'done' || status === 'dropped') && statusOn?.isAfter(today) !== true ? status : undefined;

/**
 * The one rule of what is done, dropped, blocked, late and on time. In SQL: ended `status IN ('done', 'dropped') AND status_on <= today`;
 * blocked `waits for one that has not ended`; late `due < today`.
 */
export function activityTimeliness(standing: ActivityStanding, today: LocalDate): ActivityTimeliness {
  const ended = endedAs(standing, today);
  if (ended) return ended;
  if (standing.waitsForOpen) return 'blocked';
  return standing.due.isBefore(today) ? 'late' : 'on-time';
}
