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
};
