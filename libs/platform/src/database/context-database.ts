import type { MigrationInterface } from 'typeorm';
import type { RetentionSetting } from '../config/index.js';

/** What becomes of what a column's rows hold on a person when the person is erased. */
type Erased =
  /** The row stays with the bare id: why. */
  | { readonly stays: string }
  /** Columns get other values: `address = NULL`. */
  | { readonly sets: string }
  /** The row goes: why nothing needs it. */
  | { readonly goes: string }
  /** The context does it by its own rules: how. */
  | { readonly byContext: string };

/** What a table holds on a person. */
export interface Personal {
  /** What it is, for the person who reads it. */
  readonly holds: string;
  /** Which rows are the person's, whose id is $1; without it: those in which the column has the id. */
  readonly where?: string;
  /** Columns that nobody is shown: secrets. */
  readonly leavesOut?: readonly string[];
  readonly erased: Erased;
}

/** How long rows are kept. */
export interface Retained {
  /** What goes, for those who run the service. */
  readonly what: string;
  readonly table: string;
  /** The setting with the days, which keeps all when it is unset; or the days. */
  readonly days: RetentionSetting | number;
  /** Which rows are over; $1 is the day before which they have to lie. */
  readonly over: string;
  /** What is emptied; without it the row goes. */
  readonly sets?: string;
}

type Class<T> = new (...args: never[]) => T;

/** What a context brings to the database: its schema, entities and migrations, and what it leaves out of the history. */
export interface ContextDatabase {
  readonly schema: string;
  readonly entities: readonly Class<object>[];
  readonly migrations: readonly Class<MigrationInterface>[];
  /** Tables that hold no facts (queues, rendered files), each with the reason; every other one keeps its history. */
  readonly withoutHistory: Readonly<Record<string, string>>;
  /** Tables, or columns of them (`schema.table.column`), that the read path's role cannot read: it reads all others. */
  readonly secret?: readonly string[];
  /** Every column that refers to a person, such as `governance.remark.person_id`: without it nothing is migrated. */
  readonly personal?: Readonly<Record<string, Personal>>;
  /** What is kept for a time only. */
  readonly retained?: readonly Retained[];
}
