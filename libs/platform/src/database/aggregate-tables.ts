import type { Id, IdKind, RecordedEvent } from '@talkoot/contracts';
import type { ObjectLiteral } from 'typeorm';
import type { Recorded } from './columns.js';

/** What is saved as a whole, as far as saving goes. */
export interface Saved {
  readonly id: Id<IdKind>;
  takeEvents(): readonly RecordedEvent[];
}

/** A row to write: it names every column, also one without a value, so that one that is forgotten does not compile. */
export type Row<E> = { readonly [K in keyof E as Exclude<K, keyof Recorded>]-?: E[K] };

/** A table in which aggregates have rows. */
export interface AggregateTable<A> {
  readonly entity: new () => ObjectLiteral;
  /** The rows that are to be there. */
  readonly rows: (aggregate: A) => readonly ObjectLiteral[];
  /** The column with the key of what a part belongs to: the aggregate, or another part of it. Rows found by it that are no more go. */
  readonly of?: string;
  /** Lets go of parts before they are deleted, by their UUIDs. */
  readonly beforeRemoval?: BeforeRemoval | undefined;
}

type BeforeRemoval = (transaction: Sending, parts: readonly string[]) => Promise<void>;

/** A transaction, as far as parts are let go of in it. */
interface Sending {
  execute(sql: string, parameters: readonly unknown[]): Promise<void>;
}

/** One row for each aggregate. */
export const rootTable = <A, E extends ObjectLiteral>(
  entity: new () => E,
  row: (aggregate: A) => Row<E>,
): AggregateTable<A> => ({ entity, rows: (aggregate) => [row(aggregate)] });

/** All parts of a kind: those that were found and are no more are deleted. */
export const partTable = <A, E extends ObjectLiteral>(
  entity: new () => E,
  of: Extract<keyof E, string>,
  rows: (aggregate: A) => readonly Row<E>[],
  beforeRemoval?: BeforeRemoval,
): AggregateTable<A> => ({ entity, of, rows, beforeRemoval });

/** The new and the changed parts of a kind; none is ever deleted. */
export const changedPartTable = <A, E extends ObjectLiteral>(
  entity: new () => E,
  rows: (aggregate: A) => readonly Row<E>[],
): AggregateTable<A> => ({ entity, rows });
