import { Injectable } from '@nestjs/common';
import { mayEver, NotAllowed, type Operation } from '@talkoot/contracts';
import { NotAuthenticated } from '../auth/index.js';
import {
  type FieldNode,
  getArgumentValues,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { createHash } from 'node:crypto';
import { statementOfAll } from './check.js';
import { finish } from './finish.js';
import { sightOf } from './looking.js';
import type { ReadModel, RootAccess } from './model.js';
import { OperationPlanner } from './operation-planner.js';
import type { Plan, Run } from './plan.js';
import { QueryTooCostly, QueryTooSlow } from './read-errors.js';
import { ReadDatabase, type Statement, wasCancelled } from './read-database.js';
import { models, roots } from './registered.js';
import type { Document } from './selection.js';
import { shapeOf } from './shape.js';

/** What one operation may cost: a point for each row that its pages allow, and what sorting and counting whole lists costs (rows.ts). */
const HIGHEST_COST = 20_000;
/** Plans kept for one operation of a document; the document store bounds the documents. */
const MOST_PLANS = 32;

/** An operation of a validated document. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly definition: OperationDefinitionNode;
  readonly document: Document;
  readonly operation: Operation;
}

/** A root field, or a thing that a mutation gives back, with what is selected of it. */
export type Wanted =
  | { readonly kind: 'root'; readonly key: string; readonly nodes: readonly [FieldNode, ...FieldNode[]] }
  | {
      readonly kind: 'thing';
      readonly key: string;
      readonly nodes: readonly FieldNode[];
      readonly model: ReadModel<object>;
      readonly uuid: string;
    };

/** What went wrong with one of the wanted; the others are read all the same. */
export interface Failure {
  readonly key: string;
  readonly error: unknown;
}

export interface Answer {
  /** JSON by key, of those that did not fail. */
  readonly texts: ReadonlyMap<string, string>;
  readonly failures: readonly Failure[];
  readonly cost: number;
  /** Milliseconds in PostgreSQL and on the way there. */
  readonly sql: number;
}

interface Prepared extends Plan {
  readonly statement: Statement;
}

/** Answers what read models can: all that an operation wants of them in one statement. */
@Injectable()
export class ReadPath {
  /** They go with their documents. */
  private readonly plans = new WeakMap<OperationDefinitionNode, Map<string, Prepared>>();

  constructor(private readonly database: ReadDatabase) {}

  /** Whether the read path answers this field of `Query`. */
  answers(field: string): boolean {
    return roots.has(field) || field === 'node' || field === 'nodes';
  }

  /** Holds every read model against the database; throws with all that do not fit. */
  async check(schema: GraphQLSchema): Promise<void> {
    const faults = await Promise.all(
      [...models.values()].map((model) =>
        this.database.understands(statementOfAll(schema, model)).then(
          () => [],
          (error: unknown) => [`${model.name}: ${String(error)}`],
        ),
      ),
    );
    if (faults.flat().length > 0)
      throw new Error(`Read models that the database does not fit:\n${faults.flat().join('\n')}`);
  }

  async read(asked: Asked, wanted: readonly Wanted[]): Promise<Answer> {
    const failures: Failure[] = [];
    const allowed = wanted.filter((each) => {
      const error = each.kind === 'root' ? refusal(each, asked.operation) : undefined;
      if (error) failures.push({ key: each.key, error });
      return error === undefined;
    });
    const answer = await this.readAllowed(asked, allowed);
    return { ...answer, failures: [...failures, ...answer.failures] };
  }

  /** What has a wrong argument is left out, and the rest is planned again: that is rare. */
  private async readAllowed(asked: Asked, wanted: readonly Wanted[]): Promise<Answer> {
    if (wanted.length === 0) return { texts: new Map(), failures: [], cost: 0, sql: 0 };
    const plan = this.planFor(asked, wanted);
    const run = runOf(plan, asked, wanted);
    const { values, failure } = valuesOf(plan, run);
    if (failure) {
      const rest = await this.readAllowed(
        asked,
        wanted.filter(({ key }) => key !== failure.key),
      );
      return { ...rest, failures: [failure, ...rest.failures] };
    }
    const cost = plan.cost(run);
    if (cost > HIGHEST_COST) throw new QueryTooCostly(cost, HIGHEST_COST);
    const since = performance.now();
    const columns = await this.run(plan.statement, values);
    const sql = performance.now() - since;
    const finished = await Promise.all(columns.map((text) => finish(text, plan.computed, asked.operation)));
    return {
      texts: new Map(plan.roots.map((key, index) => [key, finished[index] ?? 'null'])),
      failures: [],
      cost,
      sql,
    };
  }

  private async run(statement: Statement, values: unknown[]): Promise<readonly string[]> {
    try {
      return await this.database.read(statement, values);
    } catch (error) {
      throw wasCancelled(error) ? new QueryTooSlow() : error;
    }
  }

  private planFor(asked: Asked, wanted: readonly Wanted[]): Prepared {
    const { definition, operation } = asked;
    const plans = this.plans.get(definition) ?? new Map<string, Prepared>();
    this.plans.set(definition, plans);
    const key = [sightOf(operation.viewer), operation.locale, ...shapes(asked), ...wanted.map((each) => each.key)].join(
      ' ',
    );
    let plan = plans.get(key);
    if (plan) return plan;
    plan = prepared(planOf(asked, wanted));
    const [oldest] = plans.keys();
    if (plans.size >= MOST_PLANS && oldest !== undefined) plans.delete(oldest);
    plans.set(key, plan);
    return plan;
  }
}

/** The plan of what is wanted, not kept. */
export function planOf({ schema, document, operation }: Asked, wanted: readonly Wanted[]): Plan {
  const planner = new OperationPlanner(schema, document, {
    sight: sightOf(operation.viewer),
    locale: operation.locale,
  });
  for (const each of wanted) {
    if (each.kind === 'thing') planner.byId(each.key, each.model, each.nodes);
    else planRoot(planner, each.key, each.nodes);
  }
  return planner.finish();
}

function planRoot(planner: OperationPlanner, key: string, nodes: readonly [FieldNode, ...FieldNode[]]): void {
  const name = nodes[0].name.value;
  const root = roots.get(name);
  if (root) planner.root(key, root, nodes);
  else if (name === 'node') planner.node(key, nodes);
  else planner.nodes(key, nodes);
}

function prepared(plan: Plan): Prepared {
  const name = createHash('sha256').update(plan.text).digest('base64url').slice(0, 32);
  return { ...plan, statement: { name, text: plan.text } };
}

/** The parameters' values, or which root field has an argument that is none. */
function valuesOf({ parameters, checks }: Plan, run: Run): { values: unknown[]; failure?: Failure } {
  const values: unknown[] = [];
  for (const { root, value } of [...parameters, ...checks]) {
    try {
      values.push(value(run));
    } catch (error) {
      return { values, failure: { key: root ?? '', error } };
    }
  }
  return { values: values.slice(0, parameters.length) };
}

function runOf(plan: Plan, { operation, document }: Asked, wanted: readonly Wanted[]): Run {
  return {
    operation,
    calls: plan.calls.map(({ definition, node }) => getArgumentValues(definition, node, document.variables)),
    ids: Object.fromEntries(wanted.flatMap((each) => (each.kind === 'thing' ? [[each.key, each.uuid]] : []))),
  };
}

function shapes({ schema, definition, document: { variables } }: Asked): string[] {
  return (definition.variableDefinitions ?? []).map(({ variable, type }) => {
    // Validation has seen to it that it is an input type.
    const of = typeFromAST(schema, type) as GraphQLInputType;
    return shapeOf(of, variables[variable.name.value]);
  });
}

function refusal(
  { nodes }: { readonly nodes: readonly [FieldNode, ...FieldNode[]] },
  { viewer }: Operation,
): Error | undefined {
  const access: RootAccess = roots.get(nodes[0].name.value)?.access ?? 'public';
  if (access === 'public') return undefined;
  if (viewer.person === undefined) return new NotAuthenticated();
  return mayEver(viewer, access) ? undefined : new NotAllowed(access);
}
