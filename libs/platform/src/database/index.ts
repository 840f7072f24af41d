export { AggregateStore, type Kept, type Target } from './aggregate-store.js';
export { changedPartTable, partTable, rootTable, type Row } from './aggregate-tables.js';
export { type AuditEntry, type AuditNote, auditStatement } from './audit-note.js';
export {
  Column,
  DayColumn,
  IdColumn,
  IdsColumn,
  IndexedByName,
  InstantColumn,
  KeyColumn,
  MinorUnitsColumn,
  OneAtATime,
  PeriodColumn,
  Recorded,
} from './columns.js';
export { accompany, type Companion, companionOf } from './companions.js';
export { Connection, openPool, type Pool, type PoolClient } from './connection.js';
export type { ContextDatabase, Personal, Retained } from './context-database.js';
export { dataSource, openApplicationPool } from './data-source.js';
export { CONTEXT_DATABASES, DATABASE_ADDRESS, DatabaseModule } from './database.module.js';
export { LOCKS } from './locks.js';
export { isMigrated, migrate } from './migrate.js';
export { OUTBOX_CHANNEL } from './outbox-wake.js';
export { platformDatabase } from './platform.database.js';
export { READ_ROLE } from './read-grants.js';
export { rows, rowsAmong } from './rows.js';
export type { Statement } from './table.js';
export { type Asking, looking, type Standing, Standings } from './standings.js';
export { type Pointer, Transaction } from './transaction.js';
export { commitsOf, makePartOf, OutcomeUnknown, UnitOfWork } from './unit-of-work.js';
export { violatedConstraint } from './database-errors.js';
