import { OPERATORS_LOCALE, type Translations } from '@talkoot/contracts';
import {
  type FieldNode,
  getNamedType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { say } from '../messages/index.js';
import { MARKER } from './markers.js';
import { type Document, collectFields } from './selection.js';

const MISSING: Translations = say('read.missing');

type Path = readonly (string | number)[];

/**
 * A field that may not be null and is: an error, and the nearest place above that may be null is null instead (GraphQL, 6.4.4).
 * Only for answers in which PostgreSQL has marked such a place; all others need no look.
 */
export function propagateNulls(
  marked: unknown,
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  operation: FieldNode,
  document: Document,
): { data: unknown; errors: GraphQLError[] } {
  const errors: GraphQLError[] = [];

  const complete = (value: unknown, type: GraphQLOutputType, nodes: readonly FieldNode[], path: Path): unknown => {
    if (!isNonNullType(type)) return completeNullable(value, type, nodes, path);
    const completed = completeNullable(value, type.ofType, nodes, path);
    if (completed !== null) return completed;
    if (value === MARKER.missing || value === null)
      errors.push(
        new GraphQLError(MISSING[OPERATORS_LOCALE], {
          path,
          nodes,
          extensions: { reason: 'NOT_AVAILABLE', text: MISSING },
        }),
      );
    throw new Missing();
  };

  const completeNullable = (
    value: unknown,
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    path: Path,
  ): unknown => {
    if (value === null || value === MARKER.missing) return null;
    try {
      if (isListType(type) && Array.isArray(value))
        return value.map((each, index) => complete(each, type.ofType, nodes, [...path, index]));
      return isObjectType(getNamedType(type)) || typeof value === 'object' ? object(value, type, nodes, path) : value;
    } catch (error) {
      if (error instanceof Missing) return null;
      throw error;
    }
  };

  const object = (value: unknown, type: GraphQLOutputType, nodes: readonly FieldNode[], path: Path): unknown => {
    const given = Object(value) as Record<string, unknown>;
    const of = concrete(type, given);
    if (!isObjectType(of)) return value;
    const names = new Set([of.name, ...of.getInterfaces().map(({ name }) => name)]);
    const fields = of.getFields();
    return Object.fromEntries(
      [...collectFields(nodes, names, document)].map(([key, same]) => {
        const field = fields[same[0].name.value];
        return [key, field ? complete(given[key], field.type, same, [...path, key]) : given[key]];
      }),
    );
  };

  /** Of an interface the thing itself tells its type. */
  const concrete = (type: GraphQLOutputType, value: Record<string, unknown>) => {
    const named = getNamedType(type);
    return isObjectType(named) ? named : schema.getType(String(value[MARKER.type]));
  };

  return { data: completeNullable(marked, root, [operation], []), errors };
}

/** An answer in which something may be marked as missing. */
export const parseMarked = (text: string): unknown =>
  JSON.parse(text.replaceAll(MARKER.missing, JSON.stringify(MARKER.missing).slice(1, -1)));

class Missing extends Error {}
