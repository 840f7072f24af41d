import type { z } from 'zod';
import type { EventId, Id, IdKind, OrganisationId } from '../ids.js';
import { alliancesEvents } from './alliances.events.js';
import { fundingEvents } from './funding.events.js';
import { governanceEvents } from './governance.events.js';
import { identityEvents } from './identity.events.js';
import { pilotsEvents } from './pilots.events.js';
import { registryEvents } from './registry.events.js';
import { reportingEvents } from './reporting.events.js';

export type { EventDeclaration } from './event.js';

/** The catalogue: every event of the product by its name and version. */
export const EVENTS = {
  ...registryEvents,
  ...identityEvents,
  ...governanceEvents,
  ...alliancesEvents,
  ...pilotsEvents,
  ...fundingEvents,
  ...reportingEvents,
} as const;

export type EventName = keyof typeof EVENTS;
/** What events are of. */
export type AggregateKind = (typeof EVENTS)[EventName]['aggregate'];
/** The facts of an event, as values (LocalDate, Money, …). */
export type EventData<N extends EventName> = z.output<(typeof EVENTS)[N]['data']>;

export const EVENT_NAMES = Object.keys(EVENTS) as EventName[];

export function isEventName(text: string): text is EventName {
  return Object.hasOwn(EVENTS, text);
}

/** An event as an aggregate records it, before anything around it (actor, time, position) is known. */
export interface RecordedEvent<N extends EventName = EventName> {
  readonly id: EventId;
  readonly name: N;
  readonly aggregate: Id<IdKind>;
  readonly version: number;
  readonly data: EventData<N>;
  /** Those it concerns; a restricted event is seen by them alone, and their people are notified. */
  readonly organisations: readonly OrganisationId[];
  /** The thing is not public yet: whatever its declaration says, only those concerned may see the event. */
  readonly restricted: boolean;
}
