import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Clock, type LocalDate } from '@talkoot/contracts';
import { AuditTrail } from '../audit/index.js';
import { jobOperation } from '../auth/index.js';
import { CONFIG, type Config } from '../config/index.js';
import {
  CONTEXT_DATABASES,
  type ContextDatabase,
  type Retained,
  type Transaction,
  UnitOfWork,
} from '../database/index.js';
import { Log } from '../logging/index.js';
import { Pace } from '../process/pace.js';

const POLL_MS = 60_000;
/** Rows in one transaction: each is short, and several processes share the work. */
const AT_MOST = 500;

/** What a rule removed, or would. */
export interface Removal {
  readonly what: string;
  readonly rows: number;
}

/** What is kept elsewhere than in tables, such as in a folder. */
export interface RetainedElsewhere {
  /** Removes what is older, or counts it; undefined: nothing is to be removed. */
  remove(today: LocalDate, dryRun: boolean): Promise<Removal | undefined>;
}

/**
 * Removes what is kept for a time only, once a day, as the contexts declare it. Any number of processes may: what one has taken the
 * others leave to it, and one that dies has removed whole batches.
 */
@Injectable()
export class Retention implements BeforeApplicationShutdown {
  private readonly pace = new Pace(POLL_MS);
  private readonly elsewhere: RetainedElsewhere[] = [];
  private doneOn: string | undefined;

  constructor(
    @Inject(CONTEXT_DATABASES) private readonly databases: readonly ContextDatabase[],
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  register(elsewhere: RetainedElsewhere): void {
    this.elsewhere.push(elsewhere);
  }

  start(): void {
    this.pace.keep(async () => {
      const today = this.clock.today().toString();
      if (this.doneOn === today) return false;
      try {
        await this.run();
        this.doneOn = today;
      } catch (error) {
        this.log.error({ event: 'retention.failed', err: error });
      }
      return false;
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.pace.end();
  }

  /** Removes what is over; `dryRun`: only counts it. */
  async run({ dryRun = false } = {}): Promise<Removal[]> {
    const removals: Removal[] = [];
    /* oxlint-disable no-await-in-loop -- a rule after the other, for a later one may need the earlier */
    for (const rule of this.rules) {
      const before = this.dayBefore(rule);
      if (!before) continue;
      removals.push({ what: rule.what, rows: await (dryRun ? this.count(rule, before) : this.remove(rule, before)) });
    }
    for (const each of this.elsewhere) removals.push(...[(await each.remove(this.clock.today(), dryRun)) ?? []].flat());
    /* oxlint-enable no-await-in-loop */
    const removed = removals.filter(({ rows }) => rows > 0);
    if (!dryRun && removed.length > 0) {
      this.log.info({ event: 'retention.removed', removed });
      await this.audit.note(jobOperation(this.clock, 'retention.removed'), {
        action: 'retention.removed',
        outcome: 'done',
        detail: { removed },
      });
    }
    return removals;
  }

  private get rules(): Retained[] {
    return this.databases.flatMap(({ retained = [] }) => retained);
  }

  private dayBefore({ days }: Retained): LocalDate | undefined {
    const kept = typeof days === 'number' ? days : this.config[days];
    return kept === undefined ? undefined : this.clock.today().minusDays(kept);
  }

  private count({ table, over }: Retained, before: LocalDate): Promise<number> {
    return this.unitOfWork.run(jobOperation(this.clock, 'retention.removed'), async (transaction) => {
      const [found] = await transaction.rows<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${table} AS each WHERE ${over}`,
        [before.toString()],
      );
      return found?.count ?? 0;
    });
  }

  private async remove(rule: Retained, before: LocalDate): Promise<number> {
    for (let removed = 0; ;) {
      // oxlint-disable-next-line no-await-in-loop -- a batch after the other
      const batch = await this.unitOfWork.run(jobOperation(this.clock, 'retention.removed'), (transaction) =>
        take(transaction, rule, before),
      );
      removed += batch;
      if (batch < AT_MOST) return removed;
    }
  }
}

async function take(transaction: Transaction, { table, over, sets }: Retained, before: LocalDate): Promise<number> {
  const what = sets ? `UPDATE ${table} SET ${sets}` : `DELETE FROM ${table}`;
  const [found] = await transaction.rows<{ count: number }>(
    `WITH ended AS (SELECT each.id FROM ${table} AS each WHERE ${over} LIMIT ${AT_MOST} FOR UPDATE SKIP LOCKED),
     taken AS (${what} WHERE id IN (SELECT id FROM ended) RETURNING id)
     SELECT count(*)::int AS count FROM taken`,
    [before.toString()],
  );
  return found?.count ?? 0;
}
