import type { Instant, LocalDate } from '@js-joda/core';
import { type Action, may, notAllowed, type Relation, type Viewer } from './access.js';
import type { EventId } from './ids.js';
import type { Locale } from './locales.js';

/** What made a change: a person's request, an import, a background job, or the example data, which lets illustrative people act. */
export const ORIGINS = ['request', 'import', 'job', 'example'] as const;
export type Origin = (typeof ORIGINS)[number];

/** One request, import, job or change of the example data: who acts, when, why. Today and now are taken once, so that one operation sees one day. */
export interface Operation {
  readonly viewer: Viewer;
  /** The viewer is remembered: who may act stood so at this version. Who answers with it compares the version. */
  readonly viewersVersion?: string;
  readonly origin: Origin;
  readonly locale: Locale;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly requestId: string;
  /** What is being done, for the audit trail: a mutation, a command, a job. */
  readonly action?: string;
  /** Where a request comes from. It tells those apart who are not signed in, and stands in the audit trail. */
  readonly address?: string;
  /** The event that this operation reacts to. */
  readonly cause?: EventId;
  /** W3C trace context `traceparent`. */
  readonly traceParent?: string;
}

/** An import and a job act for the instance itself; in a request and in the example data somebody acts. */
export const isForInstance = ({ origin }: Pick<Operation, 'origin'>): boolean =>
  origin === 'import' || origin === 'job';

/** Whether the viewer may; whatever is for the instance itself is allowed. */
export const isAllowed = (operation: Operation, action: Action, relations: readonly Relation[]): boolean =>
  isForInstance(operation) || may(operation.viewer, action, relations);

/** Throws NotAllowed unless they may. */
export function requireAllowed(operation: Operation, action: Action, relations: readonly Relation[]): void {
  if (!isAllowed(operation, action, relations)) throw notAllowed(operation.viewer, action, relations);
}
