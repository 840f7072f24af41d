import type { EntityManager } from 'typeorm';
import { rows } from '../database/index.js';

/** Seconds. An entry gets its place within about one; when one waits longer than this, nobody gives places. */
export const LONGEST_WAIT = 60;

/** Whether the entry that came first among those without a place waits too long. */
export async function areEntriesLate(manager: EntityManager): Promise<boolean> {
  const [oldest] = await rows<{ late: boolean }>(
    manager,
    `SELECT recorded_at < clock_timestamp() - make_interval(secs => $1) AS late
     FROM platform.audit_waiting ORDER BY arrival LIMIT 1`,
    [LONGEST_WAIT],
  );
  return oldest?.late ?? false;
}
