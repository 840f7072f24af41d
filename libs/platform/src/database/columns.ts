import { type Id, type IdKind, idOf, LOCALES, LocalDate, Period, uuidOf } from '@talkoot/contracts';
import { Column, type ColumnOptions, Exclusion, Index, PrimaryColumn, type ValueTransformer } from 'typeorm';

/** The column is declared once with its transformer, so that no entity maps by hand. */
function transformed<V>(read: (raw: string) => V, write: (value: V) => string): ValueTransformer {
  return {
    from: (raw: string | null) => (raw === null ? undefined : read(raw)),
    to: (value: V | undefined) => (value === undefined ? null : write(value)),
  };
}

const idTransformer = <K extends IdKind>(kind: K) =>
  transformed<Id<K>>(
    (uuid) => idOf(kind, uuid),
    (id) => uuidOf(id),
  );

/** The primary key: a UUID in the database, a TypeID in code. */
export function KeyColumn(kind: IdKind, primaryKeyConstraintName: string): PropertyDecorator {
  return PrimaryColumn({ type: 'uuid', name: 'id', primaryKeyConstraintName, transformer: idTransformer(kind) });
}

/** A reference to another thing; its foreign key is declared with `@ForeignKey` beside it. */
export function IdColumn(kind: IdKind, options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'uuid', transformer: idTransformer(kind) });
}

export function DayColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({
    ...options,
    type: 'date',
    transformer: transformed(
      (raw) => LocalDate.parse(raw),
      (day: LocalDate) => day.toString(),
    ),
  });
}

/** A period: inclusive in code, a half-open daterange in the database. */
export function PeriodColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({
    ...options,
    type: 'daterange',
    transformer: transformed(
      (raw) => Period.fromRange(raw),
      (period: Period) => period.toRange(),
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
 * the page and not with the table. TypeORM cannot declare an index of an expression: the migration has it.
 */
export function IndexedByName(name: string): ClassDecorator {
  return (entity) => {
    for (const locale of LOCALES) Index(`${name}_${locale}`, { synchronize: false })(entity);
  };
}

/** Integer minor units in a bigint; the currency stands in a column of its own. */
export function MinorUnitsColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({
    ...options,
    type: 'bigint',
    transformer: transformed(
      (raw) => BigInt(raw),
      (minor: bigint) => minor.toString(),
    ),
  });
}

/** What every table with facts has: when the row as it stands was recorded; kept by the history trigger. */
export abstract class Recorded {
  @Column({ name: 'recorded_at', type: 'timestamptz', default: () => 'now()', insert: false, update: false })
  readonly recordedAt: Date;
}
