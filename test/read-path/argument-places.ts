import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql';

type AnyField = GraphQLField<unknown, unknown>;

/** An argument, and what stands around the field that has it. */
interface ArgumentPlace {
  readonly around: (field: string) => string;
  readonly field: AnyField;
  readonly argument: GraphQLArgument;
}

/** Where a value can stand: the argument itself, or a field of its input. */
interface ValuePlace {
  readonly type: GraphQLInputType;
  readonly name: string;
  /** The argument’s value with the given one in this place. */
  readonly wrap: (value: unknown) => unknown;
}

/** Values that let one reach what is below. */
const GIVEN: Readonly<Record<string, string>> = { code: '"P-1"', country: 'FI', id: '"x"', ids: '[]' };

const requiredOf = (field: AnyField): GraphQLArgument[] =>
  field.args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);

const given = (args: readonly GraphQLArgument[]): string[] => args.map(({ name }) => `${name}: ${GIVEN[name] ?? '""'}`);

/** Every argument that can be reached, each on the shortest way. */
export function argumentsOf(schema: GraphQLSchema): ArgumentPlace[] {
  const query = schema.getQueryType();
  if (!query) throw new Error('The schema has no Query');
  const places: ArgumentPlace[] = [];
  const seen = new Set([query.name]);
  let level = [{ type: query, around: (field: string) => `{ ${field} }` }];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { type, around } of level)
      for (const field of Object.values(type.getFields())) {
        for (const argument of field.args) places.push({ around, field, argument });
        const below = getNamedType(field.type);
        if (!isObjectType(below) || seen.has(below.name)) continue;
        seen.add(below.name);
        next.push({
          type: below,
          around: (inner) => around(`${called(field, given(requiredOf(field)))} { ${inner} }`),
        });
      }
    level = next;
  }
  return places;
}

const called = ({ name }: AnyField, args: readonly string[]): string =>
  args.length > 0 ? `${name}(${args.join(', ')})` : name;

/** What of an argument can be given a value: itself, or the fields of its input, however deep. */
export function placesIn({ name, type }: Pick<GraphQLArgument, 'name' | 'type'>): ValuePlace[] {
  const nullable = getNullableType(type);
  if (!isInputObjectType(nullable)) return [{ type, name, wrap: (value) => value }];
  return Object.values(nullable.getFields()).flatMap((field) =>
    placesIn(field).map((each) => ({ ...each, wrap: (value: unknown) => ({ [field.name]: each.wrap(value) }) })),
  );
}

/** A query for the field with the argument as the variable `$value`. */
export function queryFor({ field, around, argument }: ArgumentPlace): string {
  const others = requiredOf(field).filter(({ name }) => name !== argument.name);
  const args = [`${argument.name}: $value`, ...given(others)];
  return `query ($value: ${String(argument.type)}) ${around(`${called(field, args)}${selectionOf(field)}`)}`;
}

function selectionOf({ type }: AnyField): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return 'getFields' in named ? ' { id }' : '';
  return 'nodes' in named.getFields() ? ' { totalCount nodes { __typename } edges { cursor } }' : ' { __typename }';
}
