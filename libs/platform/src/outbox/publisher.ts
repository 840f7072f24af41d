import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type CloudEvent, type Consumer, EVENT_NAMES, heardBy } from '@talkoot/contracts';
import { AuditChain } from '../audit/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { Connection, DATABASE_ADDRESS, LOCKS, OUTBOX_CHANNEL } from '../database/index.js';
import { Log } from '../logging/index.js';
import { Queues } from '../queue/index.js';
import { type EventRow, toCloudEvent } from './event-row.js';

const BATCH = 500;
const POLL_MS = 1_000;
const LONGEST_REDELIVERY_SECONDS = 3_600;

/**
 * Moves committed events to the queues of those who listen. It holds one connection with an advisory lock; another publisher
 * waits as a stand-by. It may die between any two lines: what got a position has its deliveries (one statement), and a delivery
 * that its consumer has not recorded in time is queued again: after a longer wait each time, unless the queues lost it. It gives audit
 * entries their places as well: the same lock, the same reason.
 */
@Injectable()
export class Publisher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** The pairs of event and consumer, as two parallel arrays for SQL. */
  private readonly subscriptions = EVENT_NAMES.flatMap((name) => heardBy(name).map((consumer) => ({ name, consumer })));
  private readonly audit: AuditChain;
  private stopping = false;
  private running: Promise<void> | undefined;
  private wake: () => void = () => undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASE_ADDRESS) private readonly databaseAddress: string,
    private readonly queues: Queues,
    private readonly log: Log,
  ) {
    this.audit = new AuditChain(config.AUDIT_KEY, log);
  }

  onApplicationBootstrap(): void {
    this.queues.use();
    this.running = this.keepPublishing();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  /** A lost connection loses the lock as well, so everything starts anew. */
  private async keepPublishing(): Promise<void> {
    while (!this.isStopping()) {
      // oxlint-disable-next-line no-await-in-loop -- one connection at a time, each after the end of the last
      await this.publishOnOneConnection().catch((error: unknown) => {
        this.log.warn({ event: 'publisher.interrupted', err: error });
        return this.pause();
      });
    }
  }

  private async publishOnOneConnection(): Promise<void> {
    const client = new Connection({
      connectionString: this.databaseAddress,
      application_name: 'talkoot-publisher',
    });
    client.on('error', () => this.wake());
    client.on('notification', () => this.wake());
    await client.connect();
    try {
      /* oxlint-disable no-await-in-loop -- a loop in time, not over rows */
      while (!this.isStopping() && !(await this.becomeThePublisher(client))) await this.pause();
      if (this.isStopping()) return;
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      this.log.info({ event: 'publisher.started' });
      let queues: string | undefined;
      while (!this.isStopping()) {
        const positioned = await this.givePositions(client);
        const incarnation = await this.queues.incarnation();
        if (incarnation !== queues) await this.takeAllBack(client);
        queues = incarnation;
        const dispatched = await this.dispatchDue(client);
        const isMoreToChain = await this.audit.go(client);
        if (positioned < BATCH && dispatched < BATCH && !isMoreToChain) await this.pause();
      }
      /* oxlint-enable no-await-in-loop */
    } finally {
      await client.end();
    }
  }

  /** Asked anew after every await. */
  private isStopping(): boolean {
    return this.stopping;
  }

  private async becomeThePublisher(client: Connection): Promise<boolean> {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
      LOCKS.publisher,
    ]);
    return rows[0]?.locked ?? false;
  }

  /** Gives committed events their place in the stream and notes who has to hear of them; one statement, so all or nothing. */
  private async givePositions(client: Connection): Promise<number> {
    const { rows } = await client.query<{ positioned: number }>({
      name: 'give-positions',
      text: `
        WITH last AS (SELECT coalesce(max(position), 0) AS position FROM platform.event),
        batch AS (
          SELECT id, name, row_number() OVER (ORDER BY sequence) AS place
          FROM (SELECT id, name, sequence FROM platform.event WHERE position IS NULL ORDER BY sequence LIMIT $1) AS unpublished),
        positioned AS (
          UPDATE platform.event AS e SET position = last.position + batch.place
          FROM batch, last WHERE e.id = batch.id RETURNING 1),
        deliveries AS (
          INSERT INTO platform.delivery (event_id, consumer)
          SELECT batch.id, s.consumer FROM batch JOIN unnest($2::text[], $3::text[]) AS s(name, consumer) USING (name))
        SELECT count(*)::int AS positioned FROM positioned`,
      values: [BATCH, this.subscriptions.map(({ name }) => name), this.subscriptions.map(({ consumer }) => consumer)],
    });
    return rows[0]?.positioned ?? 0;
  }

  /**
   * Queues the deliveries that are due. The next attempt is dated before the queue is asked: if this process dies in between,
   * or the queue loses the job, the delivery falls due again.
   */
  private async dispatchDue(client: Connection): Promise<number> {
    const { rows } = await client.query<EventRow & { consumer: Consumer; attempt: number }>({
      name: 'dispatch-due',
      text: `
        WITH due AS (
          SELECT event_id, consumer FROM platform.delivery
          WHERE processed_at IS NULL AND due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED),
        taken AS (
          UPDATE platform.delivery AS d
          SET attempts = attempts + 1,
            due_at = now() + make_interval(secs => least($2 * power(2, least(attempts, 20)), $3))
          FROM due WHERE d.event_id = due.event_id AND d.consumer = due.consumer
          RETURNING d.event_id, d.consumer, d.attempts)
        SELECT taken.consumer, taken.attempts AS attempt, e.*
        FROM taken JOIN platform.event AS e ON e.id = taken.event_id ORDER BY e.position`,
      values: [
        BATCH,
        this.config.REDELIVER_SECONDS,
        Math.max(LONGEST_REDELIVERY_SECONDS, this.config.REDELIVER_SECONDS),
      ],
    });
    try {
      await this.queues.dispatch(
        rows.map((row) => ({ consumer: row.consumer, attempt: row.attempt, event: this.envelope(row) })),
      );
    } catch (error) {
      await this.takeBack(client, rows);
      throw error;
    }
    return rows.length;
  }

  /**
   * A queue that is away has had no attempt: else a long outage would put the deliveries off for as long again. Where it took
   * a job nevertheless, the next one bears the same id, and is dropped.
   */
  private async takeBack(client: Connection, rows: readonly { id: string; consumer: Consumer }[]): Promise<void> {
    await client.query(
      `UPDATE platform.delivery AS d SET attempts = d.attempts - 1, due_at = now()
       FROM unnest($1::uuid[], $2::text[]) AS t(event_id, consumer)
       WHERE d.event_id = t.event_id AND d.consumer = t.consumer`,
      [rows.map(({ id }) => id), rows.map(({ consumer }) => consumer)],
    );
  }

  /**
   * What queues that came back empty had taken is due at once, and no consumer has failed at it. So it is where another publisher
   * takes over: the last one may have died before it queued what it had dated. Where a job is still there, the next one bears its id.
   */
  private async takeAllBack(client: Connection): Promise<void> {
    const { rowCount } = await client.query(
      `UPDATE platform.delivery SET attempts = attempts - 1, due_at = now()
       WHERE processed_at IS NULL AND attempts > 0 AND due_at > now()`,
    );
    if (rowCount) this.log.info({ event: 'publisher.took-back', deliveries: rowCount });
  }

  private envelope(row: EventRow): CloudEvent {
    return toCloudEvent(row, this.config.PUBLIC_URL);
  }

  /** Until somebody wakes it, at most the polling interval. */
  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
