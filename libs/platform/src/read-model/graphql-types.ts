import { type Abstract, SetMetadata, type Type } from '@nestjs/common';
import {
  Args,
  Field as GraphqlField,
  type FieldOptions,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  TypeMetadataStorage,
} from '@nestjs/graphql';
import { ACCESS, type DeclaredAccess, Public } from '../auth/access.decorators.js';
import { ConnectionOf } from '../graphql/connection.js';
import { LocaleEnum } from '../graphql/enums.js';
import { NodeType } from '../graphql/node.type.js';
import { DateScalar } from '../graphql/scalars.js';
import type { Field, Filter, GraphqlType, Order, ReadModel, RootField } from './model.js';
import { requireRelations } from './require-relations.js';

interface PlainArgument {
  readonly type: () => GraphqlType;
  readonly description: string;
  readonly nullable?: boolean;
  readonly defaultValue?: unknown;
}

const optional = (type: () => GraphqlType, description: string): PlainArgument => ({
  type,
  description,
  nullable: true,
});

const PAGE: Readonly<Record<string, PlainArgument>> = {
  first: optional(() => Int, 'Return the first n items (default 50, maximum 100).'),
  after: optional(() => String, 'Return the items after this cursor.'),
  last: optional(() => Int, 'Return the last n items (maximum 100).'),
  before: optional(() => String, 'Return the items before this cursor.'),
};
const LOCALE = optional(() => LocaleEnum, 'Language. Default: that of the request.');
const ON = optional(() => DateScalar, 'The day to look at. Default: that of the object above, or today.');

/** @nestjs/graphql knows a type by a class; it never has an instance. */
function newClass(): Type<object> {
  // oxlint-disable-next-line typescript/no-extraneous-class -- decorators are put on it by the functions below
  return class {};
}

const prototypeOf = (type: Type<object>): object => type.prototype as object;

/** A class that @nestjs/graphql takes for the type. */
export function objectType(
  name: string,
  description: string,
  interfaces: readonly Abstract<object>[] = [],
): Type<object> {
  const type = newClass();
  ObjectType(name, { description, implements: () => [...interfaces] })(type);
  return type;
}

export function connectionType(type: Type<object>, name: string, plural: string): Type<object> {
  const connection = class extends ConnectionOf(type, name) {};
  ObjectType(`${name}Connection`, { description: `A page of ${plural}.` })(connection);
  return connection;
}

export function filterType(name: string, filters: ReadonlyMap<string, Filter>): Type<object> | undefined {
  if (filters.size === 0) return undefined;
  const type = newClass();
  InputType(`${name}Filter`, { description: 'Filter: every condition that is given must be true.' })(type);
  for (const [field, { type: of, description }] of filters)
    GraphqlField(of, { nullable: true, description })(prototypeOf(type), field);
  return type;
}

/** A value for each order; undefined when there is nothing to choose. */
export function orderType(name: string, orders: ReadonlyMap<string, Order>): object | undefined {
  if (orders.size < 2) return undefined;
  const apiName = (order: string) => order.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const members = Object.fromEntries([...orders.keys()].map((order) => [apiName(order), order]));
  const valuesMap = Object.fromEntries(
    [...orders].map(([order, { description }]) => [apiName(order), { description }]),
  );
  registerEnumType(members, { name: `${name}Order`, description: 'Sort order. Default: the first value.', valuesMap });
  return members;
}

/** What the field adds to the class. */
export function addField(type: Type<object>, name: string, field: Field): void {
  const { of, list } = typeOf(field);
  const options: FieldOptions = { nullable: field.nullable, description: field.description };
  GraphqlField(() => (list ? [of()] : of()), options)(prototypeOf(type), name);
  if (field.kind === 'many' && field.paged) pending.push(() => field.model().connection());
  addArguments(type, name, argumentsOf(field));
}

function typeOf(field: Field): { of: () => GraphqlType; list: boolean } {
  switch (field.kind) {
    case 'value':
    case 'computed':
    case 'polymorphic':
      return { of: field.type, list: false };
    case 'object':
      return { of: () => field.type, list: false };
    case 'parts':
      return { of: () => field.type, list: true };
    case 'one':
      return { of: () => field.model().type, list: false };
    case 'many':
      return field.paged
        ? { of: () => field.model().connection(), list: false }
        : { of: () => field.model().type, list: true };
  }
}

function argumentsOf(field: Field): () => Readonly<Record<string, PlainArgument>> {
  switch (field.kind) {
    case 'value':
      return () => ({ ...(field.localised && { locale: LOCALE }), ...(field.dated && { on: ON }) });
    case 'object':
      return () => (field.dated ? { on: ON } : {});
    case 'computed':
      return () => (field.localised ? { locale: LOCALE } : {});
    case 'parts':
    case 'polymorphic':
      return () => ({});
    case 'one':
      return () => ({ ...field.arguments, ...(field.dated && { on: ON }) });
    case 'many':
      return () => ({ ...(field.paged && listArguments(field.model())), ...(field.dated && { on: ON }) });
  }
}

function listArguments({ filter, orderBy }: ReadModel<object>): Record<string, PlainArgument> {
  return {
    ...PAGE,
    ...(filter && { filter: optional(() => filter, 'Filter. Default: none.') }),
    ...(orderBy && { orderBy: optional(() => orderBy, 'Sort order.') }),
  };
}

const unanswered = (field: string): never => {
  throw new Error(`${field} is answered by the read path`);
};

/** The fields of `Query`: the read path answers them before any resolver is asked; this tells the schema of them. */
@Resolver()
export class ReadRoots {
  @Query(() => NodeType, { nullable: true, description: 'Anything by its id; null when there is no such thing.' })
  @Public()
  node(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Args('on', { type: () => DateScalar, nullable: true, description: 'The day to look at. Default: today.' })
    on: unknown,
  ): never {
    return unanswered(`node ${id} on ${String(on)}`);
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description: 'Many things by their ids, at most 100, in the order asked; null in the place of what there is not.',
  })
  @Public()
  nodes(@Args('ids', { type: () => [ID], description: 'Their ids.' }) ids: string[]): never {
    return unanswered(`nodes ${ids.join()}`);
  }
}

export function addRoot(root: RootField): void {
  const answered = () => unanswered(root.name);
  const prototype: object = ReadRoots.prototype;
  Object.defineProperty(prototype, root.name, { value: answered, configurable: true, writable: true });
  const access: DeclaredAccess = root.access === 'public' ? { public: true } : { public: false, action: root.access };
  const descriptor = { value: answered };
  SetMetadata(ACCESS, access)(prototype, root.name, descriptor);
  const of = () => (root.many ? root.model().connection() : root.model().type);
  Query(of, { nullable: root.nullable, description: root.description })(prototype, root.name, descriptor);
  if (root.many) pending.push(() => root.model().connection());
  addArguments(ReadRoots, root.name, () => ({
    ...root.arguments,
    ...(root.many && listArguments(root.model())),
    ...(root.dated && { on: ON }),
  }));
}

/**
 * The arguments of a list depend on a model that may be declared later: they are looked up when the schema is made. `@Args` is
 * for resolvers alone, so that they are noted as it would.
 */
function addArguments(type: Type<object>, field: string, given: () => Readonly<Record<string, PlainArgument>>): void {
  pending.push(() => {
    Object.entries(given()).forEach(([name, { type: typeFn, description, nullable, defaultValue }], index) => {
      TypeMetadataStorage.addMethodParamMetadata({
        kind: 'arg',
        name,
        description,
        target: type,
        methodName: field,
        typeFn,
        index,
        options: { nullable: nullable ?? false, defaultValue },
      });
    });
  });
}

const pending: (() => unknown)[] = [];

/** Called once every read model is declared, before the schema is made. */
export function finishTypes(): void {
  requireRelations();
  for (const finish of pending.splice(0)) finish();
}
