import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { z } from 'zod';
import { loadContexts } from '../../apps/contexts.js';
import { models, roots } from '../read-path/declarations.js';

/** Under these keys @nestjs/common notes a module's providers, and the arguments of a method with their pipes. */
const PROVIDERS = 'providers';
const ARGUMENTS = '__routeArguments__';
const providersOfModule = z.array(z.unknown());
const argumentsOfMethod = z.record(z.string(), z.looseObject({ data: z.unknown(), pipes: z.array(z.unknown()) }));

/** One at least is of the form that a field wants. */
const SAMPLES = [
  'Ähtäri',
  'ÄÄ-1',
  '734',
  '14',
  '13:00',
  'sv',
  'FI194',
  'FI-14',
  'name@hämeenlinna.example',
  'https://example.org/ä',
];

/** A place where somebody gives a text, and how it is read. */
interface Text {
  readonly place: string;
  read(text: string): unknown;
}

const refuses = (text: Text, value: string): boolean => {
  try {
    text.read(value);
    return false;
  } catch {
    return true;
  }
};

describe('every text that somebody can give the API', () => {
  let texts: readonly Text[];
  let unread: readonly string[];

  beforeAll(async () => {
    const schema = buildSchema(await readFile(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));
    const found = [...(await textsOfChanges(schema)), ...textsOfReads(schema)];
    texts = found.filter((each) => typeof each !== 'string');
    unread = found.filter((each) => typeof each === 'string');
  });

  it('is read by something that is found', () => {
    expect(unread).toEqual([]);
    expect(texts.length).toBeGreaterThan(100);
  });

  it('is the same as what looks the same', () => {
    const faults = texts.flatMap((text) => {
      const taken = SAMPLES.filter((sample) => !refuses(text, sample));
      if (taken.length === 0) return [`${text.place} takes no sample: add one`];
      return taken.flatMap((sample) =>
        [` ${sample}\u00a0`, `\u2003${sample.normalize('NFD')}\n`].flatMap((alike) =>
          !refuses(text, alike) && JSON.stringify(text.read(alike)) === JSON.stringify(text.read(sample))
            ? []
            : [`${text.place}: ${JSON.stringify(alike)}`],
        ),
      );
    });
    expect(faults).toEqual([]);
  });

  it('holds nothing that turns it around or cannot be seen', () => {
    const hidden = ['\u202e', '\u2066', '\u200f', '\u061c', '\u200b', '\u2060', '\ufeff', '\u0007', '\ud83d'];
    const faults = texts.flatMap((text) =>
      SAMPLES.filter((sample) => !refuses(text, sample)).flatMap((sample) =>
        hidden
          .filter((each) => !refuses(text, `${sample.slice(0, 1)}${each}${sample.slice(1)}`))
          .map((each) => `${text.place}: U+${each.codePointAt(0)?.toString(16)}`),
      ),
    );
    expect(faults).toEqual([]);
  });
});

/** The texts in the inputs of mutations, read by the schemas of their pipes; a place alone when nothing reads it. */
async function textsOfChanges(schema: GraphQLSchema): Promise<(Text | string)[]> {
  const { modules } = await loadContexts();
  const resolvers = modules
    .flatMap((module) => providersOfModule.parse(Reflect.getMetadata(PROVIDERS, module)))
    .filter((provider) => typeof provider === 'function');
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) => {
    const given = resolvers
      .map((resolver) => argumentsOfMethod.safeParse(Reflect.getMetadata(ARGUMENTS, resolver, field.name)).data)
      .find((each) => each !== undefined);
    return field.args.flatMap((argument) => {
      const pipe = Object.values(given ?? {}).find(({ data }) => data === argument.name)?.pipes[0];
      const parser = pipe !== null && typeof pipe === 'object' ? typeIn(pipe, 'schema') : undefined;
      return textsIn(argument.type, parser, `${field.name}.${argument.name}`);
    });
  });
}

function textsIn(type: GraphQLInputType, parser: z.ZodType | undefined, place: string): (Text | string)[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return textsIn(nullable.ofType, parser && below(parser, undefined), place);
  if (isInputObjectType(nullable))
    return Object.values(nullable.getFields()).flatMap((field) =>
      textsIn(field.type, parser && below(parser, field.name), `${place}.${field.name}`),
    );
  if (getNamedType(nullable).name !== 'String') return [];
  return parser ? [{ place, read: (text) => parser.parse(text) }] : [place];
}

/** What parses a field of the object, or an element of the list, that the schema parses. */
function below(parser: z.ZodType, field: string | undefined): z.ZodType | undefined {
  if (parser instanceof z.ZodObject && field !== undefined) return typeIn(parser.shape, field);
  if (parser instanceof z.ZodArray && field === undefined) return typeIn(parser, 'element');
  for (const inner of ['innerType', 'in']) {
    const found = typeIn(parser.def, inner);
    if (found) return below(found, field);
  }
  return undefined;
}

function typeIn(holder: object, name: string): z.ZodType | undefined {
  const found: unknown = Reflect.get(holder, name);
  return found instanceof z.ZodType ? found : undefined;
}

/** Cursors are made by the API itself, and their form is checked where they are read. */
const CURSORS = ['after', 'before'];

/** The texts in arguments and filters of what is read. */
function textsOfReads(schema: GraphQLSchema): (Text | string)[] {
  const types = Object.values(schema.getTypeMap());
  const ofArguments = types
    .filter(isObjectType)
    .filter(({ name }) => name !== 'Mutation' && !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => {
        const read = type.name === 'Query' ? roots.get(field.name) : models.get(type.name)?.fields.get(field.name);
        return field.args
          .filter((argument) => getNamedType(argument.type).name === 'String' && !CURSORS.includes(argument.name))
          .map(({ name }) => {
            const parameter = read && 'arguments' in read ? read.arguments[name]?.parameter : undefined;
            const place = `${type.name}.${field.name}(${name})`;
            return parameter ? { place, read: (text: string) => parameter.parse(text, name) } : place;
          });
      }),
    );
  const ofFilters = [...models.values()].flatMap(({ name: model, filters }) => {
    const filter = schema.getType(`${model}Filter`);
    if (!isInputObjectType(filter)) return [];
    return Object.values(filter.getFields())
      .filter(({ type }) => getNamedType(type).name === 'String')
      .map(({ name, type }) => {
        const parameter = filters.get(name)?.parameter;
        const wrap = (text: string) => (isListType(getNullableType(type)) ? [text] : text);
        const place = `${model}Filter.${name}`;
        return parameter ? { place, read: (text: string) => parameter.parse(wrap(text), name) } : place;
      });
  });
  return [...ofArguments, ...ofFilters];
}
