import type { Type } from '@nestjs/common';
import { actionsOn, type IdKind, type Visible } from '@talkoot/contracts';
import { NodeType } from '../graphql/node.type.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { Fields } from './fields.js';
import { addField, addRoot, connectionType, filterType, objectType, orderType } from './graphql-types.js';
import { localisedKey, type ReadContext } from './read-context.js';
import type {
  Arguments,
  Field,
  Filter,
  FilterIndex,
  Link,
  Order,
  OrderKey,
  ParameterType,
  ReadModel,
  RootAccess,
  RootField,
  Rule,
  Side,
  Values,
} from './model.js';
import { parameter } from './parameters.js';
import { models, roots } from './registered.js';
import { type Relations, sees, standingOf } from './relations.js';
import { type Seen, type SeenWith, seesAs, seesReferred } from './seen.js';
import { sql, type Sql } from './sql.js';
import { columnOf, type Row, type Source, type Table, tableOf } from './table.js';
import { viewerCan } from './viewer-can.js';

type SidesOf<S> = { readonly [N in keyof S]: S[N] extends TypedSide<infer J> ? Row<J> : never };

/** A side that knows its columns in types. */
interface TypedSide<J extends object> extends Side {
  readonly columns?: Row<J>;
}

type Joining<E extends object> = <J extends object>(
  entity: Source<J>,
  on: (side: Row<J>, row: Row<E>, context: ReadContext) => Sql,
  options?: Pick<Side, 'isAlwaysThere'>,
) => TypedSide<J>;

interface Declaration<E extends object, S extends Record<string, Side>> {
  readonly name: string;
  readonly plural: string;
  readonly description: string;
  /** The entity, or `plainTable(…)` where there is none. */
  readonly table: Type<E> | Table<E>;
  /** The kind of its id, when it can be refetched by it. */
  readonly node?: IdKind;
  /** The kind of those among its rows that are changed as things of their own, where a row cannot be refetched. */
  readonly holds?: IdKind;
  /** The property with the id. Default: `id`. */
  readonly key?: keyof E & string;
  /** Rows of other tables joined to each row, at most one of each: `{ named: join(NameEntity, (name, row) => …) }`. */
  readonly sides?: (join: Joining<E>) => S;
  /** Rows for which it does not hold are not there, for anybody. */
  readonly existsWhen?: (row: Row<E> & SidesOf<S>, context: ReadContext) => Sql;
  /** How organisations and people stand to a row today. */
  readonly relations?: Relations<E>;
  /** The thing to which a row belongs: as they stand to that, they stand to the row, unless `relations` says otherwise. */
  readonly relationsOf?: { readonly by: keyof E & string; readonly model: () => ReadModel<object> };
  /** Who sees a row: everybody, or whom all the rules let. It has to be said. */
  readonly visible: 'public' | readonly VisibilityRule<E, SidesOf<S>>[];
  /**
   * Its objects change seldom, and every process caches what it has read of them, for as long as it is true. They have to be public,
   * and every table that they are read from needs `platform.keep` in its migration.
   */
  readonly cached?: boolean;
  readonly fields: (is: Fields<E, SidesOf<S>>) => Readonly<Record<string, Field>>;
  readonly filters?: (where: Filters<E, SidesOf<S>>) => Readonly<Record<string, Filter>>;
  /** The first one is the default. */
  readonly orders?: (by: Orders<E, SidesOf<S>>) => Readonly<Record<string, Order>>;
}

/**
 * What a row is in the table for people, always or on a condition; a condition of its own; or the column of the thing that one has to see; of a thing of one of
 * several kinds, which may be missing.
 */
type VisibilityRule<E extends object, S> =
  | ((row: Row<E> & S, context: ReadContext) => Sql)
  | Visible
  | Seen<Row<E> & S>
  | SeenWith<E>
  | { readonly as: keyof E & string; readonly of: () => ReadModel<object> }
  | { readonly as: keyof E & string; readonly ofKinds: readonly IdKind[] };

/** Declares where the fields of a GraphQL object type come from, and the type itself. */
export function readModel<E extends object, S extends Record<string, Side> = Record<never, never>>(
  declared: Declaration<E, S>,
): ReadModel<E> {
  const { name, plural, description, node, key = 'id', cached = false } = declared;
  if (cached && declared.visible !== 'public')
    throw new Error(`${name} is cached for all viewers, and so has to be public`);
  const table = typeof declared.table === 'function' ? tableOf(declared.table) : declared.table;
  const is = new Fields<E, SidesOf<S>>(table, () => model);
  const by = new Orders<E, SidesOf<S>>(table);
  const type = objectType(name, description, node === undefined ? [] : [NodeType]);
  const filters = new Map(Object.entries(declared.filters?.(new Filters<E, SidesOf<S>>(table)) ?? {}));
  const orders = new Map(Object.entries(declared.orders?.(by) ?? { id: by.ascending('By id.') }));
  const sides = declared.sides?.((entity, on, options) => ({
    table: tableOf(entity),
    on: (side, row, context) => on(side as Parameters<typeof on>[0], row as Row<E>, context),
    ...options,
  }));
  const standing = standingOf(declared.relations ?? {}, declared.relationsOf);
  let pages: Type<object> | undefined;
  const model: ReadModel<E> = {
    name,
    description,
    table,
    key,
    node,
    type,
    connection: () => (pages ??= connectionType(type, name, plural)),
    filter: filterType(name, filters),
    orderBy: orderType(name, orders),
    sides: new Map(Object.entries(sides ?? {})),
    visible: declared.visible === 'public' ? [] : declared.visible.map((rule) => ruleOf(() => model, rule)),
    standing,
    cached,
    fields: new Map(),
    filters,
    orders,
    ...(declared.holds && { holds: declared.holds }),
    ...(declared.existsWhen && { existsWhen: declared.existsWhen }),
  };
  models.set(name, model);
  addFields(model, declared.fields(is));
  const actions = node === undefined ? [] : actionsOn(node);
  if (actions.length > 0) addFields(model, { viewerCan: viewerCan(() => model, actions) });
  return model;
}

function ruleOf<E extends object, S>(model: () => ReadModel<E>, rule: VisibilityRule<E, S>): Rule {
  if (typeof rule === 'function')
    return { kind: 'rule', things: [], standsTo: model, sees: (row, context) => rule(row as Row<E> & S, context) };
  if (typeof rule === 'string')
    return { kind: 'rule', things: [rule], standsTo: model, sees: (row, context) => sees(model(), rule, row, context) };
  if ('sees' in rule)
    return {
      kind: 'rule',
      things: [rule.sees, rule.otherwise],
      standsTo: model,
      sees: (row, context) => seesAs(model(), rule, row as Row<E> & S, context),
    };
  if ('seen' in rule)
    return {
      kind: 'rule',
      things: [rule.seen.sees, rule.seen.otherwise],
      standsTo: rule.model,
      sees: (row, context) => seesReferred(rule.model(), rule.seen, rule.with(row as Row<E>), context),
    };
  return 'of' in rule
    ? { kind: 'as', by: rule.as, model: rule.of }
    : { kind: 'as-any', by: rule.as, kinds: rule.ofKinds };
}

/** Adds fields of a later context to an earlier one's type. */
export function extend<E extends object>(
  model: ReadModel<E>,
  fields: (is: Fields<E, unknown>) => Readonly<Record<string, Field>>,
): void {
  addFields(model, fields(new Fields<E, unknown>(model.table, () => model)));
}

function addFields(model: ReadModel<object>, fields: Readonly<Record<string, Field>>): void {
  for (const [name, field] of Object.entries(fields)) {
    if (model.cached && field.kind === 'value' && field.personal)
      throw new Error(`${model.name}.${name} is personal data, which is not cached`);
    if (model.fields.has(name)) throw new Error(`${model.name}.${name} is declared twice`);
    model.fields.set(name, field);
    addField(model.type, name, field);
  }
}

/** What stands between two things: `dated` is the column with the period in which the link holds, `place` that of the order. */
export function link<L extends object>(
  entity: Source<L>,
  {
    where,
    ...columns
  }: {
    readonly from: keyof L & string;
    readonly to: keyof L & string;
    readonly dated?: keyof L & string;
    readonly place?: keyof L & string;
    readonly where?: (link: Row<L>, context: ReadContext) => Sql;
  },
): Link {
  return {
    table: tableOf(entity),
    ...columns,
    ...(where && { where: (row, context) => where(row as Row<L>, context) }),
  };
}

/** Makes the conditions of a list's filter. */
class Filters<E extends object, S> {
  constructor(private readonly table: Table<E>) {}

  /** A column that is one of several values. */
  anyOf(names: Readonly<Record<string, string>>, column: keyof E & string, description: string): Filter {
    return {
      type: () => [names],
      description,
      parameter: { type: 'text[]', parse: (value) => value },
      holds: (row, value) => sql`${Reflect.get(row, column) as Sql} = ANY (${value})`,
    };
  }

  /** A column that has the value. */
  equal(type: () => object, parameter: ParameterType, column: keyof E & string, description: string): Filter {
    const { type: columnType } = columnOf(this.table, column);
    return {
      type,
      description,
      parameter: { ...parameter, type: columnType },
      holds: (row, value) => sql`${Reflect.get(row, column) as Sql} = ${value}`,
    };
  }

  /** Changed, as far as the row itself goes, since a moment. */
  changedSince(): Filter {
    return {
      type: () => DateTimeScalar,
      description: 'Recorded or changed since this moment.',
      parameter: parameter.moment,
      holds: (row, value) => sql`${Reflect.get(row, 'recordedAt') as Sql} >= ${value}`,
    };
  }

  /** Any condition. */
  such(
    type: () => object,
    parameter: ParameterType,
    description: string,
    holds: (row: Row<E> & S, value: Sql, context: ReadContext) => Sql,
  ): Filter {
    return { type, description, parameter, holds: (row, value, context) => holds(row as Row<E> & S, value, context) };
  }

  /** The same condition, for which a table has the rows. */
  foundIn<I extends object>(
    table: Table<I>,
    on: (entry: Row<I>, row: Row<E> & S, value: Sql) => Sql,
    condition: Filter,
  ): Filter {
    const index: FilterIndex = { table, on: (entry, row, value) => on(entry as Row<I>, row as Row<E> & S, value) };
    return { ...condition, index };
  }
}

type KeyOf<E extends object, S> =
  | (keyof E & string)
  | {
      readonly type: string;
      readonly of: (row: Row<E> & S, context: ReadContext) => Sql;
    };

/**
 * Makes the orders of a list. A key is never null: `coalesce` says where those without one stand. Where a unique index of the
 * table is among the keys, PostgreSQL can read the list from it as it is, without sorting equal ones by the id.
 */
export class Orders<E extends object, S> {
  constructor(private readonly table: Table<E>) {}

  ascending(description: string, ...keys: readonly KeyOf<E, S>[]): Order {
    return this.order(description, false, keys);
  }

  descending(description: string, ...keys: readonly KeyOf<E, S>[]): Order {
    return this.order(description, true, keys);
  }

  /** By a text in several languages, as the reader's language sorts it; its table has an `@IndexedByName` index for each. */
  byName(name: (row: Row<E> & S) => Sql): Order {
    const expression = (row: object, { locale }: ReadContext) => localisedKey(name(row as Row<E> & S), locale);
    return {
      description: 'By name, as the reader’s language sorts.',
      descending: false,
      isUnique: false,
      keys: [{ type: 'text', expression }],
    };
  }

  private order(description: string, descending: boolean, keys: readonly KeyOf<E, S>[]): Order {
    const given = new Set<unknown>(keys);
    const isUnique = this.table.unique.some((together) => together.every((column) => given.has(column)));
    return { description, descending, isUnique, keys: keys.map((key) => this.key(key)) };
  }

  private key(key: KeyOf<E, S>): OrderKey {
    if (typeof key !== 'string') {
      const { type, of } = key;
      return { type, expression: (row, context) => sql`(${of(row as Row<E> & S, context)})` };
    }
    const { type, nullable } = columnOf(this.table, key);
    if (nullable) throw new Error(`${String(this.table.name)}: no order by ${key}, which may be null`);
    return { type, expression: (row) => Reflect.get(row, key) as Sql };
  }
}

/** An order outside a model, for one relation. */
export const orderOf = <E extends object>(entity: Source<E>): Orders<E, unknown> => new Orders(tableOf(entity));

interface RootDeclaration<E extends object> {
  readonly description: string;
  readonly access: RootAccess;
  /** Takes the argument `on`. */
  readonly dated?: boolean;
  readonly nullable?: boolean;
  readonly arguments?: Arguments;
  readonly where?: (row: Row<E>, values: Values, context: ReadContext) => Sql;
}

/** A field of `Query` that gives one thing, or null. */
export function rootOne<E extends object>(name: string, model: () => ReadModel<E>, root: RootDeclaration<E>): void {
  declareRoot(name, model, root, false);
}

/** A field of `Query` that gives a page of things. */
export function rootConnection<E extends object>(
  name: string,
  model: () => ReadModel<E>,
  root: RootDeclaration<E>,
): void {
  declareRoot(name, model, root, true);
}

function declareRoot<E extends object>(
  name: string,
  model: () => ReadModel<E>,
  { where, dated = false, nullable, arguments: given = {}, ...root }: RootDeclaration<E>,
  many: boolean,
): void {
  const declared: RootField = {
    ...root,
    name,
    model,
    dated,
    nullable: nullable ?? !many,
    arguments: given,
    many,
    ...(where && { where: (row, values, context) => where(row as Row<E>, values, context) }),
  };
  roots.set(name, declared);
  addRoot(declared);
}
