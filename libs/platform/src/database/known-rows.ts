import { isDeepStrictEqual } from 'node:util';
import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

/** The columns that a change may give other values. */
export const keptColumns = (metadata: EntityMetadata): ColumnMetadata[] =>
  metadata.columns.filter((column) => !column.isPrimary && column.isUpdate);

/** A row as a transaction knows it: all of its values as the database has them. */
interface KnownRow {
  readonly key: string;
  readonly values: ReadonlyMap<string, unknown>;
}

/**
 * How rows are as far as a transaction knows, having found or written them: an aggregate is held whole, so that nobody else
 * changes its rows meanwhile, and most of them stay as they are when one is saved.
 */
export class KnownRows {
  private readonly tables = new Map<string, Map<string, KnownRow>>();

  note(metadata: EntityMetadata, row: ObjectLiteral): void {
    const key = keyOf(metadata, row);
    this.of(metadata).set(key, { key, values: valuesOf(metadata, row) });
  }

  forget(metadata: EntityMetadata, keys: readonly string[]): void {
    for (const key of keys) this.of(metadata).delete(key);
  }

  /** Whether the row is just so. */
  has(metadata: EntityMetadata, row: ObjectLiteral): boolean {
    const known = this.of(metadata).get(keyOf(metadata, row));
    return known !== undefined && isDeepStrictEqual(known.values, valuesOf(metadata, row));
  }

  /** The keys of the rows that are known to belong to one of the owners, by the column that has its key. */
  owned(metadata: EntityMetadata, by: string, owners: ReadonlySet<unknown>): string[] {
    return [...this.of(metadata).values()].filter(({ values }) => owners.has(values.get(by))).map(({ key }) => key);
  }

  private of({ tablePath }: EntityMetadata): Map<string, KnownRow> {
    const known = this.tables.get(tablePath) ?? new Map<string, KnownRow>();
    this.tables.set(tablePath, known);
    return known;
  }
}

/** The primary key as the database has it. */
export const keyOf = (metadata: EntityMetadata, row: ObjectLiteral): string =>
  metadata.primaryColumns.map((column) => String(column.getEntityValue(row, true))).join(' ');

/** By the names of their properties. */
const valuesOf = (metadata: EntityMetadata, row: ObjectLiteral): ReadonlyMap<string, unknown> =>
  new Map(keptColumns(metadata).map((column) => [column.propertyName, column.getEntityValue(row, true) ?? null]));
