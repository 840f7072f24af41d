import type { Relation } from './access.js';
import { declared } from './declared.js';

interface Visibility {
  /** The thing, for people: docs/access.md is written from it. */
  readonly thing: string;
  /** Whose organisation has one of these relations to it; besides them, auditors and operators see everything. */
  readonly seenBy: 'anybody' | readonly Relation[];
}

export type Visibilities = Readonly<Record<string, Visibility>>;

/** The things that somebody may see or not. Each context adds its own. */
export interface Visibles {}
export type Visible = keyof Visibles;

/**
 * What is public and what is not. What someone may not see is not there for them: not in lists, counts, events,
 * errors or by its id. `test/access` tries every row for every kind of viewer.
 */
export const VISIBILITY: Record<string, Visibility> = {};

/** Who sees a thing. */
export const visibilityOf = (thing: Visible): Visibility => declared(VISIBILITY, thing);
