import type { Connection } from '../database/index.js';
import { BEGINNING, type Checkpoint, ChainWalk, type Fault, isSealed, type Link } from './chain.js';

/** Entries at a time: memory stays bounded however long the chain is. */
const BATCH = 1000;

interface LinkRow {
  readonly sequence: string;
  readonly previous: string;
  readonly hash: string;
  readonly text: string;
  readonly is_content_whole: boolean;
}

interface CheckpointRow extends Omit<Checkpoint, 'sequence' | 'mac'> {
  readonly sequence: string;
  readonly mac: string | null;
}

/** What a walk through the stored chain came to. */
export interface Verdict {
  readonly entries: number;
  readonly end: { readonly sequence: number; readonly hash: string };
  readonly fault: Fault | undefined;
  /** Checkpoints before this entry were made without a key, which is no fault: the key was set later. */
  readonly unsealedBefore: number | undefined;
  /** Entries that have no place yet, and for how long the oldest has waited. */
  readonly waiting: { readonly count: number; readonly seconds: number };
}

interface Period {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Only those that follow this entry. */
  readonly after?: number | undefined;
}

/** The entries in their order, a batch at a time. */
export async function* links(
  connection: Connection,
  { since, until, after: start = 0 }: Period = {},
): AsyncGenerator<Link[]> {
  let after = String(start);
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one batch at a time
    const { rows } = await connection.query<LinkRow>(
      `SELECT e.sequence, e.previous_hash AS previous, e.hash, platform.audit_text(e) AS text,
         e.content_hash IS NOT DISTINCT FROM platform.audit_content(e.events) AS is_content_whole
       FROM platform.audit_entry e
       WHERE e.sequence > $1 AND ($2::timestamptz IS NULL OR e.chained_at >= $2) AND ($3::timestamptz IS NULL OR e.chained_at < $3)
       ORDER BY e.sequence LIMIT ${BATCH}`,
      [after, since ?? null, until ?? null],
    );
    if (rows.length > 0)
      yield rows.map(({ sequence, is_content_whole: isContentWhole, ...rest }) => ({
        ...rest,
        sequence: Number(sequence),
        isContentWhole,
      }));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.sequence;
  }
}

/** Walks the whole chain, with its checkpoints, as it stands at one moment. */
export function verifyStored(
  connection: Connection,
  { key, head, progress }: { key: string | undefined; head: string | undefined; progress: (entries: number) => void },
): Promise<Verdict> {
  return atOneMoment(connection, () => walk(connection, key, head, progress));
}

/** Walks from the newest checkpoint to the end: that takes a moment, however long the chain is. */
export function verifyNewest(connection: Connection, key: string | undefined): Promise<Verdict> {
  return atOneMoment(connection, () => walkNewest(connection, key));
}

async function atOneMoment<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await connection.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await work();
  } finally {
    await connection.query('ROLLBACK');
  }
}

async function walkNewest(connection: Connection, key: string | undefined): Promise<Verdict> {
  const [[head], [removed]] = [
    await checkpointsAfter(connection, 'head', -1, 'DESC'),
    await checkpointsAfter(connection, 'removed', -1, 'DESC'),
  ];
  const base = head && removed && removed.sequence > head.sequence ? removed : (head ?? removed);
  const walked = new ChainWalk(base ?? { sequence: 0, hash: BEGINNING });
  const kept = await Checkpoints.of(connection, key);
  let fault = base && (await kept.broken(base));
  let entries = 0;
  for await (const batch of links(connection, { after: base?.sequence })) {
    for (const link of batch) fault ??= walked.next(link);
    entries += batch.length;
    if (fault) break;
  }
  fault ??= walked.finish(await newestKnown(connection));
  const { end } = walked;
  return { entries, end, fault, unsealedBefore: kept.unsealedBefore(end), waiting: await waiting(connection) };
}

async function walk(
  connection: Connection,
  key: string | undefined,
  head: string | undefined,
  progress: (entries: number) => void,
): Promise<Verdict> {
  const removed = await checkpointsAfter(connection, 'removed', -1, 'DESC');
  const [base] = removed;
  const walked = new ChainWalk(base ?? { sequence: 0, hash: BEGINNING }, head);
  const kept = await Checkpoints.of(connection, key);
  let fault = base && (await kept.broken(base));
  let entries = 0;
  for await (const batch of links(connection)) {
    for (const link of batch) {
      // oxlint-disable-next-line no-await-in-loop -- asks the database once in a thousand checkpoints
      fault ??= walked.next(link) ?? (await kept.disagreeing(link));
      if (fault) break;
      entries += 1;
    }
    progress(entries);
    if (fault) break;
  }
  fault ??=
    walked.finish(await newestKnown(connection)) ??
    (await kept.beyond(walked.end.sequence)) ??
    (await wrongSubjects(connection));
  const { end } = walked;
  return { entries, end, fault, unsealedBefore: kept.unsealedBefore(end), waiting: await waiting(connection) };
}

/**
 * The table by which entries are found by what they are about follows from entries and events: the first entry of which it has too little
 * or too much. The database compares all at once, on its disk where memory is too small.
 */
async function wrongSubjects(connection: Connection): Promise<Fault | undefined> {
  const { rows } = await connection.query<{ sequence: string | null }>(
    `SELECT min(sequence) AS sequence
     FROM (
       SELECT subject_id, sequence FROM platform.audit_entry WHERE subject_id IS NOT NULL
       UNION
       SELECT v.aggregate_id, e.sequence FROM platform.audit_entry e JOIN platform.event v ON v.id = ANY (e.events)
     ) AS told
     FULL JOIN platform.audit_subject AS found USING (subject_id, sequence)
     WHERE told.sequence IS NULL OR found.sequence IS NULL`,
  );
  const sequence = rows[0]?.sequence ?? undefined;
  return sequence === undefined
    ? undefined
    : {
        sequence: Number(sequence),
        what: 'is not found by what it is about: a row of audit_subject was removed or added',
      };
}

/** The checkpoints in their order, held against the chain as the walk comes by. */
class Checkpoints {
  private ahead: readonly Checkpoint[] = [];
  private last = -1;
  private isAtEnd = false;

  private isAnyUnsealed = false;

  private constructor(
    private readonly connection: Connection,
    private readonly key: string | undefined,
    /** The entry of the first checkpoint with a seal. */
    private readonly firstSealed: number | undefined,
  ) {}

  static async of(connection: Connection, key: string | undefined): Promise<Checkpoints> {
    const { rows } = await connection.query<{ first: string | null }>(
      `SELECT min(sequence) AS first FROM platform.audit_checkpoint WHERE kind = 'head' AND mac IS NOT NULL`,
    );
    const first = rows[0]?.first ?? undefined;
    return new Checkpoints(connection, key, first === undefined ? undefined : Number(first));
  }

  unsealedBefore({ sequence }: { readonly sequence: number }): number | undefined {
    return this.isAnyUnsealed ? (this.firstSealed ?? sequence + 1) : undefined;
  }

  async disagreeing({ sequence, hash }: Link): Promise<Fault | undefined> {
    // oxlint-disable-next-line no-await-in-loop -- as above
    for (let next = await this.upTo(sequence); next; next = await this.upTo(sequence)) {
      this.ahead = this.ahead.slice(1);
      // oxlint-disable-next-line no-await-in-loop -- asks the database of a removal alone
      const broken = await this.broken(next);
      if (broken) return broken;
      if (next.sequence === sequence && next.hash !== hash)
        return {
          sequence,
          what: `is not what it was at the checkpoint of ${next.at}: it and what follows were replaced`,
        };
    }
    return undefined;
  }

  /** Any that knows of more entries than there are. */
  async beyond(sequence: number): Promise<Fault | undefined> {
    const [found] = await checkpointsAfter(this.connection, 'head', sequence, 'DESC');
    return (
      found && {
        sequence: sequence + 1,
        what: `and those after it were removed: at ${found.at} there were ${found.sequence}`,
      }
    );
  }

  async broken(checkpoint: Checkpoint): Promise<Fault | undefined> {
    if (this.key === undefined || isSealed(this.key, checkpoint)) return undefined;
    if (checkpoint.mac === undefined && (await this.isFromBefore(checkpoint))) {
      this.isAnyUnsealed = true;
      return undefined;
    }
    return {
      sequence: checkpoint.sequence,
      what: `has a checkpoint (${checkpoint.kind}, ${checkpoint.at}) that was not made with the key in AUDIT_KEY`,
    };
  }

  /** Whether it is older than the first seal. Of a removal its entry tells, which that seal covers. */
  private async isFromBefore({ kind, sequence }: Checkpoint): Promise<boolean> {
    if (this.firstSealed === undefined) return true;
    if (kind === 'head') return sequence < this.firstSealed;
    const { rows } = await this.connection.query(
      `SELECT FROM platform.audit_entry
       WHERE action = 'audit.removed' AND sequence <= $1 AND detail ->> 'last' = $2 LIMIT 1`,
      [this.firstSealed, String(sequence)],
    );
    return rows.length > 0;
  }

  private async upTo(sequence: number): Promise<Checkpoint | undefined> {
    if (this.ahead.length === 0 && !this.isAtEnd) {
      this.ahead = await checkpointsAfter(this.connection, 'head', this.last, 'ASC');
      this.last = this.ahead.at(-1)?.sequence ?? this.last;
      this.isAtEnd = this.ahead.length < BATCH;
    }
    const [next] = this.ahead;
    return next && next.sequence <= sequence ? next : undefined;
  }
}

async function checkpointsAfter(
  connection: Connection,
  kind: Checkpoint['kind'],
  sequence: number,
  order: 'ASC' | 'DESC',
): Promise<Checkpoint[]> {
  const { rows } = await connection.query<CheckpointRow>(
    `SELECT kind, sequence, hash, at, mac FROM platform.audit_checkpoint
     WHERE kind = $1 AND sequence > $2 ORDER BY sequence ${order} LIMIT ${BATCH}`,
    [kind, sequence],
  );
  return rows.map(({ mac, ...row }) => ({ ...row, sequence: Number(row.sequence), ...(mac !== null && { mac }) }));
}

/** The newest entry, as it is noted beside the chain. */
export async function newestKnown(connection: Connection): Promise<{ sequence: number; hash: string }> {
  const { rows } = await connection.query<{ sequence: string; hash: string }>(
    'SELECT sequence, hash FROM platform.audit_head',
  );
  const [head] = rows;
  return { sequence: Number(head?.sequence ?? 0), hash: head?.hash ?? BEGINNING };
}

async function waiting(connection: Connection): Promise<Verdict['waiting']> {
  const { rows } = await connection.query<{ count: number; seconds: number }>(
    `SELECT count(*)::int AS count, coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at)), 0)::int AS seconds
     FROM platform.audit_waiting`,
  );
  return rows[0] ?? { count: 0, seconds: 0 };
}
