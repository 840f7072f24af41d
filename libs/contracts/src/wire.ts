import { z } from 'zod';

/** What a value is for those who send it: a scalar of the API, or an object with a name of its own. */
export type Wire = 'id' | 'float' | 'day' | 'moment' | 'localised' | 'period' | 'money' | { readonly object: string };

const wires = z.registry<{ wire: Wire; kinds?: () => readonly string[] }>();

/** The same schema, known as what it is for those who send it: parsers tell little of what they take. An id has its kinds. */
export function sentAs<S extends z.ZodType>(wire: Wire, schema: S, kinds?: () => readonly string[]): S {
  wires.add(schema, { wire, ...(kinds && { kinds }) });
  return schema;
}

/** What a value of the schema is for those who send it, where the schema was given to `sentAs`. */
export const wireOf = (schema: z.ZodType): Wire | undefined => wires.get(schema)?.wire;

/** Of which kinds an id may be. Undefined: of any. */
export const idKindsOf = (schema: z.ZodType): readonly string[] | undefined => wires.get(schema)?.kinds?.();
