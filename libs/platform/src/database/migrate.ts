import type { DataSource } from 'typeorm';
import type { ContextDatabase } from './context-database.js';
import { LOCKS } from './locks.js';
import { indexNames } from './name-indexes.js';
import { grantReads } from './read-grants.js';
import { rows } from './rows.js';

/**
 * Brings the database to this release, one process at a time; the others wait and then find nothing to do. Each migration is
 * a transaction of its own, so that a crash leaves whole ones only. Returns the names of those that ran.
 */
export async function migrate(source: DataSource, contexts: readonly ContextDatabase[]): Promise<string[]> {
  const lock = source.createQueryRunner();
  try {
    // Another process may migrate for long; only the migrations themselves give up when they wait for a lock.
    await lock.query('SET lock_timeout = 0');
    await lock.query(`SELECT pg_advisory_lock(${LOCKS.migration})`);
    await lock.query('CREATE SCHEMA IF NOT EXISTS platform');
    const ran = await source.runMigrations({ transaction: 'each' });
    await indexNames(source);
    await requireHistory(source, contexts);
    await grantReads(source, contexts);
    await requirePersonal(source, contexts);
    return ran.map(({ name }) => name);
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(${LOCKS.migration})`).catch(() => undefined);
    await lock.release();
  }
}

/** Whether every migration of this release has run; a process that finds it false is not ready. */
export async function isMigrated(source: DataSource): Promise<boolean> {
  return !(await source.showMigrations());
}

/** Throws unless every table of the contexts keeps its history or says why not. */
async function requireHistory(source: DataSource, contexts: readonly ContextDatabase[]): Promise<void> {
  const without = await rows<{ table: string }>(
    source.manager,
    `SELECT n.nspname || '.' || c.relname AS table
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY ($1)
       AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'history')
     ORDER BY 1`,
    [contexts.map(({ schema }) => schema).filter((schema) => schema !== 'platform')],
  );
  const excused = new Set(contexts.flatMap(({ withoutHistory }) => Object.keys(withoutHistory)));
  const forgotten = without.map(({ table }) => table).filter((table) => !excused.has(table));
  if (forgotten.length > 0) throw new Error(`Tables without history: ${forgotten.join(', ')}`);
}

/** Throws unless the contexts say of every column that refers to a person what it holds, and what becomes of it when the person is erased. */
async function requirePersonal(source: DataSource, contexts: readonly ContextDatabase[]): Promise<void> {
  const found = await rows<{ column: string }>(
    source.manager,
    `SELECT DISTINCT format('%s.%s.%s', n.nspname, c.relname, a.attname) AS column
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
     LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND a.attnum = ANY (f.conkey) AND f.contype = 'f'
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = ANY ($1)
       AND (a.attname = 'person_id' OR f.confrelid = to_regclass('identity.person'))
     ORDER BY 1`,
    [contexts.map(({ schema }) => schema)],
  );
  const declared = new Set(contexts.flatMap(({ personal = {} }) => Object.keys(personal)));
  const forgotten = found.map(({ column }) => column).filter((column) => !declared.has(column));
  if (forgotten.length > 0) throw new Error(`Nobody says what becomes of it for a person: ${forgotten.join(', ')}`);
}
