import { ACTIONS, type Rules, WRITE_SCOPES } from './access.js';
import { CONSUMERS, type Consumer, QUEUES, type Queues } from './consumers.js';
import { ERROR_CODES } from './errors.js';
import { EVENT_NAMES, type EventDeclaration, type EventName, EVENTS } from './events.js';
import { COLLABORATION_KINDS, type CollaborationKind, ID_KINDS, type IdKind } from './ids.js';
import { type Flow, FLOWS } from './flow.js';
import { PERSONAL_SENTENCES, SENTENCES } from './sentence.js';
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
  /** How people are told of them. */
  readonly sentences?: typeof SENTENCES;
  /** How the person is told whom one of them is about. */
  readonly personalSentences?: typeof PERSONAL_SENTENCES;
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
 * Declares a context. apps/contexts.ts lists the contexts, so the code that loads it knows all of them. For TypeScript, the context adds
 * the same to the interfaces of the contracts.
 */
export function context(declared: Context): void {
  const { name, ids, collaborations = [], actions = {}, events = {}, consumers = {} } = declared;
  CONTEXTS.push(declared);
  ID_KINDS.push(...ids);
  COLLABORATION_KINDS.push(...collaborations);
  EVENT_NAMES.push(...(Object.keys(events) as EventName[]));
  CONSUMERS.push(...(Object.keys(consumers) as Consumer[]));
  Object.assign(EVENTS, events);
  Object.assign(QUEUES, consumers);
  Object.assign(ACTIONS, actions);
  for (const action of Object.keys(actions)) WRITE_SCOPES[action] = `write_${name}`;
  Object.assign(VISIBILITY, declared.visible);
  Object.assign(ERROR_CODES, declared.errors);
  Object.assign(SENTENCES, declared.sentences);
  Object.assign(PERSONAL_SENTENCES, declared.personalSentences);
  Object.assign(FLOWS, declared.flows);
}
