import {
  type FieldNode,
  type GraphQLArgument,
  getArgumentValues,
  type GraphQLDirective,
  type GraphQLEnumValue,
  type GraphQLError,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  type GraphQLType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isWrappingType,
  type OperationDefinitionNode,
  TypeMetaFieldDef,
} from 'graphql';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { COST_OF_INTROSPECTION, HIGHEST_COST } from './cost.js';
import type { ReadRequest } from './prepared.js';
import { QueryTooCostly } from './read-errors.js';
import { collectFields } from './selection.js';
import { FairLimiter } from './fair-limiter.js';

type Nodes = readonly [FieldNode, ...FieldNode[]];

type Described =
  | GraphQLSchema
  | GraphQLType
  | GraphQLField<unknown, unknown>
  | GraphQLArgument
  | GraphQLInputField
  | GraphQLEnumValue
  | GraphQLDirective;

const present = <T>(thing: T | null | undefined): T[] => (thing ? [thing] : []);

/** Where introspection goes on from one thing to others; all its other fields are plain values. */
const WAYS = new Map<string, (of: Described, schema: GraphQLSchema) => readonly Described[]>([
  ['types', (_, schema) => Object.values(schema.getTypeMap())],
  ['queryType', (_, schema) => present(schema.getQueryType())],
  ['mutationType', (_, schema) => present(schema.getMutationType())],
  ['subscriptionType', (_, schema) => present(schema.getSubscriptionType())],
  ['directives', (_, schema) => schema.getDirectives()],
  ['fields', (of) => (isObjectType(of) || isInterfaceType(of) ? Object.values(of.getFields()) : [])],
  ['inputFields', (of) => (isInputObjectType(of) ? Object.values(of.getFields()) : [])],
  ['interfaces', (of) => (isObjectType(of) || isInterfaceType(of) ? of.getInterfaces() : [])],
  ['possibleTypes', (of, schema) => (isAbstractType(of) ? schema.getPossibleTypes(of) : [])],
  ['enumValues', (of) => (isEnumType(of) ? of.getValues() : [])],
  ['ofType', (of) => (isWrappingType(of) ? [of.ofType] : [])],
  ['args', (of) => ('args' in of ? of.args : [])],
  ['type', (of) => ('type' in of ? [of.type] : [])],
]);

/** The types of introspection: none of them is an interface or a kind of another. */
const NAMES: ReadonlySet<string> = new Set([
  '__Schema',
  '__Type',
  '__Field',
  '__InputValue',
  '__EnumValue',
  '__Directive',
]);

/** What root fields of introspection cost, as the schema is: exact, and not counted on above what is allowed. */
function costOf(roots: readonly Nodes[], { schema, document }: Pick<ReadRequest, 'schema' | 'document'>): number {
  let cost = 0;
  const look = (nodes: Nodes, things: readonly Described[]): void => {
    const fields = collectFields(nodes, NAMES, document);
    cost += COST_OF_INTROSPECTION * fields.size * things.length;
    for (const same of fields.values()) {
      if (cost > HIGHEST_COST) return;
      const way = WAYS.get(same[0].name.value);
      if (way)
        look(
          same,
          things.flatMap((thing) => way(thing, schema)),
        );
    }
  };
  for (const nodes of roots) {
    const [{ name }] = nodes;
    if (name.value === '__schema') look(nodes, [schema]);
    if (name.value !== '__type') continue;
    const asked = getArgumentValues(TypeMetaFieldDef, nodes[0], document.variables)['name'];
    look(nodes, present(schema.getType(String(asked))));
  }
  return cost;
}

/** JSON by the key of the root field. */
export interface Description {
  /** Undefined: one that may not be null is, so that there is no data at all. */
  readonly texts: ReadonlyMap<string, string> | undefined;
  readonly errors: readonly GraphQLError[];
  readonly cost: number;
}

interface Executed {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLError[];
}

/** The usual tools ask for more than half a megabyte, each in its own words. */
const MOST_KEPT = 8;

const NOTHING: Description = { texts: new Map(), errors: [], cost: 0 };

/**
 * What the schema tells about itself. It is the same until the process ends, so that an operation without variables is answered
 * once and kept; the others one at a time, with time for everybody else in between.
 */
export class Introspection {
  private readonly kept = new Map<OperationDefinitionNode, Description>();
  private readonly limiter = new FairLimiter({ total: 1, perCaller: 1 });

  /** Throws QueryTooCostly before anything is executed, and Overloaded. */
  async of(
    request: ReadRequest,
    roots: ReadonlyMap<string, Nodes>,
    execute: (nodes: readonly FieldNode[]) => Promise<Executed>,
  ): Promise<Description> {
    if (roots.size === 0) return NOTHING;
    const { definition } = request;
    const known = this.kept.get(definition);
    if (known) return known;
    const cost = costOf([...roots.values()], request);
    if (cost > HIGHEST_COST) throw new QueryTooCostly(cost, HIGHEST_COST);
    const release = cost > 0 ? await this.limiter.acquire('all') : undefined;
    try {
      if (release) await nextTurn();
      const { data, errors } = await execute([...roots.values()].flat());
      const texts = data && new Map([...roots.keys()].map((key) => [key, JSON.stringify(data[key] ?? null)]));
      const description = { texts: texts ?? undefined, errors, cost };
      const isConstant = (definition.variableDefinitions ?? []).length === 0;
      if (release && isConstant && errors.length === 0) this.keep(definition, description);
      return description;
    } finally {
      release?.();
    }
  }

  private keep(definition: OperationDefinitionNode, description: Description): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= MOST_KEPT && oldest) this.kept.delete(oldest);
    this.kept.set(definition, description);
  }
}
