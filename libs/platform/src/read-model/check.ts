import { DEFAULT_LOCALE } from '@talkoot/contracts';
import { type GraphQLSchema, isObjectType, Kind, parse } from 'graphql';
import type { Field, ReadModel } from './model.js';
import { OperationPlanner } from './operation-planner.js';
import type { Plan } from './plan.js';
import type { VisibilityScope } from './read-context.js';
import { fragmentsOf } from './selection.js';

/** What every connection has, to be looked at whole. */
const PAGE =
  '{ totalCount nodes { __typename } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';

/**
 * A statement that uses every column and relation of a read model, for a server to see at its start whether the database has
 * them: a column that is renamed in a migration alone is found before the first question.
 */
export const statementOfAll = (schema: GraphQLSchema, model: ReadModel<object>): Plan =>
  planOfOne(schema, model, model.fields, 'organisation');

/** A statement that reads all that can be cached of a model's objects: their plain fields, which are the same for everybody. */
export const statementOfCached = (schema: GraphQLSchema, model: ReadModel<object>): Plan =>
  planOfOne(
    schema,
    model,
    new Map([...model.fields].filter(([, { kind }]) => kind === 'value' || kind === 'object')),
    'anybody',
  );

function planOfOne(
  schema: GraphQLSchema,
  model: ReadModel<object>,
  fields: ReadonlyMap<string, Field>,
  scope: VisibilityScope,
): Plan {
  const document = parse(`{ thing ${selectionOf(fields)} }`);
  const [definition] = document.definitions;
  const [thing] = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  if (thing?.kind !== Kind.FIELD || !isObjectType(schema.getType(model.name)))
    throw new Error(`${model.name} is not in the schema`);
  const context = { scope, locale: DEFAULT_LOCALE };
  const planner = new OperationPlanner(schema, { fragments: fragmentsOf([]), variables: {} }, context, 'whole');
  planner.any(model, [thing]);
  return planner.finish();
}

function selectionOf(fields: ReadonlyMap<string, Field>): string {
  return `{ ${[...fields].map(([name, field]) => `${name} ${argumentsOf(field)}${belowOf(field)}`).join(' ')} }`;
}

/** Any values of the arguments that have to be given. */
function argumentsOf(field: Field): string {
  const needed = Object.entries(field.kind === 'one' ? field.arguments : {}).filter(
    ([, { nullable, defaultValue }]) => !nullable && defaultValue === undefined,
  );
  if (needed.length === 0) return '';
  const given = needed.map(([name, { parameter }]) => `${name}: ${parameter.type === 'integer' ? '1' : '"any"'}`);
  return `(${given.join(' ')}) `;
}

function belowOf(field: Field): string {
  switch (field.kind) {
    case 'value':
    case 'computed':
      return '';
    case 'object':
    case 'parts':
      return selectionOf(field.fields);
    case 'one':
    case 'polymorphic':
      return '{ __typename }';
    case 'many':
      return field.paged ? PAGE : '{ __typename }';
  }
}
