import type { Connection } from '../database/index.js';
import type { Log } from '../logging/index.js';
import { type Checkpoint, macOf } from './chain.js';
import { newestKnown } from './stored-chain.js';

/** Entries at a time. */
const BATCH = 500;

/** A checkpoint follows this number of entries, or this time when there is a new entry. */
const ENTRIES_BETWEEN = 1000;
const MILLISECONDS_BETWEEN = 10 * 60_000;

/** Gives entries their places in the chain, for the one publisher, and notes its head in a second place and in the log. */
export class AuditChain {
  private noted: { readonly sequence: number; readonly at: number } | undefined;

  constructor(
    private readonly key: string | undefined,
    private readonly log: Log,
  ) {}

  /** Whether more may wait. What goes wrong here keeps no event from being published. */
  async go(connection: Connection): Promise<boolean> {
    try {
      const { rows } = await connection.query<{ chained: number }>({
        name: 'chain-audit',
        text: 'SELECT platform.chain_audit($1) AS chained',
        values: [BATCH],
      });
      const chained = rows[0]?.chained ?? 0;
      if (chained > 0 || !this.noted) await this.note(connection);
      return chained === BATCH;
    } catch (error) {
      this.log.error({ event: 'audit.chain-failed', err: error });
      return false;
    }
  }

  /** The first one follows the start, so that what happened before is in the log as well. */
  private async note(connection: Connection): Promise<void> {
    const { sequence, hash } = await newestKnown(connection);
    const isDue =
      !this.noted ||
      sequence - this.noted.sequence >= ENTRIES_BETWEEN ||
      Date.now() - this.noted.at >= MILLISECONDS_BETWEEN;
    if (!isDue || sequence === 0) return;
    const isKept = await keepCheckpoint(connection, this.key, { kind: 'head', sequence, hash });
    // One that was there may have no seal of this key: then the next entry has one at once.
    this.noted = { sequence, at: isKept ? Date.now() : 0 };
    this.log.info({ event: 'audit.checkpoint', sequence, hash });
  }
}

/** False: the place has one, which stays. */
export async function keepCheckpoint(
  connection: Connection,
  key: string | undefined,
  place: Pick<Checkpoint, 'kind' | 'sequence' | 'hash'>,
): Promise<boolean> {
  const checkpoint = { ...place, at: new Date().toISOString() };
  const { kind, sequence, hash, at } = checkpoint;
  const { rowCount } = await connection.query(
    `INSERT INTO platform.audit_checkpoint (kind, sequence, hash, at, mac) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [kind, sequence, hash, at, key === undefined ? null : macOf(key, checkpoint)],
  );
  return rowCount === 1;
}
