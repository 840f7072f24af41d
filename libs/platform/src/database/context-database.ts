import type { MigrationInterface } from 'typeorm';

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
}
