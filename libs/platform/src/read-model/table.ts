import type { Type } from '@nestjs/common';
import { getMetadataArgsStorage } from 'typeorm';
import { identifier, Sql } from './sql.js';

/** A column as the entity declares it. */
export interface TableColumn {
  readonly name: Sql;
  /** As PostgreSQL calls it: `text`, `daterange`, `text[]`. */
  readonly type: string;
  readonly nullable: boolean;
}

/** A table or view as the read path sees it; `E` has its columns as properties. */
export interface Table<E extends object> {
  readonly name: Sql;
  readonly columns: ReadonlyMap<string, TableColumn>;
  /** Properties that no two rows have the same, all of a set together: each set has a unique index. */
  readonly unique: readonly (readonly string[])[];
  /** Only in types. */
  readonly row?: E;
}

/** The columns of a table as SQL, by the properties of its entity: `${partnership.joinedOn}`. */
export type Row<E extends object> = { readonly [P in keyof E]-?: Sql };

const qualified = (schema: string | undefined, name: string | undefined): Sql =>
  new Sql([schema, name].flatMap((each) => (each === undefined ? [] : [identifier(each).toString()])).join('.'));

/** What a table is known by: its entity, or, of another context, the read model over it. */
export type Source<E extends object> = Type<E> | { readonly name: string; readonly table: Table<E> };

const known = new Map<Type<object>, Table<object>>();

/** The table of an entity, out of its decorators; a read model knows it. */
export function tableOf<E extends object>(entity: Source<E>): Table<E> {
  if (typeof entity !== 'function') return entity.table;
  const found = known.get(entity);
  if (found) return found as Table<E>;
  const storage = getMetadataArgsStorage();
  const [declared] = storage.filterTables(entity);
  if (!declared) throw new Error(`${entity.name} is not an entity`);
  const parents = [entity, Object.getPrototypeOf(entity) as Type<object>];
  const columns = storage.filterColumns(parents).map(({ propertyName, options }): [string, TableColumn] => {
    const type = options.length === undefined ? String(options.type) : `${String(options.type)}(${options.length})`;
    return [
      propertyName,
      {
        name: identifier(options.name ?? propertyName),
        type: options.array === true ? `${type}[]` : type,
        nullable: options.nullable === true,
      },
    ];
  });
  const indices = storage.filterIndices(parents).filter(({ unique, where }) => unique === true && where === undefined);
  const unique = [...indices, ...storage.filterUniques(parents)].flatMap(({ columns: together }) =>
    Array.isArray(together) ? [together] : [],
  );
  const table: Table<E> = { name: qualified(declared.schema, declared.name), columns: new Map(columns), unique };
  known.set(entity, table);
  return table;
}

/** A table that no entity stands for: its columns by property, each with its name and type; `?` at the end: may be null. */
export function plainTable<E extends object>(
  schema: string,
  name: string,
  columns: Readonly<Record<keyof E & string, readonly [name: string, type: string]>>,
  unique: readonly (readonly (keyof E & string)[])[] = [],
): Table<E> {
  const entries: [string, readonly [string, string]][] = Object.entries(columns);
  return {
    name: qualified(schema, name),
    columns: new Map(
      entries.map(([property, [column, type]]) => [
        property,
        { name: identifier(column), type: type.replace(/\?$/, ''), nullable: type.endsWith('?') },
      ]),
    ),
    unique,
  };
}

/** Rows of several tables as one, with the same columns; each context adds its own. */
export interface UnionTable<E extends object> {
  readonly table: Table<E>;
  /** The rows of another table for which the condition holds, as rows of this one. */
  add<S extends object>(source: Source<S>, values: (row: Row<S>) => Row<E>, condition?: (row: Row<S>) => Sql): void;
}

/** A table that is put together: its columns by property, each with its type; `?` at the end: may be null. */
export function unionTable<E extends object>(
  name: string,
  columns: Readonly<Record<keyof E & string, string>>,
): UnionTable<E> {
  const parts: Sql[] = [];
  const properties: [string, string][] = Object.entries(columns);
  const { columns: known, unique } = plainTable<Record<string, unknown>>(
    '',
    name,
    Object.fromEntries(properties.map(([property, type]) => [property, [property, type]])),
  );
  return {
    table: {
      // Looked at when a statement is made: by then every context has added its rows.
      get name() {
        return new Sql(`(${parts.map(String).join(' UNION ALL ')})`);
      },
      columns: known,
      unique,
    },
    add(source, values, condition) {
      const { from, row } = fromTable(source);
      const given = values(row);
      const shown = properties.map(
        ([property, type]) =>
          `(${String(Reflect.get(given, property))})::${type.replace(/\?$/, '')} AS ${identifier(property)}`,
      );
      parts.push(new Sql(`SELECT ${shown.join(', ')} FROM ${from}${condition ? ` WHERE ${condition(row)}` : ''}`));
    },
  };
}

export function columnOf(table: Table<object>, property: string): TableColumn {
  const column = table.columns.get(property);
  if (!column) throw new Error(`${table.name} has no column for ${property}`);
  return column;
}

/** The columns under an alias; `use` hears which are used, `beside` gives what is joined to the row by name. */
export function rowOf(
  table: Table<object>,
  alias: Sql,
  hooks: { readonly use?: (property: string) => void; readonly beside?: (name: string) => object | undefined } = {},
): object {
  return new Proxy(
    {},
    {
      get(_, property) {
        if (typeof property !== 'string') return undefined;
        const joined = hooks.beside?.(property);
        if (joined) return joined;
        hooks.use?.(property);
        return new Sql(`${alias}.${columnOf(table, property).name}`);
      },
    },
  );
}

/** Whether the entity's table has a row for which the condition holds. */
export function exists<E extends object>(entity: Source<E>, condition: (row: Row<E>) => Sql): Sql {
  const { from, row } = fromTable(entity);
  return new Sql(`EXISTS (SELECT FROM ${from} WHERE ${condition(row)})`);
}

/** A column of the rows for which the condition holds, as `id`, each value once. */
export function distinct<E extends object>(
  entity: Source<E>,
  column: keyof E & string,
  condition: (row: Row<E>) => Sql,
): Sql {
  const { from, row } = fromTable(entity);
  return new Sql(`SELECT DISTINCT ${row[column]} AS id FROM ${from} WHERE ${condition(row)}`);
}

/** Columns of the rows for which the condition holds, each under a name. */
export function columns<E extends object>(
  entity: Source<E>,
  named: Readonly<Record<string, keyof E & string>>,
  condition: (row: Row<E>) => Sql,
): Sql {
  const { from, row } = fromTable(entity);
  const shown = Object.entries(named).map(([name, column]) => `${row[column]} AS ${identifier(name)}`);
  return new Sql(`SELECT ${shown.join(', ')} FROM ${from} WHERE ${condition(row)}`);
}

/** The table under an alias of its own name. */
function fromTable<E extends object>(entity: Source<E>): { from: string; row: Row<E> } {
  const table = tableOf(entity);
  const alias = identifier(`any_${entity.name.replace(/Entity$/, '').toLowerCase()}`);
  return { from: `${table.name} ${alias}`, row: rowOf(table, alias) as Row<E> };
}

/** One value: of the first row for which the condition holds. */
export function select<E extends object>(
  entity: Source<E>,
  value: (row: Row<E>) => Sql,
  of: (row: Row<E>) => { readonly where: Sql; readonly first?: Sql },
): Sql {
  const { from, row } = fromTable(entity);
  const { where, first } = of(row);
  return new Sql(`SELECT ${value(row)} FROM ${from} WHERE ${where}${first ? ` ORDER BY ${first} LIMIT 1` : ''}`);
}

/** The value that the column has in all rows for which the condition holds; null when there is none, or they differ. */
export function only<E extends object>(
  entity: Source<E>,
  column: keyof E & string,
  condition: (row: Row<E>) => Sql,
): Sql {
  const { from, row } = fromTable(entity);
  const values = `DISTINCT ${row[column]}`;
  return new Sql(`SELECT (array_agg(${values}))[1] FROM ${from} WHERE ${condition(row)} HAVING count(${values}) = 1`);
}

/** How many different values the column has in the rows for which the condition holds. */
export function countOf<E extends object>(
  entity: Source<E>,
  column: keyof E & string,
  condition: (row: Row<E>) => Sql,
): Sql {
  const { from, row } = fromTable(entity);
  return new Sql(`SELECT count(DISTINCT ${row[column]}) FROM ${from} WHERE ${condition(row)}`);
}
