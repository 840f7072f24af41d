import { ACTIONS, type Rules } from './access.js';
import { CONSUMERS, type Consumer, QUEUES, type Queues } from './consumers.js';
import { ERROR_CODES } from './errors.js';
import { EVENT_NAMES, type EventDeclaration, type EventName, EVENTS } from './events.js';
import { COLLABORATION_KINDS, type CollaborationKind, ID_KINDS, type IdKind } from './ids.js';
import { type Flow, FLOWS } from './flow.js';
import { VISIBILITY, type Visibilities } from './visibility.js';

/** What a context is made of where it runs, as the platform knows it. */
export interface ContextParts {}

/** What the others need to know of a context. */
export interface Context {
  /** The name of its library and of its schema in the database. */
  readonly name: string;
  /** What its ids are of. */
  readonly ids: readonly IdKind[];
  /** Which of them are collaborations. */
  readonly collaborations?: readonly CollaborationKind[];
  /** What can be done in it, and who may. */
  readonly actions?: Rules;
  /** What can be seen of it, and by whom. */
  readonly visible?: Visibilities;
  /** The ways in which it alone refuses a change. */
  readonly errors?: Readonly<Record<string, string>>;
  /** What happens in it, and who hears of it. */
  readonly events?: Readonly<Record<string, EventDeclaration>>;
  /** The queues in which it hears of events. */
  readonly consumers?: Queues;
  /** Its workflows, by their titles in docs/workflows.md. */
  readonly flows?: Readonly<Record<string, Flow>>;
  /** What it is made of, which takes seconds to load. */
  readonly load: () => Promise<{ readonly parts: ContextParts }>;
}

/** Every context, each after those that it knows. */
export const CONTEXTS: Context[] = [];

/**
 * Declares a context. apps/contexts.ts lists the contexts, so anyone who loads it knows all of them. For TypeScript, the context adds
 * the same to the interfaces of the contracts.
 */
export function context(declared: Context): void {
  const { ids, collaborations = [], actions, visible, errors, events = {}, consumers = {}, flows } = declared;
  CONTEXTS.push(declared);
  ID_KINDS.push(...ids);
  COLLABORATION_KINDS.push(...collaborations);
  Object.assign(ACTIONS, actions);
  Object.assign(VISIBILITY, visible);
  Object.assign(ERROR_CODES, errors);
  Object.assign(EVENTS, events);
  EVENT_NAMES.push(...(Object.keys(events) as EventName[]));
  Object.assign(FLOWS, flows);
  Object.assign(QUEUES, consumers);
  CONSUMERS.push(...(Object.keys(consumers) as Consumer[]));
}
