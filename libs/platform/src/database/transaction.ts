import { eventOf, type EventId, type Operation, type RecordedEvent, uuidOf } from '@talkoot/contracts';
import type { EntityManager, FindManyOptions, ObjectLiteral } from 'typeorm';
import { z } from 'zod';
import type { AggregateTable, Row, Saved } from './aggregate-tables.js';
import { Connection } from './connection.js';
import { keptColumns, keyOf, KnownRows } from './known-rows.js';

/** Rows of a statement whose columns the caller knows; the one place where SQL's answer gets its type. */
export async function rows<Row>(
  executor: Pick<EntityManager, 'query'>,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const answer: unknown = await executor.query(sql, parameters);
  return answer as Row[];
}

/** The same for the keys in the first parameter: without one nothing is asked. */
export async function rowsAmong<Row>(
  executor: Pick<EntityManager, 'query'>,
  sql: string,
  parameters: readonly [readonly unknown[], ...unknown[]],
): Promise<Row[]> {
  return parameters[0].length === 0 ? [] : rows<Row>(executor, sql, [...parameters]);
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

  /** The same for the keys in the first parameter: without one nothing is asked. */
  rowsAmong<Row>(sql: string, parameters: readonly [readonly unknown[], ...unknown[]]): Promise<Row[]> {
    return rowsAmong<Row>(this.manager, sql, parameters);
  }

  /** Finds rows and keeps in mind how they are; of what is then saved only those that differ are written. */
  async find<E extends ObjectLiteral>(entity: new () => E, wanted: FindManyOptions<E>): Promise<E[]> {
    const found = await this.manager.find(entity, wanted);
    const { metadata } = this.manager.getRepository(entity);
    for (const row of found) this.shared.known.note(metadata, row);
    return found;
  }

  /** Keeps in mind how rows are that another statement found. */
  note<E extends ObjectLiteral>(entity: new () => E, rows: readonly Row<E>[]): void {
    const { metadata } = this.manager.getRepository(entity);
    for (const row of rows) this.shared.known.note(metadata, row);
  }

  /**
   * Writes the events of the aggregates and then their rows: first what is gone goes, for others may take its place, then each
   * table has its new and changed rows. Nothing is sent for a table in which nothing differs from what was found.
   */
  async save<A extends Saved>(aggregates: readonly A[], tables: readonly AggregateTable<A>[]): Promise<void> {
    await this.record(aggregates.flatMap((each) => each.takeEvents()));
    const owners = new Set(aggregates.map(({ id }) => uuidOf(id)));
    const written = tables.map((table) => {
      const rows = aggregates.flatMap(table.rows);
      return { ...table, rows, gone: this.gone(table, rows, owners) };
    });
    for (const { entity, gone, beforeRemoval } of written.toReversed()) {
      if (gone.length === 0) continue;
      // oxlint-disable-next-line no-await-in-loop -- a table after the other, parts before what they belong to
      await beforeRemoval?.(this, gone);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await this.remove(entity, gone);
    }
    for (const { entity, rows } of written) {
      // oxlint-disable-next-line no-await-in-loop -- a table after the other, in the order of their foreign keys
      await this.write(entity, rows);
    }
  }

  /** The keys of the parts that were found and are no more. Adds all that were found to the owners, for parts of theirs. */
  private gone<A>(
    { entity, of }: AggregateTable<A>,
    rows: readonly ObjectLiteral[],
    owners: Set<string>,
  ): readonly string[] {
    if (of === undefined) return [];
    const { metadata } = this.manager.getRepository(entity);
    const found = this.shared.known.owned(metadata, of, owners);
    const kept = new Set(rows.map((row) => keyOf(metadata, row)));
    for (const key of found) owners.add(key);
    return found.filter((key) => !kept.has(key));
  }

  private async remove(entity: new () => ObjectLiteral, keys: readonly string[]): Promise<void> {
    const { metadata } = this.manager.getRepository(entity);
    await this.manager.createQueryBuilder().delete().from(entity).where('id = ANY (:keys)', { keys }).execute();
    this.shared.known.forget(metadata, keys);
  }

  /**
   * Inserts the events and marks the transaction with the last one, by which the history says why a row was replaced.
   * The rows that the events tell of are sent behind it, so that its answer is not waited for before the end.
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

  /** Inserts rows that are new. */
  async insert<E extends ObjectLiteral>(entity: new () => E, rows: readonly Row<E>[]): Promise<void> {
    const added: readonly ObjectLiteral[] = rows;
    if (added.length > 0) await this.manager.insert<ObjectLiteral>(entity, [...added]);
  }

  /** Inserts the rows and updates those that are there; an unchanged row is left alone. */
  upsert<E extends ObjectLiteral>(entity: new () => E, rows: readonly Row<E>[]): Promise<void> {
    return this.write(entity, rows);
  }

  /** In one statement per thousand. */
  private async write(entity: new () => ObjectLiteral, rows: readonly ObjectLiteral[]): Promise<void> {
    const { metadata } = this.manager.getRepository(entity);
    const changed = rows.filter((each) => !this.shared.known.has(metadata, each));
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
  const declaration = eventOf(event.name);
  return {
    place,
    id: uuidOf(event.id),
    name: event.name,
    kind: declaration.aggregate,
    aggregate: uuidOf(event.aggregate),
    version: event.version,
    data: z.encode(declaration.data, event.data),
    organisations: event.organisations.map(uuidOf),
    visibility: event.restricted ? 'concerned' : declaration.visibility,
    in_person: declaration.inPerson === true,
  };
}
