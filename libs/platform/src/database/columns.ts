import { type Id, type IdKind, idOf, Instant, LOCALES, LocalDate, Period, uuidOf } from '@talkoot/contracts';
import {
  type ColumnOptions,
  Column as DatabaseColumn,
  Exclusion,
  Index,
  PrimaryColumn,
  type ValueTransformer,
} from 'typeorm';

/** The column is declared once with its transformer, so that no entity maps by hand. */
function transformed<V, R>(read: (raw: R) => V, write: (value: V) => R): ValueTransformer {
  return {
    from: (raw: R | null) => (raw === null ? undefined : read(raw)),
    to: (value: V | undefined) => (value === undefined ? null : write(value)),
  };
}

const idTransformer = <K extends IdKind>(kind: K) =>
  transformed<Id<K>, string>(
    (uuid) => idOf(kind, uuid),
    (id) => uuidOf(id),
  );

const same = transformed<unknown, unknown>(
  (raw) => raw,
  (value) => value,
);

/** A column with the values of the driver. As in every column of this file, NULL is undefined in code. */
export function Column(options: ColumnOptions): PropertyDecorator {
  return DatabaseColumn(options.nullable === true ? { ...options, transformer: same } : options);
}

/** The primary key: a UUID in the database, a TypeID in code. */
export function KeyColumn(kind: IdKind, primaryKeyConstraintName: string): PropertyDecorator {
  return PrimaryColumn({ type: 'uuid', name: 'id', primaryKeyConstraintName, transformer: idTransformer(kind) });
}

/** A reference to another thing; its foreign key is declared with `@ForeignKey` beside it. */
export function IdColumn(kind: IdKind, options: ColumnOptions = {}): PropertyDecorator {
  return DatabaseColumn({ ...options, type: 'uuid', transformer: idTransformer(kind) });
}

/** References to things of one kind. The database cannot have foreign keys of them: what writes them answers for them. */
export function IdsColumn(kind: IdKind, options: ColumnOptions = {}): PropertyDecorator {
  return DatabaseColumn({
    ...options,
    type: 'uuid',
    array: true,
    transformer: transformed(
      (uuids: string[]) => uuids.map((uuid) => idOf(kind, uuid)),
      (ids) => ids.map(uuidOf),
    ),
  });
}

export function DayColumn(options: ColumnOptions = {}): PropertyDecorator {
  return DatabaseColumn({
    ...options,
    type: 'date',
    transformer: transformed(
      (raw: string) => LocalDate.parse(raw),
      (day) => day.toString(),
    ),
  });
}

/** A moment, to the millisecond. */
export function InstantColumn(options: ColumnOptions = {}): PropertyDecorator {
  return DatabaseColumn({
    ...options,
    type: 'timestamptz',
    transformer: transformed(
      (raw: Date) => Instant.ofEpochMilli(raw.getTime()),
      (moment) => new Date(moment.toEpochMilli()),
    ),
  });
}

/** A period: inclusive in code, a half-open daterange in the database. */
export function PeriodColumn(options: ColumnOptions = {}): PropertyDecorator {
  return DatabaseColumn({
    ...options,
    type: 'daterange',
    transformer: transformed(
      (raw: string) => Period.fromRange(raw),
      (period) => period.toRange(),
    ),
  });
}

/**
 * What has the same values in the columns has them in different periods. Periods are never empty, by a check of each table; to
 * say so here as well makes the index a partial one, of no use but for this rule. Otherwise PostgreSQL would read by it, for it
 * takes a gist index to be as cheap as the one of the key, and it is several times slower.
 */
export function OneAtATime(name: string, columns: readonly string[], where?: string): ClassDecorator {
  const same = columns.map((column) => `${column} WITH =`).join(', ');
  const condition = [...(where === undefined ? [] : [`(${where})`]), 'NOT isempty(period)'].join(' AND ');
  return Exclusion(name, `USING gist (${same}, period WITH &&) WHERE (${condition})`);
}

/**
 * Indexes by name, one for each language: `<name>_fi` and so on. A list by name is read along them, so that its cost grows with
 * the page and not with the table. TypeORM cannot declare an index of an expression: the migration has it, and
 * `indexNames` makes it for a language that is added later.
 */
export function IndexedByName(name: string): ClassDecorator {
  return (entity) => {
    for (const locale of LOCALES) Index(`${name}_${locale}`, { synchronize: false })(entity);
  };
}

/** Integer minor units in a bigint; the currency stands in a column of its own. */
export function MinorUnitsColumn(options: ColumnOptions = {}): PropertyDecorator {
  return DatabaseColumn({
    ...options,
    type: 'bigint',
    transformer: transformed(
      (raw: string) => BigInt(raw),
      (minor) => minor.toString(),
    ),
  });
}

/** What every table with facts has: when the row as it stands was recorded; kept by the history trigger. */
export abstract class Recorded {
  @DatabaseColumn({ name: 'recorded_at', type: 'timestamptz', default: () => 'now()', insert: false, update: false })
  readonly recordedAt: Date;
}
