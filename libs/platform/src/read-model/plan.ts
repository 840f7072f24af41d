import type { Operation } from '@talkoot/contracts';
import { type ArgumentNode, BREAK, type FieldNode, type GraphQLField, visit } from 'graphql';
import { COST_OF_LIST, HIGHEST_COST } from './cost.js';
import type { ParameterType, Values } from './model.js';
import { QueryTooCostly } from './read-errors.js';
import { Sql } from './sql.js';

/** A field of the document with arguments; where variables are among them, their values are taken anew at each run. */
export interface Call {
  readonly index: number;
  /** The root field that it belongs to. */
  readonly root: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** At planning; a plan may depend on their shape only. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly isConstant: boolean;
}

/** One execution of a plan. */
export interface Run {
  readonly operation: Operation;
  /** The arguments' values, by the index of the call. */
  readonly calls: readonly Readonly<Record<string, unknown>>[];
  /** The UUIDs of what is read by its id alone, by key. */
  readonly ids: Readonly<Record<string, string>>;
}

export interface Parameter {
  /** The root field that it belongs to, for errors; undefined: none of them. */
  readonly root: string | undefined;
  readonly value: (run: Run) => unknown;
}

export type Compute = (needed: unknown, operation: Operation) => unknown;

/** How an operation is read: whole, or short, without what may be in the cache. */
export type Form = 'whole' | 'short';

/** A selection of an object whose JSON the process may cache: the same key means the same JSON of the same object. */
export interface CachedSelection {
  readonly key: (run: Run) => string;
  /** How many fields are selected. */
  readonly fields: number;
}

/** One statement that answers all root fields of an operation, each in a column of its only row. */
export interface Plan {
  readonly form: Form;
  readonly text: string;
  readonly parameters: readonly Parameter[];
  /** What throws when an argument is none; the same form as parameters. */
  readonly checks: readonly Parameter[];
  readonly calls: readonly Call[];
  readonly computed: readonly Compute[];
  /**
   * When there is any, or the viewer is somebody, one more column has the versions of `platform.kept`: of the cached tables, and of
   * what says who may act.
   */
  readonly cached: readonly CachedSelection[];
  /** The fields with personal data: `Person.name`. */
  readonly personal: readonly string[];
  /** In points (cost.ts), for all the rows that the page sizes allow. */
  readonly cost: (run: Run) => number;
  /** The response keys, in the order of the columns. */
  readonly roots: readonly string[];
}

/** Collects the parts of a plan: parameters, common table expressions, aliases. */
export class PlanBuilder {
  readonly parameters: Parameter[] = [];
  readonly checks: Parameter[] = [];
  readonly calls: Call[] = [];
  readonly computed: Compute[] = [];
  readonly cached: CachedSelection[] = [];
  readonly personal = new Set<string>();
  readonly costs: ((run: Run) => number)[] = [];
  private lists = 0;
  private readonly placeholders = new Map<string, Sql>();
  private readonly tables: { readonly name: Sql; readonly text: () => string }[] = [];
  private aliases = 0;
  /** The root field that is being planned. */
  root: string | undefined;

  constructor(readonly form: Form) {}

  /** Whether there may be many things in it. */
  get hasMany(): boolean {
    return this.lists > 0;
  }

  /** Throws QueryTooCostly as soon as there are too many: to plan them takes long as well. */
  addList(): void {
    this.lists += 1;
    this.costs.push(() => COST_OF_LIST);
    const cost = this.lists * COST_OF_LIST;
    if (cost > HIGHEST_COST) throw new QueryTooCostly(cost, HIGHEST_COST);
  }

  alias(letter: string): Sql {
    this.aliases += 1;
    return new Sql(`${letter}${this.aliases}`);
  }

  /** The same key is the same parameter. */
  parameter(key: string, type: string, value: (run: Run) => unknown): Sql {
    const known = this.placeholders.get(key);
    if (known) return known;
    this.parameters.push({ root: this.root, value });
    const place = new Sql(`$${this.parameters.length}::${type}`);
    this.placeholders.set(key, place);
    return place;
  }

  /** To be called at each run, before anything is read; throws InvalidInput. */
  addCheck(value: (run: Run) => unknown): void {
    this.checks.push({ root: this.root, value });
  }

  addCall(
    definition: GraphQLField<unknown, unknown>,
    node: FieldNode,
    values: Readonly<Record<string, unknown>>,
  ): Call {
    const isConstant = !hasVariables(node.arguments ?? []);
    const call: Call = { index: this.calls.length, root: this.root ?? '', definition, node, values, isConstant };
    this.calls.push(call);
    return call;
  }

  /** A common table expression; its text is made at the end, when all its columns are known. */
  addTable(name: Sql, text: () => string): void {
    this.tables.push({ name, text });
  }

  /** The values of a call's arguments as parameters, as they are declared. */
  values(call: Call, types: Readonly<Record<string, { readonly parameter: ParameterType }>>): Values {
    return (name, otherwise) => {
      if (call.values[name] === undefined || call.values[name] === null) return otherwise ?? new Sql('NULL');
      const form = types[name]?.parameter;
      if (!form) throw new Error(`No argument ${name}`);
      return this.parameter(`${call.index}.${name}`, form.type, ({ calls }) =>
        form.parse(calls[call.index]?.[name], name),
      );
    };
  }

  withClause(): string {
    if (this.tables.length === 0) return '';
    return `WITH ${this.tables.map(({ name, text }) => `${name} AS (${text()})`).join(',\n')}\n`;
  }
}

function hasVariables(given: readonly ArgumentNode[]): boolean {
  let found = false;
  for (const each of given)
    visit(each, {
      Variable() {
        found = true;
        return BREAK;
      },
    });
  return found;
}
