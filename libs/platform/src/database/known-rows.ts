import { isDeepStrictEqual } from 'node:util';
import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

/** The columns that a change may give other values. */
export const keptColumns = (metadata: EntityMetadata): ColumnMetadata[] =>
  metadata.columns.filter((column) => !column.isPrimary && column.isUpdate);

/**
 * How rows are as far as a transaction knows, having found or written them: an aggregate is held whole, so that nobody else
 * changes its rows meanwhile, and most of them stay as they are when one is saved.
 */
export class KnownRows {
  private readonly rows = new Map<string, readonly unknown[]>();

  note(metadata: EntityMetadata, row: ObjectLiteral): void {
    this.rows.set(keyOf(metadata, row), valuesOf(metadata, row));
  }

  /** Whether the row is just so. */
  has(metadata: EntityMetadata, row: ObjectLiteral): boolean {
    const known = this.rows.get(keyOf(metadata, row));
    return known !== undefined && isDeepStrictEqual(known, valuesOf(metadata, row));
  }
}

const keyOf = (metadata: EntityMetadata, row: ObjectLiteral): string =>
  [metadata.tablePath, ...metadata.primaryColumns.map((column): unknown => column.getEntityValue(row))].join(' ');

/** As the database has them. */
const valuesOf = (metadata: EntityMetadata, row: ObjectLiteral): unknown[] =>
  keptColumns(metadata).map((column): unknown => column.getEntityValue(row, true) ?? null);
