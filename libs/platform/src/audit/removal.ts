import { newUuid } from '@talkoot/contracts';
import { type Connection, LOCKS } from '../database/index.js';
import { keepCheckpoint } from './audit-chain.js';

/** Entries at a time; each time is a transaction, which leaves a chain that verifies. */
const BATCH = 10_000;

/** What was removed: all from the first to the last entry. */
export interface Removed {
  readonly first: number;
  readonly last: number;
}

interface Stretch {
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * Removes the oldest entries, all that were made before the moment, and leaves a checkpoint from which the rest verifies. Only the owner
 * of the database can: the connection is the owner's.
 */
export async function removeBefore(
  connection: Connection,
  moment: string,
  key: string | undefined,
): Promise<Removed | undefined> {
  let removed: Removed | undefined;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one batch at a time
    const batch = await removeBatch(connection, moment, key);
    if (!batch) return removed;
    removed = { first: removed?.first ?? batch.first, last: batch.last };
  }
}

async function removeBatch(connection: Connection, moment: string, key: string | undefined) {
  await connection.query('BEGIN');
  try {
    await connection.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.audit]);
    const { rows } = await connection.query<Stretch>(
      `SELECT min(sequence) AS first, max(sequence) AS last FROM (
         SELECT sequence FROM platform.audit_entry
         WHERE sequence < coalesce((SELECT min(sequence) FROM platform.audit_entry WHERE chained_at >= $1), 9223372036854775807)
         ORDER BY sequence LIMIT ${BATCH}) AS oldest`,
      [moment],
    );
    const [stretch] = rows;
    if (!stretch || stretch.first === null || stretch.last === null) {
      await connection.query('ROLLBACK');
      return undefined;
    }
    const { rows: kept } = await connection.query<{ hash: string }>(
      'SELECT hash FROM platform.audit_entry WHERE sequence = $1',
      [stretch.last],
    );
    const removed = { first: Number(stretch.first), last: Number(stretch.last) };
    await keepCheckpoint(connection, key, { kind: 'removed', sequence: removed.last, hash: kept[0]?.hash ?? '' });
    for (const table of ['audit_subject', 'audit_entry'])
      // oxlint-disable-next-line no-await-in-loop -- two tables
      await connection.query(`DELETE FROM platform.${table} WHERE sequence <= $1`, [stretch.last]);
    await connection.query(
      `INSERT INTO platform.audit_waiting (id, action, outcome, detail, events, address, origin, request_id, occurred_at)
       VALUES ($1, 'audit.removed', 'done', $2, '{}', 'none', 'job', $3, clock_timestamp())`,
      [newUuid(), JSON.stringify({ ...removed, before: moment }), newUuid()],
    );
    await connection.query('COMMIT');
    return removed;
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  }
}
