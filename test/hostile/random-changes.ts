import {
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from '../support/random.js';

/** Where texts and ids come from. */
export interface Words {
  readonly id: () => string;
  readonly text: () => string;
  readonly day: () => string;
}

interface Operation {
  readonly source: string;
  readonly variables: object;
}

/** A change with an input that its type takes, whatever that says. */
export function randomChange(random: Random, schema: GraphQLSchema, words: Words): Operation {
  const fields: GraphQLField<unknown, unknown>[] = Object.values(schema.getMutationType()?.getFields() ?? {});
  const field = fields[random.between(0, fields.length - 1)];
  const input = field?.args[0];
  if (!field || !input) throw new Error('The schema has no mutations');
  return {
    source: `mutation ($input: ${String(input.type)}) { ${field.name}(input: $input) { errors { code path message } } }`,
    variables: { input: randomValue(input.type, random, words) },
  };
}

function randomValue(type: GraphQLInputType, random: Random, words: Words): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const length = random.between(0, 3);
    return Array.from({ length }, () => randomValue(nullable.ofType, random, words));
  }
  if (isInputObjectType(nullable)) {
    const given = Object.values(nullable.getFields()).filter(
      (field) => isNonNullType(field.type) || random.next() < 0.5,
    );
    return Object.fromEntries(
      given.map((field) => [
        field.name,
        !isNonNullType(field.type) && random.next() < 0.1 ? null : randomValue(field.type, random, words),
      ]),
    );
  }
  if (isEnumType(nullable)) return nullable.getValues()[random.between(0, nullable.getValues().length - 1)]?.name;
  switch (nullable.name) {
    case 'Int':
      return random.pick([0, 1, 2, -1, 2026, 2_147_483_647, -2_147_483_648]);
    case 'Float':
      return random.pick([0, 1.5, -90, 180.5, 1e308, 5e-324]);
    case 'Boolean':
      return random.next() < 0.5;
    case 'ID':
      return words.id();
    case 'Date':
      return words.day();
    case 'DateTime':
      return `${words.day()}T09:30:00Z`;
    case 'Decimal':
      return random.pick(['0', '1.00', '-1.00', '100.001', '999999999999999.99', '20000.00']);
    default:
      return words.text();
  }
}
