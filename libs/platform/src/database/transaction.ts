import {
  type Action,
  eventOf,
  type EventId,
  type Id,
  type IdKind,
  type InputPath,
  notAllowed,
  type Operation,
  type RecordedEvent,
  refuse,
  requireAllowed,
  uuidOf,
} from '@talkoot/contracts';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import { z } from 'zod';
import type { AggregateTable, Row, Saved } from './aggregate-tables.js';
import { type AuditNote, auditStatement } from './audit-note.js';
import type { Connection } from './connection.js';
import { sqlState } from './database-errors.js';
import { keyOf, KnownRows } from './known-rows.js';
import { prepared } from './pooled-connection.js';
import { rows, rowsAmong } from './rows.js';
import { NOT_SO, type Standing, type Standings } from './standings.js';
import { type Statement, tableOf, type Wanted } from './table.js';

/** What is to be thrown for what the database says. */
type Refused = (error: unknown) => unknown;

/** That a statement was sent. */
const SENT: Promise<void> = Promise.resolve();

/** Rows per statement: PostgreSQL takes 65,535 values. */
const MOST_ROWS = 1000;

/** One statement, however many events; it is prepared, since every change sends it. */
const RECORD = `
  WITH inserted AS (
    INSERT INTO platform.event (id, name, aggregate_kind, aggregate_id, aggregate_version, data, organisations, visibility,
      occurred_at, origin, person_id, organisation_id, request_id, cause_id, trace_parent, key_id)
    SELECT e.id, e.name, e.kind, e.aggregate, e.version, e.data, e.organisations, e.visibility,
      $2, $3, $4, CASE WHEN NOT e.in_person THEN $5::uuid END, $6, $7, $8, $10
    FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, name text, kind text, aggregate uuid, version int, data jsonb,
      organisations uuid[], visibility text, in_person boolean, place int)
    ORDER BY e.place)
  SELECT set_config('talkoot.event_id', $9, true)`;

/** A place of the input that names a thing. */
export interface Pointer {
  readonly id: Id<IdKind>;
  readonly path: InputPath;
}

/** What belongs to a transaction however it is handed on. */
interface Shared {
  /** The statements that were sent but not waited for. */
  readonly sent: Promise<unknown>[];
  /** Whether one of them changes something. */
  hasWritten: boolean;
  readonly closing: Map<string, (transaction: Transaction) => Promise<void>>;
  readonly known: KnownRows;
  readonly events: RecordedEvent[];
  readonly notes: AuditNote[];
}

/** One transaction of one operation: everything in it is kept together with its events, or nothing is. */
export class Transaction {
  /** `connection`: that of the manager, over which statements can be kept prepared, and sent one behind another. */
  constructor(
    readonly manager: EntityManager,
    private readonly connection: Connection,
    readonly operation: Operation,
    private readonly standings: Standings,
    private readonly shared: Shared = {
      sent: [],
      hasWritten: false,
      closing: new Map(),
      known: new KnownRows(),
      events: [],
      notes: [],
    },
  ) {}

  /** Whether anything was recorded, so that the publisher has something to fetch. */
  get hasEvents(): boolean {
    return this.shared.events.length > 0;
  }

  /** Tells auditors of it, in place of what they would be told by itself. */
  tell(note: AuditNote): void {
    this.shared.notes.push(note);
  }

  /** The same transaction for what follows from one of its events: whatever is recorded through it names that event as its cause. */
  causedBy(event: EventId): Transaction {
    return new Transaction(
      this.manager,
      this.connection,
      { ...this.operation, cause: event },
      this.standings,
      this.shared,
    );
  }

  /** A part of the transaction that is somebody else's operation, with events and audit entries of its own. */
  partFor(operation: Operation): Transaction {
    return new Transaction(this.manager, this.connection, operation, this.standings);
  }

  /** How the one who acts stands to a thing: whether they may know of it, and of what the rule of an action asks for. */
  standing(thing: Id<IdKind>, action?: Action): Promise<Standing> {
    return this.standings.of(this, thing, action);
  }

  /** Which of the things, of any kind, the one who acts may know of. */
  seen<I extends Id<IdKind>>(things: readonly I[]): Promise<ReadonlySet<I>> {
    return this.standings.seen(this, things);
  }

  /** Throws NOT_FOUND at the first of them that they may not know of. */
  async requireSeen(named: readonly Pointer[]): Promise<void> {
    if (named.length === 0) return;
    const seen = await this.seen(named.map(({ id }) => id));
    const missing = named.find(({ id }) => !seen.has(id));
    if (missing) throw refuse('NOT_FOUND', missing.path);
  }

  /** Throws NOT_FOUND unless they may know of the thing, and NotAllowed unless they may do it to that. */
  async requireAllowed(action: Action, { id, path }: Pointer): Promise<void> {
    const { isSeen, relations } = await this.standing(id, action);
    if (!isSeen) throw refuse('NOT_FOUND', path);
    requireAllowed(this.operation, action, relations);
  }

  /**
   * The same of a thing that is held by now: the one who acts may have been replaced while they waited for it. Nobody waits for the answer;
   * the database refuses the whole.
   */
  requireStillAllowed(action: Action, thing: Id<IdKind>): void {
    const { operation } = this;
    const statement = this.standings.still(operation, thing, action);
    if (!statement) return;
    this.queue(statement, (error) => (sqlState(error) === NOT_SO ? notAllowed(operation.viewer, action, []) : error));
  }

  /** Does this once when all else in the transaction is done, for each key; it may still refuse the whole. */
  beforeCommit(key: string, work: (transaction: Transaction) => Promise<void>): void {
    this.shared.closing.set(key, work);
  }

  /** Does the work and what it left for the end. What was sent is answered with the commit, which may be sent behind it. */
  async complete<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    try {
      const done = await work(this);
      await this.close();
      await this.tellAuditors();
      return done;
    } catch (error) {
      await this.settled();
      throw error;
    }
  }

  /** Waits for all that was sent. Throws the first refusal: whatever was sent behind that was refused only for it. */
  async settled(): Promise<void> {
    for (const each of await Promise.allSettled(this.shared.sent)) if (each.status === 'rejected') throw each.reason;
  }

  private async close(): Promise<void> {
    for (const [key, work] of this.shared.closing) {
      this.shared.closing.delete(key);
      // oxlint-disable-next-line no-await-in-loop -- in the order in which they were asked for, on one connection
      await work(this);
    }
  }

  /** With the change, so that there is none without its entry. */
  private tellAuditors(): Promise<void> {
    const { operation } = this;
    const events = this.shared.events.map(({ id }) => id);
    const entries = this.notes().map((note) => ({ operation, note, events }));
    return entries.length > 0 ? this.send(auditStatement(entries)) : SENT;
  }

  /** What jobs write without an event is their book-keeping, such as mails and reports. */
  private notes(): readonly AuditNote[] {
    const { notes, events, hasWritten } = this.shared;
    if (notes.length > 0) return notes;
    const { action, origin } = this.operation;
    const isToldAnyway = hasWritten && action !== undefined && origin !== 'job';
    const subject = events[0]?.aggregate;
    return events.length > 0 || isToldAnyway ? [{ outcome: 'done', ...(subject && { subject }) }] : [];
  }

  /** As TypeORM’s manager has it: what lookups ask with it, they ask within the transaction. */
  async query<Answer>(sql: string, parameters: readonly unknown[] = []): Promise<Answer> {
    const { rows: found } = await this.connection.query(prepared(sql, parameters));
    return found as Answer;
  }

  rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rows<Row>(this, sql, parameters);
  }

  /** The same for the keys in the first parameter: without one nothing is asked. */
  rowsAmong<Row>(sql: string, parameters: readonly [readonly unknown[], ...unknown[]]): Promise<Row[]> {
    return rowsAmong<Row>(this, sql, parameters);
  }

  /** Sends a statement that answers nothing; what the database says of it is heard at the end of the transaction. */
  execute(sql: string, parameters: readonly unknown[]): Promise<void> {
    return this.send({ text: sql, values: [...parameters] });
  }

  /**
   * Finds rows and keeps in mind how they are; of what is then saved only those that differ are written. Several questions at once are
   * sent and answered in the order in which they are asked.
   */
  async find<E extends ObjectLiteral>(entity: new () => E, wanted: Wanted<E>): Promise<E[]> {
    const table = tableOf(this.manager, entity);
    const statement = table.select(wanted);
    if (!statement) return [];
    const { text, values } = statement;
    const found = await this.connection.query<unknown[]>({ ...prepared(text, values), rowMode: 'array' });
    const entities = found.rows.map((row) => table.entity(row));
    for (const each of entities) this.shared.known.note(table.metadata, each);
    return entities as E[];
  }

  /** Keeps in mind how rows are that another statement found. */
  note<E extends ObjectLiteral>(entity: new () => E, rows: readonly Row<E>[]): void {
    const { metadata } = this.manager.getRepository(entity);
    for (const row of rows) this.shared.known.note(metadata, row);
  }

  /**
   * Writes the events of the aggregates and then their rows: first what is gone goes, for others may take its place, then each
   * table has its new and changed rows. Nothing is sent for a table in which nothing differs from what was found. `refused`: what
   * is thrown at the end of the transaction when the database refuses a row.
   */
  async save<A extends Saved>(
    aggregates: readonly A[],
    tables: readonly AggregateTable<A>[],
    refused?: Refused,
  ): Promise<void> {
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
      await this.write(entity, rows, refused);
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

  private remove(entity: new () => ObjectLiteral, keys: readonly string[]): Promise<void> {
    const table = tableOf(this.manager, entity);
    this.shared.known.forget(table.metadata, keys);
    return this.send(table.remove(keys));
  }

  /**
   * Inserts the events and marks the transaction with the last one, by which the history says why a row was replaced.
   * The rows that the events tell of are sent behind it, so that its answer is not waited for before the end.
   */
  record(events: readonly RecordedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return SENT;
    const { viewer, origin, requestId, cause, traceParent, now } = this.operation;
    this.shared.events.push(...events);
    const values = [
      JSON.stringify(events.map(eventRow)),
      now.toString(),
      origin,
      viewer.person ? uuidOf(viewer.person) : null,
      viewer.organisation ? uuidOf(viewer.organisation) : null,
      requestId,
      cause ? uuidOf(cause) : null,
      traceParent ?? null,
      uuidOf(last.id),
      viewer.key ? uuidOf(viewer.key) : null,
    ];
    return this.send({ text: RECORD, values });
  }

  /** Inserts rows that are new. */
  insert<E extends ObjectLiteral>(entity: new () => E, rows: readonly Row<E>[]): Promise<void> {
    return rows.length > 0 ? this.send(tableOf(this.manager, entity).insert(rows)) : SENT;
  }

  /** Inserts the rows and updates those that are there; an unchanged row is left alone. `refused`: as for `save`. */
  upsert<E extends ObjectLiteral>(entity: new () => E, rows: readonly Row<E>[], refused?: Refused): Promise<void> {
    return this.write(entity, rows, refused);
  }

  /** In one statement per thousand; many thousands do not wait in memory. */
  private async write(
    entity: new () => ObjectLiteral,
    rows: readonly ObjectLiteral[],
    refused?: Refused,
  ): Promise<void> {
    const table = tableOf(this.manager, entity);
    const changed = rows.filter((each) => !this.shared.known.has(table.metadata, each));
    for (let start = 0; start < changed.length; start += MOST_ROWS) {
      // oxlint-disable-next-line no-await-in-loop -- see above
      if (start > 0) await this.settled();
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await this.send(table.upsert(changed.slice(start, start + MOST_ROWS)), refused);
    }
    for (const each of changed) this.shared.known.note(table.metadata, each);
  }

  /** Sends a statement; its answer is waited for at the end of the transaction. */
  private send(statement: Statement, refused?: Refused): Promise<void> {
    this.shared.hasWritten = true;
    this.queue(statement, refused);
    return SENT;
  }

  private queue({ text, values }: Statement, refused: Refused = (error) => error): void {
    const answer = this.connection.query(prepared(text, values)).catch((error: unknown) => {
      throw refused(error);
    });
    answer.catch(() => undefined);
    this.shared.sent.push(answer);
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
