import type { Type } from '@nestjs/common';
import type { Action, IdKind, Operation, Relation, Visible } from '@talkoot/contracts';
import type { Encode } from './encode.js';
import type { ReadContext } from './read-context.js';
import type { Sql } from './sql.js';
import type { Row, Table } from './table.js';

/** What @nestjs/graphql takes as a type. */
export type GraphqlType = Type<object> | object;

/** The values of arguments as parameters; `otherwise` stands for what was not given. */
export type Values = (name: string, otherwise?: Sql) => Sql;

/** How an argument's value becomes a parameter: its type in PostgreSQL, and what PostgreSQL takes; `parse` throws InvalidInput. */
export interface ParameterType {
  readonly type: string;
  parse(value: unknown, name: string): unknown;
}

/** An argument of a field besides those that every list has. */
export interface Argument {
  readonly type: () => GraphqlType;
  readonly description: string;
  readonly nullable: boolean;
  readonly defaultValue?: unknown;
  readonly parameter: ParameterType;
}
export type Arguments = Readonly<Record<string, Argument>>;

interface Described {
  readonly description: string;
  readonly nullable: boolean;
}

/** Something in the row itself. */
export interface ValueField extends Described {
  readonly kind: 'value';
  readonly type: () => GraphqlType;
  /** Texts in several languages take the argument `locale`. */
  readonly localised: boolean;
  /** What follows from the calendar takes the argument `on`. */
  readonly dated: boolean;
  expression(row: object, context: ReadContext): Sql;
  /** Whose personal data it is: who reads that of others is noted in the audit trail. */
  readonly personal?: { readonly kind: IdKind; uuid(row: object): Sql };
  readonly encode: Encode;
  /** What it is in the table for people, where not everybody sees it who sees the row. */
  readonly visible?: Visible;
  /** Whether the column or expression can be null where the field may not. */
  readonly mayBeMissing: boolean;
}

/** Several things of the row under one name, such as a period. */
export interface ObjectField extends Described {
  readonly kind: 'object';
  readonly name: string;
  readonly type: Type<object>;
  readonly fields: ReadonlyMap<string, Field>;
  /** Whether it is there at all. */
  present?(row: object, context: ReadContext): Sql;
  /** Takes the argument `on`. */
  readonly dated: boolean;
}

/** The elements of a JSON array that stands in the row, in their order, such as documents by link. */
export interface PartsField extends Described {
  readonly kind: 'parts';
  readonly name: string;
  readonly type: GraphqlType;
  /** Of one element, which is the property `element` of its row. */
  readonly fields: ReadonlyMap<string, ValueField>;
  elements(row: object, context: ReadContext): Sql;
}

/** Made by the process out of columns, such as a signed link. */
export interface ComputedField extends Described {
  readonly kind: 'computed';
  readonly type: () => GraphqlType;
  /** Takes the argument `locale`: it is computed in that language. */
  readonly localised: boolean;
  /** A JSON object of what it needs. */
  needs(row: object, context: ReadContext): Sql;
  compute(needed: unknown, operation: Operation): unknown;
}

/** What stands between two tables. */
export interface Link {
  readonly table: Table<object>;
  readonly from: string;
  readonly to: string;
  /** The column with the period in which the link holds; it must hold on the day looked at. */
  readonly dated?: string;
  /** The column by which the others stand in order, as themes do in a group: a whole number, never null. */
  readonly place?: string;
  where?(link: object, context: ReadContext): Sql;
}

/** The day on which what is below is looked at, where it is not that of the row. */
type DayOf = (row: object, context: ReadContext) => Sql;

interface Related extends Described {
  readonly model: () => ReadModel<object>;
  /** Takes the argument `on`. */
  readonly dated: boolean;
  day?: DayOf | undefined;
}

/** One other thing. */
export interface OneField extends Related {
  readonly kind: 'one';
  readonly join:
    | { readonly how: 'key'; key(row: object, context: ReadContext): Sql }
    | { readonly how: 'through'; readonly link: Link; from(row: object, context: ReadContext): Sql }
    /** The first that matches, in an order. */
    | {
        readonly how: 'first';
        from(row: object, context: ReadContext): Sql;
        matches(target: object, from: Sql, context: ReadContext, values: Values): Sql;
        readonly order: Order;
      };
  readonly arguments: Arguments;
}

/** Others: a list when there are few, else a connection. */
export interface ManyField extends Related {
  readonly kind: 'many';
  readonly paged: boolean;
  readonly source:
    | {
        readonly how: 'by';
        readonly by: string;
        from(row: object, context: ReadContext): Sql;
        /** The same as that the column has the key, in a form for which there is an index. */
        found?(target: object, key: Sql): Sql;
      }
    | { readonly how: 'through'; readonly link: Link; from(row: object, context: ReadContext): Sql }
    /** A subselect of ids, as `id`, each once: of the rows, or of what their column refers to. */
    | {
        readonly how: 'via';
        ids(from: Sql, context: ReadContext): Sql;
        readonly by: string | undefined;
        from(row: object, context: ReadContext): Sql;
      };
  /** How many there are taken to be, for the cost. Default: few. */
  readonly usual?: number | undefined;
  where?(target: object, context: ReadContext): Sql;
  readonly order?: Order | undefined;
}

/** One thing of several kinds, whichever is there. */
export interface PolymorphicField extends Described {
  readonly kind: 'polymorphic';
  readonly type: () => GraphqlType;
  /** By the kind of the thing; kinds of contexts that are not there are left out. */
  readonly branches: readonly { readonly kind: IdKind; key(row: object, context: ReadContext): Sql }[];
}

export type Field = ValueField | ObjectField | PartsField | ComputedField | OneField | ManyField | PolymorphicField;

/** One column of an order: not null, with its type in PostgreSQL. */
export interface OrderKey {
  readonly type: string;
  expression(row: object, context: ReadContext): Sql;
}

/** How a list can be sorted. */
export interface Order {
  readonly description: string;
  readonly descending: boolean;
  /** No two rows have the same keys; otherwise the id comes last by itself. */
  readonly isUnique: boolean;
  readonly keys: readonly OrderKey[];
}

/** A condition that a list's `filter` can have. */
export interface Filter {
  readonly type: () => GraphqlType;
  readonly description: string;
  readonly parameter: ParameterType;
  holds(row: object, value: Sql, context: ReadContext): Sql;
  /** Where a page finds the rows for which it holds, if that is not in the table itself. */
  readonly index?: FilterIndex;
}

/**
 * A table with one row for each value and row for which a filter holds. Its columns have the properties of the row's own that they
 * repeat, and are what a list is ordered by, so that a page is read from an index of value and order.
 */
export interface FilterIndex {
  readonly table: Table<object>;
  on(entry: object, row: object, value: Sql): Sql;
}

/** A row of another table joined to each row, at most one. */
export interface Side {
  readonly table: Table<object>;
  /** Every row has one, so that a list can be read along an index of the other table. */
  readonly isAlwaysThere?: boolean;
  on(side: object, row: object, context: ReadContext): Sql;
}

/**
 * Some of those who stand in a relation to a row, today whatever day is looked at. Each is a set of organisations, so that both can be
 * asked: whether the viewer's is one of them, and who they are; or it is of the person who looks.
 */
export type Party =
  | { readonly how: 'column'; readonly column: string }
  | { readonly how: 'through'; readonly link: Link; readonly from: string }
  /** Those who stand so to another thing, to which a column refers. */
  | {
      readonly how: 'of';
      readonly by: string;
      readonly model: () => ReadModel<object>;
      readonly relations: readonly Relation[];
    }
  | {
      readonly how: 'set';
      /** Its table, for people. */
      readonly table: Sql;
      includes(row: object, organisation: Sql, context: ReadContext): Sql;
      /** The organisations, as `id`. */
      organisations(row: object, context: ReadContext): Sql;
    }
  | { readonly how: 'person'; is(row: object, context: ReadContext): Sql };

/** How organisations and people stand to the rows of a model. */
export interface Standing {
  readonly own: ReadonlyMap<Relation, readonly Party[]>;
  /** The thing to which the row belongs: who is not said here stands to the row as to that. */
  readonly of: { readonly by: string; readonly model: () => ReadModel<object> } | undefined;
}

/** A rule of who sees a row; all of a model's rules must hold. */
export type Rule =
  | {
      readonly kind: 'rule';
      /** What the rows are in the table for people, and to which model's rows one stands as it tells. */
      readonly things: readonly Visible[];
      readonly standsTo: () => ReadModel<object>;
      sees(row: object, context: ReadContext): Sql;
    }
  /** Anyone who sees the other thing, to which the column refers. */
  | { readonly kind: 'as'; readonly by: string; readonly model: () => ReadModel<object> }
  /** The same where the column refers to one of several kinds of things, or to nothing. */
  | { readonly kind: 'as-any'; readonly by: string; readonly kinds: readonly IdKind[] };

/** Where the fields of one GraphQL object type come from, and who sees it. Made by `readModel`. */
export interface ReadModel<E extends object> {
  readonly name: string;
  readonly description: string;
  readonly table: Table<E>;
  /** The property with the id. */
  readonly key: string;
  /** Things that can be refetched by their id (`node`). */
  readonly node: IdKind | undefined;
  /** The kind of those among its rows that are changed as things of their own, where a row cannot be refetched. */
  readonly holds?: IdKind;
  readonly type: Type<object>;
  /** The type of its pages: there is none in the schema unless something has pages of it. */
  connection(): Type<object>;
  readonly filter: Type<object> | undefined;
  readonly orderBy: object | undefined;
  readonly sides: ReadonlyMap<string, Side>;
  /** Rows for which it does not hold are not there for anybody. */
  existsWhen?(row: object, context: ReadContext): Sql;
  readonly visible: readonly Rule[];
  /** How organisations and people stand to a row, from which follows who sees it and who may what. */
  readonly standing: Standing;
  /** Whether processes cache what they have read of its objects (object-cache.ts). */
  readonly cached: boolean;
  /** Later contexts add to them (`extend`). */
  readonly fields: Map<string, Field>;
  readonly filters: ReadonlyMap<string, Filter>;
  readonly orders: ReadonlyMap<string, Order>;
  /** Only in types. */
  readonly row?: Row<E>;
  readonly entity?: E;
}

/** Whether a root field is for anybody (who then sees what they may see), or needs a person with a role. */
export type RootAccess = 'public' | Action;

/** A field of `Query` that the read path answers. */
export interface RootField extends Described {
  readonly name: string;
  readonly model: () => ReadModel<object>;
  readonly access: RootAccess;
  readonly dated: boolean;
  readonly arguments: Arguments;
  readonly many: boolean;
  /** Which rows; the arguments' values are parameters. */
  where?(row: object, values: Values, context: ReadContext): Sql;
}
