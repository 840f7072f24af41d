import {
  type EventDeclaration,
  EVENTS,
  type EventId,
  type Operation,
  type RecordedEvent,
  uuidOf,
} from '@talkoot/contracts';
import type { EntityManager, EntityTarget, FindManyOptions, ObjectLiteral } from 'typeorm';
import { z } from 'zod';
import { Connection } from './connection.js';
import { keptColumns, KnownRows } from './known-rows.js';

/** Rows of a statement whose columns the caller knows; the one place where SQL's answer gets its type. */
export async function rows<Row>(
  executor: Pick<EntityManager, 'query'>,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const answer: unknown = await executor.query(sql, parameters);
  return answer as Row[];
}

/** One statement, however many events; it is prepared, since every change sends it. */
const RECORD = `
  WITH inserted AS (
    INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility,
      occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent)
    SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility,
      $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8
    FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb,
      organisations uuid[], visibility text, in_person boolean, place int)
    ORDER BY e.place)
  SELECT set_config('talkoot.event_id', $9, true)`;

/** What belongs to a transaction however it is handed on. */
interface Shared {
  /** The statements that record events, sent but not waited for. */
  readonly recording: Promise<unknown>[];
  readonly closing: Map<string, (transaction: Transaction) => Promise<void>>;
  readonly known: KnownRows;
}

/** One transaction of one operation: everything in it is kept together with its events, or nothing is. */
export class Transaction {
  constructor(
    readonly manager: EntityManager,
    readonly operation: Operation,
    private readonly shared: Shared = { recording: [], closing: new Map(), known: new KnownRows() },
  ) {}

  /** Whether anything was recorded, so that the publisher has something to fetch. */
  get hasEvents(): boolean {
    return this.shared.recording.length > 0;
  }

  /** The same transaction for what follows from one of its events: whatever is recorded through it names that event as its cause. */
  causedBy(event: EventId): Transaction {
    return new Transaction(this.manager, { ...this.operation, cause: event }, this.shared);
  }

  /** Does this once when all else in the transaction is done, for each key; it may still refuse the whole. */
  beforeCommit(key: string, work: (transaction: Transaction) => Promise<void>): void {
    this.shared.closing.set(key, work);
  }

  /**
   * Does the work and what it left for the end, and waits for the events. Where they were refused, whatever was sent behind
   * them was refused only for that, so it is not what is told.
   */
  async complete<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    try {
      const done = await work(this);
      await this.close();
      await Promise.all(this.shared.recording);
      return done;
    } catch (error) {
      const recorded = await Promise.allSettled(this.shared.recording);
      throw recorded.find((each) => each.status === 'rejected')?.reason ?? error;
    }
  }

  private async close(): Promise<void> {
    for (const [key, work] of this.shared.closing) {
      this.shared.closing.delete(key);
      // oxlint-disable-next-line no-await-in-loop -- in the order in which they were asked for, on one connection
      await work(this);
    }
  }

  rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.manager, sql, parameters);
  }

  /** Finds rows and keeps in mind how they are; of what is then saved only those that differ are written. */
  async find<E extends ObjectLiteral>(entity: EntityTarget<E>, wanted: FindManyOptions<E>): Promise<E[]> {
    const found = await this.manager.find(entity, wanted);
    const { metadata } = this.manager.getRepository(entity);
    for (const row of found) this.shared.known.note(metadata, row);
    return found;
  }

  /**
   * Inserts the events and marks the transaction with the last one, by which the history says why a row was replaced.
   * Call it before the rows that the events tell of are written: those are sent behind it, so that its answer is not
   * waited for before the end.
   */
  async record(events: readonly RecordedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    const { viewer, origin, requestId, cause, traceParent, now } = this.operation;
    const client = await this.connection();
    const recording = client.query({
      name: 'record-events',
      text: RECORD,
      values: [
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
    });
    recording.catch(() => undefined);
    this.shared.recording.push(recording);
  }

  /** Inserts the rows and updates those that are there, in one statement per thousand; an unchanged row is left alone. */
  async upsert<E extends ObjectLiteral>(entity: EntityTarget<E>, entities: readonly E[]): Promise<void> {
    const { metadata } = this.manager.getRepository(entity);
    const changed = entities.filter((each) => !this.shared.known.has(metadata, each));
    const columns = keptColumns(metadata).map(({ databaseName }) => databaseName);
    for (let start = 0; start < changed.length; start += 1000) {
      // oxlint-disable-next-line no-await-in-loop -- one statement after the other, parts of one batch on one connection
      await this.manager
        .createQueryBuilder()
        .insert()
        .into(entity)
        .values(changed.slice(start, start + 1000))
        .orUpdate(columns, ['id'], { skipUpdateIfNoValuesChanged: true })
        .returning([])
        .execute();
    }
    for (const each of changed) this.shared.known.note(metadata, each);
  }

  /** TypeORM can neither keep a statement prepared nor send one behind another. */
  private async connection(): Promise<Connection> {
    const client: unknown = await this.manager.queryRunner?.connect();
    if (!(client instanceof Connection)) throw new Error('A transaction without a connection');
    return client;
  }
}

function eventRow(event: RecordedEvent, place: number): object {
  const declaration: EventDeclaration = EVENTS[event.name];
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
    in_person: declaration.inPerson === true,
  };
}
