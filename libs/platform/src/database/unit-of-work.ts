import { Injectable } from '@nestjs/common';
import { type EventId, EVENTS, type Operation, type RecordedEvent, uuidOf } from '@talkoot/contracts';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { OutboxWake } from './outbox-wake.js';

/** Rows of a statement whose columns the caller knows; the one place where SQL's answer gets its type. */
export async function rows<Row>(
  executor: Pick<EntityManager, 'query'>,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const answer: unknown = await executor.query(sql, parameters);
  return answer as Row[];
}

/** What belongs to a transaction however it is handed on. */
interface Shared {
  hasEvents: boolean;
  readonly closing: Map<string, (transaction: Transaction) => Promise<void>>;
}

/** One transaction of one operation: everything in it is kept together with its events, or nothing is. */
export class Transaction {
  constructor(
    readonly manager: EntityManager,
    readonly operation: Operation,
    private readonly shared: Shared = { hasEvents: false, closing: new Map() },
  ) {}

  /** Whether anything was recorded, so that the publisher has something to fetch. */
  get hasEvents(): boolean {
    return this.shared.hasEvents;
  }

  /** The same transaction for what follows from one of its events: whatever is recorded through it names that event as its cause. */
  causedBy(event: EventId): Transaction {
    return new Transaction(this.manager, { ...this.operation, cause: event }, this.shared);
  }

  /** Does this once when all else in the transaction is done, for each key; it may still refuse the whole. */
  beforeCommit(key: string, work: (transaction: Transaction) => Promise<void>): void {
    this.shared.closing.set(key, work);
  }

  /** Does what was left for the end. */
  async close(): Promise<void> {
    for (const [key, work] of this.shared.closing) {
      this.shared.closing.delete(key);
      // oxlint-disable-next-line no-await-in-loop -- in the order in which they were asked for, on one connection
      await work(this);
    }
  }

  rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.manager, sql, parameters);
  }

  /**
   * Inserts the events and marks the transaction with the last one, by which the history says why a row was replaced.
   * Call it before the rows that the events tell of are written.
   */
  async record(events: readonly RecordedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    this.shared.hasEvents = true;
    const { viewer, origin, requestId, cause, traceParent, now } = this.operation;
    await this.rows(
      `WITH inserted AS (
         INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility,
           occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent)
         SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility,
           $2, $3, $4, $5, $6, $7, $8
         FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb,
           organisations uuid[], visibility text, place int)
         ORDER BY e.place)
       SELECT set_config('talkoot.event_id', $9, true)`,
      [
        JSON.stringify(events.map(eventRow)),
        now.toString(),
        origin,
        viewer.person ? uuidOf(viewer.person) : null,
        viewer.organisation ? uuidOf(viewer.organisation) : null,
        requestId,
        cause ? uuidOf(cause) : null,
        traceParent ?? null,
        uuidOf(last.id),
      ],
    );
  }

  /** Inserts the rows and updates those that are there, in one statement per thousand; an unchanged row is left alone. */
  async upsert<E extends ObjectLiteral>(entity: EntityTarget<E>, entities: readonly E[]): Promise<void> {
    for (let start = 0; start < entities.length; start += 1000) {
      // oxlint-disable-next-line no-await-in-loop -- one statement after the other, parts of one batch on one connection
      await this.manager
        .createQueryBuilder()
        .insert()
        .into(entity)
        .values(entities.slice(start, start + 1000))
        .orUpdate(updatedColumns(this.manager, entity), ['id'], { skipUpdateIfNoValuesChanged: true })
        .returning([])
        .execute();
    }
  }
}

function updatedColumns<E extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<E>): string[] {
  return manager.dataSource
    .getMetadata(entity)
    .columns.filter((column) => !column.isPrimary && column.isUpdate)
    .map((column) => column.databaseName);
}

function eventRow(event: RecordedEvent, place: number): object {
  const declaration: { data: z.ZodType; visibility: string } = EVENTS[event.name];
  return {
    place,
    id: uuidOf(event.id),
    name: event.name,
    kind: EVENTS[event.name].aggregate,
    aggregate: uuidOf(event.aggregate),
    version: event.version,
    data: z.encode(declaration.data, event.data),
    organisations: event.organisations.map(uuidOf),
    visibility: event.restricted ? 'concerned' : declaration.visibility,
  };
}

/** serialization_failure, deadlock_detected: the same work may go through when tried again. */
const RETRIED = new Set(['40001', '40P01']);
const MOST_TRIES = 4;

/** Runs a piece of work in one transaction, with its events; what runs in it may be run again after a deadlock. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly source: DataSource,
    private readonly wake: OutboxWake,
  ) {}

  async run<T>(operation: Operation, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- each try follows the failure of the one before
        return await this.once(operation, work);
      } catch (error) {
        if (attempt === MOST_TRIES || !RETRIED.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  private async once<T>(operation: Operation, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const { answer, hasEvents } = await this.source.transaction(async (manager) => {
      const transaction = new Transaction(manager, operation);
      const done = await work(transaction);
      await transaction.close();
      return { answer: done, hasEvents: transaction.hasEvents };
    });
    if (hasEvents) this.wake.soon();
    return answer;
  }
}

/** The SQLSTATE of a failed statement. */
function sqlState(error: unknown): string | undefined {
  return driverText(error, 'code');
}

/** The constraint that a failed statement met. */
export function violatedConstraint(error: unknown): string | undefined {
  return driverText(error, 'constraint');
}

function driverText(error: unknown, field: 'code' | 'constraint'): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const driver: unknown = error.driverError;
  const value: unknown = typeof driver === 'object' && driver !== null ? Reflect.get(driver, field) : undefined;
  return typeof value === 'string' ? value : undefined;
}
