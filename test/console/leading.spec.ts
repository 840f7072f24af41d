import { readFile } from 'node:fs/promises';
import { EVENT_NAMES, eventOf, heardBy, newId } from '@talkoot/contracts';
import {
  buildSchema,
  defaultFieldResolver,
  execute,
  getNamedType,
  type GraphQLFieldResolver,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql';
import { CONSOLE_PLACES } from '../../apps/console-addresses.js';
import { placeOf } from '../../apps/console/src/pages/at/leading.js';

const TOLD_OF = [
  ...new Set(
    EVENT_NAMES.filter((name) => heardBy(name).includes('notifications')).map((name) => eventOf(name).aggregate),
  ),
];

const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
const document = parse(await readFile('apps/console/src/pages/at/at.graphql', 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(isObjectType);

/** Something for each field that is asked for. */
const anything: GraphQLFieldResolver<Readonly<Record<string, unknown>>, unknown> = (source, given, context, info) => {
  const type = getNamedType(info.returnType);
  return isLeafType(type)
    ? (defaultFieldResolver(source, given, context, info) ?? (info.fieldName === 'country' ? 'FI' : 'X'))
    : (source[info.fieldName] ?? { __typename: type.name, id: 'x' });
};

async function placeOfOne(kind: (typeof TOLD_OF)[number]): Promise<string | undefined> {
  const id = newId(kind);
  const type = types.find(({ name }) => name.toLowerCase() === kind);
  if (type?.getInterfaces().some(({ name }) => name === 'Node') !== true) return placeOf(id, null);
  const { data, errors } = await execute({
    schema,
    document,
    rootValue: { node: { __typename: type.name, id } },
    variableValues: { id },
    fieldResolver: anything,
  });
  expect(errors).toBeUndefined();
  return placeOf(id, data?.['node'] as Parameters<typeof placeOf>[1]);
}

describe('a link to a thing', () => {
  it.each(TOLD_OF)('leads to a page of the console (%s)', async (kind) => {
    const place = await placeOfOne(kind);
    expect(CONSOLE_PLACES).toContain(place?.split('/')[1]);
    expect(place).not.toMatch(/\/$|undefined/);
  });

  it('leads nowhere when the thing is not there', () => {
    expect(placeOf(newId('pilot'), null)).toBeUndefined();
    expect(placeOf('nonsense', null)).toBeUndefined();
    expect(placeOf('constructor_x', null)).toBeUndefined();
  });
});
