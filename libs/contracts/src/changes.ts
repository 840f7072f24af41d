import { z } from 'zod';

/** What somebody wants otherwise of a thing: what is left out stays as it is, null empties what may be empty. */
export type Changes<T> = { readonly [F in keyof T]?: (undefined extends T[F] ? T[F] | null : T[F]) | undefined };

/** The thing as the changes leave it. */
export function changed<T extends object>(before: T, changes: Changes<T>): T {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(said.map(([field, value]) => [field, value ?? undefined])) };
}

/** A field of a change that may be empty. */
export const clearable = <S extends z.ZodType>(field: S) => field.nullable().optional();

/** A list of a change that may be empty: null leaves nothing in it. */
export const clearableList = <T>(list: z.ZodType<T[]>) =>
  list
    .nullable()
    .transform((given) => given ?? [])
    .optional();

/** A field of a change that is never empty: null is refused. */
export const lasting = <S extends z.ZodType>(field: S) =>
  field
    .nullable()
    .transform((given, context) => given ?? refuse(context, 'never_empty'))
    .optional();

/** A field that has to be said, null for none: leaving it out does not say it. */
export const saidOrNull = <S extends z.ZodType>(field: S) =>
  field
    .nullable()
    .optional()
    .transform((given, context) => (given === undefined ? refuse(context, 'said_or_null') : given));

function refuse(context: z.core.$RefinementCtx, message: string): never {
  context.issues.push({ code: 'custom', input: undefined, message });
  return z.NEVER;
}

/** The fields of an input of which null says something; of any other it says what leaving out says. */
export function fieldsHeedingNull(input: z.ZodType): ReadonlySet<string> {
  if (!(input instanceof z.ZodObject)) return new Set();
  const heeding = Object.entries<z.ZodType>(input.shape).filter(([, field]) => heedsNull(field));
  return new Set(heeding.map(([name]) => name));
}

function heedsNull(field: z.ZodType): boolean {
  const { error } = field.safeParse(null);
  return error?.issues.some(({ message }) => message === 'never_empty') ?? true;
}
