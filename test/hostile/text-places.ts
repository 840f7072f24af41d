import { exampleId } from '@talkoot/contracts';
import { asVariable, mutationsDeclared } from '@talkoot/platform/graphql';
import {
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { z } from 'zod';
import { argumentsOf, placesIn, queryFor } from '../read-path/argument-places.js';

/** A place of the API that takes a text. */
export interface TextPlace {
  readonly where: string;
  /** Texts of one kind are read by the same code. */
  readonly kind: string;
  readonly document: string;
  /** The variable’s value with the text in its place. */
  readonly variable: (text: string) => unknown;
}

/** A place in the input of a mutation. */
export interface InputPlace extends TextPlace {
  readonly mutation: string;
  readonly inputType: string;
  /** Texts and ids are read by the mutation itself; what other scalars do not take is refused before it. */
  readonly isReadByMutation: boolean;
}

/** Numbers, yes or no, and words of a list are no texts; every other scalar is sent as one. */
const takesText = (type: GraphQLInputType): boolean => {
  const named = getNamedType(type);
  return !isEnumType(named) && !isInputObjectType(named) && !['Int', 'Float', 'Boolean'].includes(named.name);
};

/** What reads a text is its scalar, and of a String what is said besides. */
const kindOf = (type: GraphQLInputType, reader: string): string =>
  getNamedType(type).name === 'String' ? `String ${reader}` : getNamedType(type).name;

/** Every argument of a field of any type that takes a text, and every such field of a filter. */
export function queryPlaces(schema: GraphQLSchema): TextPlace[] {
  return argumentsOf(schema).flatMap((place) => {
    const document = queryFor(place);
    return placesIn(place.argument)
      .filter(({ type }) => takesText(type))
      .map(({ name, type, wrap }) => ({
        where: `${name} in ${document}`,
        kind: kindOf(type, name),
        document,
        variable: (text: string) => wrap(isListType(getNullableType(type)) ? [text] : text),
      }));
  });
}

/** Every field of the input of every mutation that takes a text, in the example that the mutation carries. */
export function mutationPlaces(schema: GraphQLSchema): InputPlace[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name: mutation, args }) => {
    const [input] = args;
    if (!input) throw new Error(`${mutation} takes nothing`);
    const declared = mutationsDeclared().get(mutation);
    const example = asVariable(declared?.example, input.type);
    return inputPlaces({ path: 'input', type: input.type, parser: declared?.input }, example, []).map(
      ({ path, type, parser, wrap }) => ({
        where: `${path} of ${mutation}`,
        mutation,
        inputType: String(input.type),
        kind: kindOf(type, readingOf(parser)),
        document: `mutation ($value: ${String(input.type)}) { ${mutation}(input: $value) { errors { code path message } } }`,
        variable: wrap,
        isReadByMutation: ['String', 'ID'].includes(getNamedType(type).name),
      }),
    );
  });
}

interface Field {
  readonly path: string;
  readonly type: GraphQLInputType;
  readonly parser: z.ZodType | undefined;
}

interface Place extends Field {
  readonly wrap: (text: unknown) => unknown;
}

function inputPlaces({ path, type, parser }: Field, example: unknown, within: readonly string[]): Place[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const first: unknown = Array.isArray(example) ? example[0] : undefined;
    const element = { path, type: nullable.ofType, parser: elementOf(parser) };
    return inputPlaces(element, first, within).map((each) => ({ ...each, wrap: (text) => [each.wrap(text)] }));
  }
  if (!isInputObjectType(nullable)) return takesText(type) ? [{ path, type, parser, wrap: (text) => text }] : [];
  if (within.includes(nullable.name)) return [];
  const whole = Object(example ?? sampleOf(type)) as Readonly<Record<string, unknown>>;
  return Object.values(nullable.getFields()).flatMap((field) => {
    const below = { path: `${path}.${field.name}`, type: field.type, parser: fieldOf(parser, field.name) };
    return inputPlaces(below, whole[field.name], [...within, nullable.name]).map((each) => ({
      ...each,
      wrap: (text: unknown) => ({ ...whole, [field.name]: each.wrap(text) }),
    }));
  });
}

/** Without what lets it be left out, be null or be something else afterwards. */
function innermost(parser: z.ZodType | undefined): z.ZodType | undefined {
  if (parser instanceof z.ZodOptional || parser instanceof z.ZodNullable || parser instanceof z.ZodDefault)
    return innermost(parser.unwrap() as z.ZodType);
  return parser instanceof z.ZodPipe ? innermost(parser.in as z.ZodType) : parser;
}

function elementOf(parser: z.ZodType | undefined): z.ZodType | undefined {
  const inner = innermost(parser);
  return inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
}

function fieldOf(parser: z.ZodType | undefined, name: string): z.ZodType | undefined {
  const inner = innermost(parser);
  return inner instanceof z.ZodObject ? ((inner.shape as z.ZodRawShape)[name] as z.ZodType | undefined) : undefined;
}

/** The checks of a parser in a row, without the numbers in which alone two may differ. */
function readingOf(parser: z.ZodType | undefined): string {
  const checks = (innermost(parser)?._zod.def.checks ?? []).map(({ _zod: { def } }) => {
    const { check, pattern, tx } = def as { check: string; pattern?: RegExp; tx?: { name: string } };
    return `${check} ${String(pattern ?? tx?.name ?? '')}`;
  });
  return checks.join(', ');
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  ID: exampleId('event'),
  String: 'x',
  Date: '2026-03-02',
  DateTime: '2026-03-02T09:00:00Z',
  Decimal: '1.00',
  Int: 1,
  Float: 1,
  Boolean: true,
  LocalisedTextInput: { en: 'x' },
};

/** Something that the type takes, with nothing that may be left out. */
function sampleOf(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [sampleOf(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (nullable.name in SAMPLES || !isInputObjectType(nullable)) return SAMPLES[nullable.name];
  const needed = Object.values(nullable.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(needed.map((field) => [field.name, sampleOf(field.type)]));
}
