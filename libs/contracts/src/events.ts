import type { z } from 'zod';
import type { Consumer } from './consumers.js';
import { declared } from './declared.js';
import type { EventId, Id, IdKind, OrganisationId } from './ids.js';

/** One version of one kind of event. A published version never changes; a new one is a new declaration. */
export interface EventDeclaration<
  D extends z.ZodType = z.ZodType,
  K extends IdKind = IdKind,
  H extends readonly Consumer[] = readonly Consumer[],
> {
  /** What happened, for the reader of docs/events.md. */
  readonly about: string;
  /** Who listens: it is decided for each event, also that nobody does. */
  readonly heardBy: H;
  readonly aggregate: K;
  /** public: anyone may see it, once the thing itself is public (Aggregate.isPublic); concerned: only the organisations it concerns. */
  readonly visibility: 'public' | 'concerned';
  /** Somebody did it for themselves: it is kept without the organisation acted for, which would tell who they are. */
  readonly inPerson?: boolean;
  /** The facts that changed: ids, values, never names of people. */
  readonly data: D;
  /** As it stands on the wire. */
  readonly example: z.input<D>;
}

/** Declares an event; only infers its type. */
export function event<D extends z.ZodType, K extends IdKind, const H extends readonly Consumer[]>(
  declaration: EventDeclaration<D, K, H>,
): EventDeclaration<D, K, H> {
  return declaration;
}

/** The catalogue: every event of the product by its name and version. Each context adds its own. */
export interface Events {}
export type EventName = keyof Events;

export const EVENTS: Record<string, EventDeclaration> = {};
export const EVENT_NAMES: EventName[] = [];

/** The facts of an event, as values (LocalDate, Money, …). */
export type EventData<N extends EventName> = z.output<Events[N]['data']>;

export function isEventName(text: string): text is EventName {
  return Object.hasOwn(EVENTS, text);
}

export const eventOf = (name: EventName): EventDeclaration => declared(EVENTS, name);

/** Who listens to an event. */
export const heardBy = (name: EventName): readonly Consumer[] => eventOf(name).heardBy;

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
