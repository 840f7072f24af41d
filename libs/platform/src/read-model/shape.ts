import { kindOf } from '@talkoot/contracts';
import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInt,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/**
 * What a plan may depend on in a value: whether it is there, which it is of a Boolean, an enum or an Int (a page's size), of
 * which kind an id is.
 * Everything else is a parameter. The same shapes make the same statement.
 */
export function shapeOf(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return shapeOf(type.ofType, value);
  if (value === undefined || value === null) return '-';
  if (isListType(type)) return listShape(type.ofType, Array.isArray(value) ? value : [value]);
  if (type === GraphQLBoolean || type === GraphQLInt || isEnumType(type)) return JSON.stringify(value);
  if (type === GraphQLID) return (typeof value === 'string' ? kindOf(value) : undefined) ?? '?';
  if (!isInputObjectType(type)) return '+';
  const given = Object(value) as Record<string, unknown>;
  const fields = Object.values(type.getFields()).map((field) => shapeOf(field.type, given[field.name]));
  return `{${fields.join()}}`;
}

/** Of a list, the kinds of its ids matter, not how many or in which order. */
function listShape(type: GraphQLInputType, values: readonly unknown[]): string {
  const each = isNonNullType(type) ? type.ofType : type;
  if (each !== GraphQLID) return '[]';
  return `[${[...new Set(values.map((value) => shapeOf(each, value)))].toSorted().join()}]`;
}
