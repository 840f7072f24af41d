import { anyId, idOfKinds, type IdKind, LocalDate, parseInput, searchLine, uuidOf } from '@talkoot/contracts';
import { z } from 'zod';
import type { Argument, GraphqlType, ParameterType } from './model.js';

const MOST_IN_A_LIST = 100;

/** Bounded: nobody searches for more. */
const searchText = searchLine(200);

/** Of the years that PostgreSQL writes with four digits. */
const moment = z
  .date()
  .min(new Date('0001-01-01T00:00:00Z'))
  .max(new Date('9999-12-31T23:59:59.999Z'))
  .transform((at) => at.toISOString());

/** The value as it is parsed; throws InvalidInput, which names the field. */
export function checked<S extends z.ZodType>(schema: S, value: unknown, name: string): z.output<S> {
  const parsed = schema.safeParse(value);
  // A schema of an object is made for the error alone: to make one takes longer than to parse by it.
  if (parsed.success) return parsed.data;
  return parseInput(z.object({ [name]: schema }), { [name]: value })[name] as z.output<S>;
}

const parsedBy = (type: string, schema: z.ZodType): ParameterType => ({
  type,
  parse: (value, name) => checked(schema, value, name),
});

const uuid = z.codec(anyId, z.string(), { decode: uuidOf, encode: () => z.NEVER });

/** What arguments become on their way to PostgreSQL. */
export const parameter = {
  text: parsedBy('text', searchText),
  texts: parsedBy('text[]', z.array(searchText).max(MOST_IN_A_LIST)),
  country: { type: 'character(2)', parse: (value: unknown) => value },
  /** One of an enum: GraphQL has seen to it. */
  oneOf: { type: 'text', parse: (value: unknown) => value },
  flag: parsedBy('boolean', z.boolean()),
  int: parsedBy('integer', z.int()),
  day: { type: 'date', parse: (value: unknown) => (value instanceof LocalDate ? value.toString() : null) },
  moment: parsedBy('timestamptz', moment),
  /** Of one of the kinds. Default: of any. */
  id: (...kinds: readonly IdKind[]): ParameterType =>
    parsedBy('uuid', kinds.length === 0 ? uuid : idOfKinds(kinds).pipe(uuid)),
} as const;

/** An argument that has to be given. */
export const required = (type: () => GraphqlType, form: ParameterType, description: string): Argument => ({
  type,
  parameter: form,
  description,
  nullable: false,
});

export const optional = (type: () => GraphqlType, form: ParameterType, description: string): Argument => ({
  ...required(type, form, description),
  nullable: true,
});
