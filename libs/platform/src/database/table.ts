import {
  type EntityManager,
  type EntityMetadata,
  FindOperator,
  type FindOptionsWhere,
  type ObjectLiteral,
} from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { keptColumns } from './known-rows.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Which rows are wanted: by one value of a column or, with `In`, by several. */
export interface Wanted<E> {
  readonly where?: FindOptionsWhere<E>;
  readonly order?: { readonly [K in keyof E]?: 'ASC' };
  /** Held until the end of the transaction. */
  readonly lock?: { readonly mode: 'pessimistic_write' };
}

/** A value as the driver takes it; what it might not be able to send is refused here, before anything is sent. */
type Sent = string | number | bigint | boolean | Date | Buffer | null | readonly Sent[];

/**
 * The statements of an entity’s table. TypeORM builds its own anew each time, with an alias for each column and a parameter for each key:
 * the server took longer to build them than to send them, and few were twice the same, so that none could be kept prepared.
 */
export class Table {
  private readonly driver: EntityManager['dataSource']['driver'];
  private readonly written: readonly ColumnMetadata[];
  private readonly name: string;
  private readonly selected: string;
  private readonly inserted: string;
  private readonly updated: string;

  constructor(
    { dataSource: { driver } }: EntityManager,
    readonly metadata: EntityMetadata,
  ) {
    this.driver = driver;
    this.written = metadata.columns.filter(({ isInsert }) => isInsert);
    this.name = metadata.tablePath.split('.').map(quoted).join('.');
    const kept = keptColumns(metadata).map(nameOf);
    const before = kept.map((each) => `stored.${each}`).join(', ');
    const now = kept.map((each) => `EXCLUDED.${each}`).join(', ');
    this.selected = `SELECT ${metadata.columns.map(nameOf).join(', ')} FROM ${this.name}`;
    this.inserted = `INSERT INTO ${this.name} AS stored (${this.written.map(nameOf).join(', ')}) VALUES`;
    this.updated = `ON CONFLICT (id) DO UPDATE SET ${kept.map((each) => `${each} = EXCLUDED.${each}`).join(', ')} WHERE (${before}) IS DISTINCT FROM (${now})`;
  }

  /** Undefined: none is wanted. */
  select({ where = {}, order = {}, lock }: Wanted<ObjectLiteral>): Statement | undefined {
    const values: Sent[] = [];
    const conditions = Object.entries(where).map(([property, wanted]: [string, unknown]) => {
      const column = this.column(property);
      const isAmong = wanted instanceof FindOperator && wanted.type === 'in';
      values.push(
        isAmong ? [...(wanted.value as unknown[])].map((each) => this.sent(column, each)) : this.sent(column, wanted),
      );
      return `${nameOf(column)} = ${isAmong ? `ANY ($${values.length})` : `$${values.length}`}`;
    });
    if (values.some((each) => Array.isArray(each) && each.length === 0)) return undefined;
    const ordered = Object.keys(order).map((property) => nameOf(this.column(property)));
    const text = [
      this.selected,
      conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '',
      ordered.length > 0 ? `ORDER BY ${ordered.join(', ')}` : '',
      lock ? 'FOR UPDATE' : '',
    ];
    return { text: text.filter((each) => each !== '').join(' '), values };
  }

  /** An entity with the values of a selected row, in the order of the columns. */
  entity(row: readonly unknown[]): ObjectLiteral {
    const entity = this.metadata.create() as ObjectLiteral;
    this.metadata.columns.forEach((column, index) => {
      column.setEntityValue(entity, this.driver.prepareHydratedValue(row[index], column));
    });
    return entity;
  }

  insert(rows: readonly ObjectLiteral[]): Statement {
    const values: Sent[] = [];
    const tuples = rows.map((row) => {
      const places = this.written.map((column) => `$${values.push(this.sent(column, column.getEntityValue(row)))}`);
      return `(${places.join(', ')})`;
    });
    return { text: `${this.inserted} ${tuples.join(', ')}`, values };
  }

  /** Leaves a row alone that is just so. */
  upsert(rows: readonly ObjectLiteral[]): Statement {
    const { text, values } = this.insert(rows);
    return { text: `${text} ${this.updated}`, values };
  }

  remove(keys: readonly string[]): Statement {
    return { text: `DELETE FROM ${this.name} WHERE id = ANY ($1)`, values: [keys] };
  }

  private column(property: string): ColumnMetadata {
    const column = this.metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${this.name} has no column ${property}`);
    return column;
  }

  private sent(column: ColumnMetadata, value: unknown): Sent {
    return asSent(this.driver.preparePersistentValue(value, column) ?? null);
  }
}

const quoted = (name: string): string => `"${name}"`;
const nameOf = ({ databaseName }: ColumnMetadata): string => quoted(databaseName);

function asSent(value: unknown): Sent {
  if (value === null || value instanceof Date || Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(asSent);
  if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol' || value === undefined)
    throw new Error(`Not to be sent: ${typeof value}`);
  return value as Sent;
}

const tables = new WeakMap<EntityMetadata, Table>();

export function tableOf(manager: EntityManager, entity: new () => ObjectLiteral): Table {
  const { metadata } = manager.getRepository(entity);
  const table = tables.get(metadata) ?? new Table(manager, metadata);
  tables.set(metadata, table);
  return table;
}
