import type { z } from 'zod';
import type { IdKind } from '../ids.js';

/** One version of one kind of event. A published version never changes; a new one is a new declaration. */
export interface EventDeclaration<D extends z.ZodType = z.ZodType, K extends IdKind = IdKind> {
  /** What happened, for the reader of docs/events.md. */
  readonly about: string;
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
export function event<D extends z.ZodType, K extends IdKind>(
  declaration: EventDeclaration<D, K>,
): EventDeclaration<D, K> {
  return declaration;
}
