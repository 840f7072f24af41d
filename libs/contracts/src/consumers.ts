import type { EventName } from './events/index.js';

/** Who listens to events; each is a queue of its own. */
export const CONSUMERS = ['notifications', 'report-runs', 'standing-reports'] as const;
export type Consumer = (typeof CONSUMERS)[number];

/** How a consumer's queue is worked: jobs at once in one process. */
export const QUEUES: Record<Consumer, { readonly concurrency: number }> = {
  notifications: { concurrency: 8 },
  'report-runs': { concurrency: 1 },
  'standing-reports': { concurrency: 4 },
};

/** Who listens to what: complete, so that a new event without its listeners does not compile. */
export const LISTENERS: Record<EventName, readonly Consumer[]> = {
  'organisation.registered.v1': [],
  'organisation.renamed.v1': ['notifications', 'standing-reports'],
  'organisation.corrected.v1': ['standing-reports'],
  'person.registered.v1': [],
  'person.details-changed.v1': [],
  'person.platform-roles-set.v1': [],
  'affiliation.begun.v1': [],
  'affiliation.ended.v1': [],
  'pilot-programme.created.v1': ['notifications', 'standing-reports'],
  'pilot-programme.details-changed.v1': ['notifications', 'standing-reports'],
  'pilot-programme.owner-changed.v1': ['notifications', 'standing-reports'],
  'plan.submitted.v1': ['notifications'],
  'plan.approved.v1': ['notifications'],
  'plan.redirected.v1': ['notifications'],
  'plan.rejected.v1': ['notifications'],
  'plan.party-changed.v1': ['notifications'],
  'project.registered.v1': ['notifications'],
  'project.details-changed.v1': ['notifications'],
  'project.coordinator-changed.v1': ['notifications'],
  'pilot.drafted.v1': ['notifications'],
  'pilot.entered.v1': ['standing-reports'],
  'pilot.details-changed.v1': ['notifications', 'standing-reports'],
  'pilot.approved.v1': ['notifications', 'standing-reports'],
  'pilot.started.v1': ['notifications', 'standing-reports'],
  'pilot.completed.v1': ['notifications', 'standing-reports'],
  'pilot.closed.v1': ['notifications', 'standing-reports'],
  'pilot.cancelled.v1': ['notifications', 'standing-reports'],
  'pilot.coordinator-changed.v1': ['notifications', 'standing-reports'],
  'pilot.applicant-changed.v1': ['notifications', 'standing-reports'],
  'pilot.partner-invited.v1': ['notifications'],
  'pilot.invitation-ended.v1': ['notifications'],
  'pilot.partner-joined.v1': ['notifications', 'standing-reports'],
  'pilot.partner-left.v1': ['notifications', 'standing-reports'],
  'pilot.milestone-planned.v1': ['notifications', 'standing-reports'],
  'pilot.milestone-changed.v1': ['notifications', 'standing-reports'],
  'pilot.milestone-reached.v1': ['notifications', 'standing-reports'],
  'pilot.experiment-begun.v1': ['notifications'],
  'pilot.experiment-concluded.v1': ['notifications'],
  'pilot.company-linked.v1': ['notifications'],
  'pilot.company-link-ended.v1': ['notifications'],
  'pilot.result-recorded.v1': ['notifications'],
  'pilot.status-reported.v1': ['notifications', 'standing-reports'],
  'appropriation.recorded.v1': ['notifications', 'standing-reports'],
  'grant.decided.v1': ['notifications', 'standing-reports'],
  'grant.conditions-changed.v1': ['notifications'],
  'grant.holder-changed.v1': ['notifications'],
  'report.requested.v1': ['report-runs'],
  'report.finished.v1': [],
  'report.failed.v1': [],
  'report.cancelled.v1': [],
  'report.renewed.v1': [],
};
