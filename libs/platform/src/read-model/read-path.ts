import { Injectable } from '@nestjs/common';
import { isSignedIn, mayEver, notAllowed, type Operation } from '@talkoot/contracts';
import { NotAuthenticated } from '../auth/index.js';
import {
  type FieldNode,
  getArgumentValues,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { callerOf } from './caller.js';
import { statementOfAll, statementOfCached } from './check.js';
import { HIGHEST_COST } from './cost.js';
import { postProcess } from './post-process.js';
import { ObjectCache } from './object-cache.js';
import { scopeOf } from './read-context.js';
import type { ReadModel, RootAccess } from './model.js';
import type { Plan, Run } from './plan.js';
import { type ReadRequest, type Plans, plansOf, type PreparedPlan, type ReadTarget } from './prepared.js';
import { AnswerTooLarge, QueryTooCostly, QueryTooSlow, ViewersChanged } from './read-errors.js';
import { ReadDatabase, type Statement, wasCancelled } from './read-database.js';
import { models, roots } from './registered.js';
import { shapeOf } from './shape.js';
import { columnOf } from './table.js';
import { FairLimiter } from './fair-limiter.js';

/** Plans kept for one operation of a document. */
const MOST_PLANS = 32;

/** The error of one target; the others are read all the same. */
export interface Failure {
  readonly key: string;
  readonly error: unknown;
  /** The root field, where it is refused because of who asks. */
  readonly field?: string;
}

/** Whose personal data was read, and in which fields; one's own is not counted. */
export interface PersonalData {
  readonly fields: readonly string[];
  readonly persons: readonly string[];
}

export const NOTHING_PERSONAL: PersonalData = { fields: [], persons: [] };

export interface ReadResult {
  /** JSON by key, of those that did not fail. */
  readonly texts: ReadonlyMap<string, string>;
  readonly failures: readonly Failure[];
  readonly personal: PersonalData;
  readonly cost: number;
  /** Milliseconds in PostgreSQL and on the way there. */
  readonly sql: number;
}

/** Executes the part of an operation that read models answer, in one statement. */
@Injectable()
export class ReadPath {
  /** They go with their documents. */
  private readonly plans = new WeakMap<OperationDefinitionNode, Map<string, Plans>>();
  private readonly cache = new ObjectCache();
  /** As many as there are connections, so that nobody waits for one without a turn. */
  private readonly limiter: FairLimiter;

  constructor(private readonly database: ReadDatabase) {
    this.limiter = new FairLimiter({ total: database.connections, perCaller: Math.ceil(database.connections / 2) });
  }

  /** Whether nothing can be read, since what is being read takes all connections for long. */
  get isStuck(): boolean {
    return this.limiter.isStuck;
  }

  /** Whether the read path answers this field of `Query`. */
  handles(field: string): boolean {
    return roots.has(field) || field === 'node' || field === 'nodes';
  }

  /** Holds every read model against the database; throws with all that do not fit. */
  async check(schema: GraphQLSchema): Promise<void> {
    const faults = await Promise.all([...models.values()].map((model) => this.faultsOf(schema, model)));
    if (faults.flat().length > 0)
      throw new Error(`Read models that the database does not fit:\n${faults.flat().join('\n')}`);
  }

  private async faultsOf(schema: GraphQLSchema, model: ReadModel<object>): Promise<string[]> {
    try {
      await this.database.prepare(statementOfAll(schema, model).text);
      const tablesWithoutTrigger = model.cached ? await this.unnoticed(statementOfCached(schema, model)) : [];
      return [...tablesWithoutTrigger, ...(await this.missingUniqueIndexes(model))];
    } catch (error) {
      return [`${model.name}: ${String(error)}`];
    }
  }

  /** Each table that cached objects are read from needs the trigger that changes the version of the cache. */
  private async unnoticed({ text, parameters }: Plan): Promise<string[]> {
    const tables = await this.database.tablesWithoutTrigger(text, parameters.length);
    return tables.map((table) => `Cached objects are read from ${table}, which has no platform.keep`);
  }

  /** Pages are cut by keys that no two rows have the same: where several had, some would be on no page. */
  private async missingUniqueIndexes({ name, table }: ReadModel<object>): Promise<string[]> {
    const sets = table.unique.map((together) => together.map((property) => columnOf(table, property).name));
    const found = await Promise.all(sets.map((columns) => this.database.hasUniqueIndex(table.name, columns)));
    return sets
      .filter((_, place) => found[place] === false)
      .map((columns) => `${name}: no unique index of ${columns.join()}`);
  }

  /** The cost of reading this, for any viewer. */
  cost(request: ReadRequest, targets: readonly ReadTarget[]): number {
    if (targets.length === 0) return 0;
    const { whole } = this.plansFor(request, targets);
    return whole.cost(runOf(whole, request, targets));
  }

  async read(request: ReadRequest, targets: readonly ReadTarget[]): Promise<ReadResult> {
    const failures: Failure[] = [];
    const allowed = targets.filter((each) => {
      if (each.kind !== 'root') return true;
      const error = refusal(each, request.operation);
      if (error && request.operation.viewersVersion !== undefined) throw new ViewersChanged();
      if (error) failures.push({ key: each.key, error, field: each.nodes[0].name.value });
      return error === undefined;
    });
    const result = await this.readAllowed(request, allowed);
    return { ...result, failures: [...failures, ...result.failures] };
  }

  /** Of cached objects only the ids are read, unless one turns out to be missing from the cache. */
  private async readAllowed(request: ReadRequest, targets: readonly ReadTarget[]): Promise<ReadResult> {
    if (targets.length === 0) return { texts: new Map(), failures: [], personal: NOTHING_PERSONAL, cost: 0, sql: 0 };
    const { whole, short, backoff } = this.plansFor(request, targets);
    if (short && backoff.isDue()) {
      const result = await this.execute(short, request, targets);
      backoff.record({ sufficed: result !== undefined });
      if (result) return result;
    }
    const result = await this.execute(whole, request, targets);
    if (!result) throw new Error('The whole of an operation needs nothing that is remembered');
    return result;
  }

  /** Undefined: the cache lacks an object that the short statement leaves out. */
  private async execute(
    plan: PreparedPlan,
    request: ReadRequest,
    targets: readonly ReadTarget[],
  ): Promise<ReadResult | undefined> {
    const { cache } = this;
    const run = runOf(plan, request, targets);
    const keys = plan.cached.map(({ key }) => key(run));
    if (plan.form === 'short' && !cache.has(keys)) return undefined;
    const { values, failure } = valuesOf(plan, run);
    if (failure) return this.readWithout(request, targets, failure);
    const cost = plan.cost(run);
    if (cost > HIGHEST_COST) throw new QueryTooCostly(cost, HIGHEST_COST);
    const release = await this.limiter.acquire(callerOf(request.operation));
    try {
      return await this.executeInTurn(plan, request, values, keys, cost);
    } finally {
      release();
    }
  }

  private async executeInTurn(
    plan: PreparedPlan,
    { operation }: ReadRequest,
    values: unknown[],
    keys: readonly string[],
    cost: number,
  ): Promise<ReadResult | undefined> {
    const { cache } = this;
    const since = performance.now();
    const columns = await this.run(plan.statement, values);
    const sql = performance.now() - since;
    const [version = '', viewers] = columns[plan.roots.length]?.split(' ') ?? [];
    const { viewersVersion } = operation;
    if (viewersVersion !== undefined && viewers !== viewersVersion) throw new ViewersChanged();
    // Nothing is awaited between here and the cache's entries: all are of this version.
    if (keys.length > 0) cache.useVersion(version);
    if (plan.form === 'whole') cache.track(keys);
    const { form, computed } = plan;
    const persons = new Set<string>();
    const postProcessing = { form, computed, operation, cache, keys, persons };
    const finished = await Promise.all(
      plan.roots.map((_, place) => postProcess(columns[place] ?? 'null', postProcessing)),
    );
    const texts = new Map<string, string>();
    for (const [place, key] of plan.roots.entries()) {
      const text = finished[place];
      if (text === undefined) return undefined;
      texts.set(key, text);
    }
    const { person } = operation.viewer;
    if (person !== undefined) persons.delete(person);
    return { texts, failures: [], personal: { fields: plan.personal, persons: [...persons] }, cost, sql };
  }

  /** Leaves out the target with an invalid argument and plans the rest again, which is rare. */
  private async readWithout(
    request: ReadRequest,
    targets: readonly ReadTarget[],
    failure: Failure,
  ): Promise<ReadResult> {
    const rest = await this.readAllowed(
      request,
      targets.filter(({ key }) => key !== failure.key),
    );
    return { ...rest, failures: [failure, ...rest.failures] };
  }

  private async run(statement: Statement, values: unknown[]): Promise<readonly string[]> {
    try {
      const columns = await this.database.read(statement, values);
      if (!columns) throw new AnswerTooLarge();
      return columns;
    } catch (error) {
      throw wasCancelled(error) ? new QueryTooSlow() : error;
    }
  }

  private plansFor(request: ReadRequest, targets: readonly ReadTarget[]): Plans {
    const { definition, operation } = request;
    const known = this.plans.get(definition) ?? new Map<string, Plans>();
    this.plans.set(definition, known);
    const key = [
      scopeOf(operation.viewer),
      operation.locale,
      ...shapes(request),
      ...targets.map((each) => each.key),
    ].join(' ');
    let plans = known.get(key);
    if (plans) return plans;
    plans = plansOf(request, targets);
    const [oldest] = known.keys();
    if (known.size >= MOST_PLANS && oldest !== undefined) known.delete(oldest);
    known.set(key, plans);
    return plans;
  }
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

function runOf(plan: Plan, { operation, document }: ReadRequest, targets: readonly ReadTarget[]): Run {
  return {
    operation,
    calls: plan.calls.map(({ definition, node, isConstant, values }) =>
      isConstant ? values : getArgumentValues(definition, node, document.variables),
    ),
    ids: Object.fromEntries(targets.flatMap((each) => (each.kind === 'thing' ? [[each.key, each.uuid]] : []))),
  };
}

function shapes({ schema, definition, document: { variables } }: ReadRequest): string[] {
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
  if (!isSignedIn(viewer)) return new NotAuthenticated();
  return mayEver(viewer, access) ? undefined : notAllowed(viewer, access);
}
