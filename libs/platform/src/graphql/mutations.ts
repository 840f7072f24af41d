import { Inject, type Type } from '@nestjs/common';
import { Args, Field, Float, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { type Action, DEFAULT_LOCALE, type Operation, OPERATORS_LOCALE, type Wire, wireOf } from '@talkoot/contracts';
import { z } from 'zod';
import { Allow } from '../auth/access.decorators.js';
import { LocalisedTextInput, MoneyInput, Payload, PeriodInput } from './common.types.js';
import { enumOfWords } from './enums.js';
import { parsed } from './parsed.js';
import { DateScalar, DateTimeScalar } from './scalars.js';
import { Viewing } from './viewing.js';

/** A plain value in the payload, beside the changed objects. */
interface ScalarResult {
  readonly scalar: typeof Int | typeof String;
  readonly description: string;
}

/** A read model. */
interface Model {
  readonly type: Type<object>;
  readonly entity?: object;
}

/** A field of the payload: an object of a read model, which is read by its id after the commit, or a plain value. */
type Result = (() => Model) | ScalarResult;
type Results = Readonly<Record<string, Result>>;

/** What `run` returns for one result: the id of an object, of the read model’s kind, undefined when there is none; or the value. */
type ValueOf<G> = G extends () => { readonly entity?: infer E }
  ? NonNullable<E> extends { id: infer I }
    ? I | undefined
    : never
  : G extends { readonly scalar: typeof Int }
    ? number
    : string;

type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never;

/** What `run` returns: a value for each result. For a single result the value alone is enough. */
type Outcome<G extends Results> =
  { readonly [P in keyof G]: ValueOf<G[P]> } | (IsUnion<keyof G> extends true ? never : ValueOf<G[keyof G]>);

interface Declaration<S, I extends z.ZodObject, G extends Results> {
  /** What it does: a sentence of the API's documentation. */
  readonly description: string;
  /** The action that the caller needs; the service checks their relation to the object. */
  readonly may: Action;
  /** Every field has a description (`.describe()`), and so has the whole. */
  readonly input: I;
  /** The input of a realistic call, with ids from `exampleId`. Documents show it; tests vary it. */
  readonly example: z.input<I>;
  /** The fields of the payload. */
  readonly gives: G;
  readonly run: (service: S, operation: Operation, command: z.output<I>) => Promise<Outcome<G>>;
}

/** What documents and tests need of a mutation. */
export interface DeclaredMutation extends Pick<
  AnyDeclaration<never>,
  'description' | 'may' | 'input' | 'example' | 'gives'
> {
  /** The class that answers it. */
  readonly resolver: Type<object>;
}

const declaredMutations = new Map<string, DeclaredMutation>();

/** Every mutation of the modules that are loaded, by its name. */
export const mutationsDeclared = (): ReadonlyMap<string, DeclaredMutation> => declaredMutations;

interface AnyDeclaration<S> extends Omit<Declaration<S, z.ZodObject, Results>, 'run'> {
  run(service: S, operation: Operation, command: unknown): Promise<unknown>;
}

type Change<S> = <I extends z.ZodObject, G extends Results>(declared: Declaration<S, I, G>) => AnyDeclaration<S>;

/**
 * Declares the mutations of a service, by their names in the API. The input type, the payload type, the resolver, the parser and the
 * access check are made from the declaration. Add the class that it returns to the module's providers.
 */
export function mutations<S extends object>(
  service: Type<S>,
  declare: (change: Change<S>) => Readonly<Record<string, AnyDeclaration<S>>>,
): Type<object> {
  class Mutations {
    constructor(readonly service: S) {}
  }
  Inject(service)(Mutations, undefined, 0);
  Resolver()(Mutations);
  const declared = declare((each) => each);
  for (const [name, each] of Object.entries(declared)) {
    declaredMutations.set(name, { ...each, resolver: Mutations });
    addMutation(Mutations, name, each);
  }
  return Mutations;
}

function addMutation<S>(resolver: Type<{ readonly service: S }>, name: string, declared: AnyDeclaration<S>): void {
  const { description, may, input, gives } = declared;
  const value = async function (this: { readonly service: S }, command: unknown, operation: Operation) {
    return payloadOf(gives, await declared.run(this.service, operation, command));
  };
  const prototype = resolver.prototype as object;
  const method = { value, configurable: true, writable: true };
  Object.defineProperty(prototype, name, method);
  Reflect.defineMetadata('design:paramtypes', [Object, Object], prototype, name);
  const title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const payload = payloadType(`${title}Payload`, name, gives);
  const type = inputType(`${title}Input`, input);
  Mutation(() => payload, { description })(prototype, name, method);
  Allow(may)(prototype, name, method);
  Args('input', { type: () => type, description: 'What to change.' }, parsed(input))(prototype, name, 0);
  Viewing()(prototype, name, 1);
}

/** Objects as their ids: what the client selects of them is read after the commit. */
function payloadOf(gives: Results, outcome: unknown): Record<string, unknown> {
  const names = Object.keys(gives);
  const values = (
    typeof outcome === 'object' && outcome !== null ? outcome : Object.fromEntries(names.map((name) => [name, outcome]))
  ) as Readonly<Record<string, unknown>>;
  const fields = Object.entries(gives).map(([name, result]): [string, unknown] => {
    const value = values[name];
    return [name, typeof result === 'function' && value !== undefined ? { id: value } : value];
  });
  return Object.fromEntries(fields);
}

function payloadType(name: string, mutation: string, gives: Results): Type<object> {
  const type = class extends Payload {};
  ObjectType(name, { description: `Result of ${mutation}.` })(type);
  for (const [field, result] of Object.entries(gives)) {
    const typed: GraphqlType = typeof result === 'function' ? () => result().type : () => result.scalar;
    const description =
      typeof result === 'function'
        ? 'As it is now; null when there are errors, or when you do not see it.'
        : result.description;
    Field(typed as () => Type<object>, { nullable: true, description })(type.prototype as object, field);
  }
  return type;
}

/** One type for each name: several inputs have the same object within. */
const inputTypes = new Map<string, { readonly type: Type<object>; readonly shape: z.core.$ZodShape }>();

function inputType(name: string, schema: z.ZodType): Type<object> {
  if (!(schema instanceof z.ZodObject)) throw new Error(`${name} is not an object`);
  const known = inputTypes.get(name);
  if (known && known.shape !== schema.shape) throw new Error(`${name} is the name of two inputs`);
  if (known) return known.type;
  // oxlint-disable-next-line no-extraneous-class -- its fields are added below
  const type = class {};
  InputType(name, { description: descriptionOf(name, schema) })(type);
  for (const [field, of] of Object.entries<z.ZodType>(schema.shape)) {
    const options = {
      nullable: of._zod.optin !== undefined,
      description: `${descriptionOf(`${name}.${field}`, of)}${limitsOf(of)}`,
    };
    Field(typeOf(`${name}.${field}`, of) as () => Type<object>, options)(type.prototype, field);
  }
  inputTypes.set(name, { type, shape: schema.shape });
  return type;
}

function descriptionOf(place: string, schema: z.ZodType): string {
  const { description } = schema;
  if (description === undefined) throw new Error(`${place} has no description: add .describe(…) to its schema`);
  return description;
}

/** The limits of a field in words, so that no description has to repeat them. */
function limitsOf(schema: z.ZodType): string {
  const inner = innermost(schema);
  const { least, most } = boundsOf(inner);
  if (inner instanceof z.ZodArray) return range(least, most, ' items');
  if (inner instanceof z.ZodNumber) return range(least, most, '');
  if (most === undefined) return '';
  return ` At most ${count(most)} characters${wireOf(inner) === 'localised' ? ' in each language' : ''}.`;
}

interface Bounds {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

/** How long a text, how many items and how large a number may be; of a text in several languages, in each. */
export function boundsOf(inner: z.ZodType): Bounds {
  if (inner instanceof z.ZodObject && wireOf(inner) === 'localised')
    return boundsOf(innermost(inner.shape[DEFAULT_LOCALE] as z.ZodType));
  if (inner instanceof z.ZodString) return inner.maxLength === null ? {} : { most: inner.maxLength };
  const checks = (inner._zod.def.checks ?? []).map((each) => each._zod.def);
  const found = (check: string): number | undefined => {
    const { minimum, maximum, value } = (checks.find((each) => each.check === check) ?? {}) as Readonly<
      Record<string, number>
    >;
    return minimum ?? maximum ?? value;
  };
  if (inner instanceof z.ZodArray) return { least: found('min_length'), most: found('max_length') };
  return inner instanceof z.ZodNumber ? { least: found('greater_than'), most: found('less_than') } : {};
}

function range(from: number | undefined, to: number | undefined, unit: string): string {
  if (to === undefined) return '';
  return from === undefined ? ` At most ${count(to)}${unit}.` : ` From ${count(from)} to ${count(to)}${unit}.`;
}

/** Years and the like as they are, larger numbers in groups. */
const count = (number: number): string => (number < 10_000 ? String(number) : number.toLocaleString(OPERATORS_LOCALE));

/** Below what makes a field optional, clearable or a default. */
export function innermost(schema: z.ZodType): z.ZodType {
  if (wireOf(schema)) return schema;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return innermost(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodPipe ? innermost(schema.in as z.ZodType) : schema;
}

type GraphqlType = () => object;

const SCALARS: Readonly<Record<Exclude<Wire, object>, object>> = {
  id: ID,
  float: Float,
  day: DateScalar,
  moment: DateTimeScalar,
  localised: LocalisedTextInput,
  period: PeriodInput,
  money: MoneyInput,
};

/** The GraphQL type of a field: what it is for those who send it. */
function typeOf(place: string, field: z.ZodType): GraphqlType {
  const schema = innermost(field);
  const wire = wireOf(schema);
  if (typeof wire === 'string') return () => SCALARS[wire];
  if (wire) {
    const type = inputType(wire.object, schema);
    return () => type;
  }
  if (schema instanceof z.ZodArray) {
    const element = typeOf(place, schema.element as z.ZodType);
    return () => [element()];
  }
  if (schema instanceof z.ZodEnum) return () => enumOfWords(place, schema.options);
  if (schema instanceof z.ZodNumber) return () => Int;
  if (schema instanceof z.ZodBoolean || schema instanceof z.ZodLiteral) return () => Boolean;
  if (schema instanceof z.ZodString || schema instanceof z.ZodEmail) return () => String;
  throw new Error(`${place}: no GraphQL type for its schema: give it to sentAs`);
}
