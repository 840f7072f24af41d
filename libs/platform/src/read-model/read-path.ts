import { Injectable } from '@nestjs/common';
import { mayEver, notAllowed, type Operation } from '@talkoot/contracts';
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
import { statementOfAll, statementOfKept } from './check.js';
import { HIGHEST_COST } from './cost.js';
import { finish } from './finish.js';
import { KeptObjects } from './kept-objects.js';
import { sightOf } from './looking.js';
import type { ReadModel, RootAccess } from './model.js';
import type { Plan, Run } from './plan.js';
import { type Asked, type Plans, plansOf, type Prepared, type Wanted } from './prepared.js';
import { AnswerTooLarge, QueryTooCostly, QueryTooSlow } from './read-errors.js';
import { ReadDatabase, type Statement, wasCancelled } from './read-database.js';
import { models, roots } from './registered.js';
import { shapeOf } from './shape.js';
import { columnOf } from './table.js';
import { Turnstile } from './turnstile.js';

/** Plans kept for one operation of a document; the document store bounds the documents. */
const MOST_PLANS = 32;

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

/** Answers what read models can: all that an operation wants of them in one statement. */
@Injectable()
export class ReadPath {
  /** They go with their documents. */
  private readonly plans = new WeakMap<OperationDefinitionNode, Map<string, Plans>>();
  private readonly memory = new KeptObjects();
  /** As many as there are connections, so that nobody waits for one without a turn. */
  private readonly turnstile: Turnstile;

  constructor(private readonly database: ReadDatabase) {
    this.turnstile = new Turnstile({ all: database.connections, each: Math.ceil(database.connections / 2) });
  }

  /** Whether nothing can be read, since what is being read takes all connections for long. */
  get isStuck(): boolean {
    return this.turnstile.isStuck;
  }

  /** Whether the read path answers this field of `Query`. */
  answers(field: string): boolean {
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
      await this.database.understands(statementOfAll(schema, model).text);
      const unnoticed = model.kept ? await this.unnoticed(statementOfKept(schema, model)) : [];
      return [...unnoticed, ...(await this.ambiguous(model))];
    } catch (error) {
      return [`${model.name}: ${String(error)}`];
    }
  }

  /** What is kept has to be forgotten when it changes: each table that it is read from has to tell. */
  private async unnoticed({ text, parameters }: Plan): Promise<string[]> {
    const tables = await this.database.tablesThatDoNotTell(text, parameters.length);
    return tables.map((table) => `What is kept is read from ${table}, which has no platform.keep`);
  }

  /** Pages are cut by keys that no two rows have the same: where several had, some would be on no page. */
  private async ambiguous({ name, table }: ReadModel<object>): Promise<string[]> {
    const sets = table.unique.map((together) => together.map((property) => columnOf(table, property).name));
    const found = await Promise.all(sets.map((columns) => this.database.tellsApart(table.name, columns)));
    return sets
      .filter((_, place) => found[place] === false)
      .map((columns) => `${name}: no unique index of ${columns.join()}`);
  }

  /** The cost of reading this, for any viewer. */
  cost(asked: Asked, wanted: readonly Wanted[]): number {
    if (wanted.length === 0) return 0;
    const { whole } = this.plansFor(asked, wanted);
    return whole.cost(runOf(whole, asked, wanted));
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

  /** Of what the process remembers only the ids are read, unless it turns out not to remember enough. */
  private async readAllowed(asked: Asked, wanted: readonly Wanted[]): Promise<Answer> {
    if (wanted.length === 0) return { texts: new Map(), failures: [], cost: 0, sql: 0 };
    const { whole, short, trust } = this.plansFor(asked, wanted);
    if (short && trust.isDue()) {
      const answer = await this.answer(short, asked, wanted);
      trust.note({ sufficed: answer !== undefined });
      if (answer) return answer;
    }
    const answer = await this.answer(whole, asked, wanted);
    if (!answer) throw new Error('The whole of an operation needs nothing that is remembered');
    return answer;
  }

  /** Undefined: the process does not remember what a short statement leaves out. */
  private async answer(plan: Prepared, asked: Asked, wanted: readonly Wanted[]): Promise<Answer | undefined> {
    const { memory } = this;
    const run = runOf(plan, asked, wanted);
    const keys = plan.kept.map(({ key }) => key(run));
    if (plan.form === 'short' && !memory.knows(keys)) return undefined;
    const { values, failure } = valuesOf(plan, run);
    if (failure) return this.readOthers(asked, wanted, failure);
    const cost = plan.cost(run);
    if (cost > HIGHEST_COST) throw new QueryTooCostly(cost, HIGHEST_COST);
    const leave = await this.turnstile.enter(callerOf(asked.operation));
    try {
      return await this.answerInside(plan, asked, values, keys, cost);
    } finally {
      leave();
    }
  }

  private async answerInside(
    plan: Prepared,
    { operation }: Asked,
    values: unknown[],
    keys: readonly string[],
    cost: number,
  ): Promise<Answer | undefined> {
    const { memory } = this;
    const since = performance.now();
    const columns = await this.run(plan.statement, values);
    const sql = performance.now() - since;
    // From here to what is learnt, nothing else happens in between: it is all of this version.
    if (keys.length > 0) memory.beOf(columns[plan.roots.length] ?? '');
    if (plan.form === 'whole') memory.open(keys);
    const finishing = { ...plan, operation, memory, keys };
    const finished = await Promise.all(plan.roots.map((_, place) => finish(columns[place] ?? 'null', finishing)));
    const texts = new Map<string, string>();
    for (const [place, key] of plan.roots.entries()) {
      const text = finished[place];
      if (text === undefined) return undefined;
      texts.set(key, text);
    }
    return { texts, failures: [], cost, sql };
  }

  /** What has a wrong argument is left out, and the rest is planned again: that is rare. */
  private async readOthers(asked: Asked, wanted: readonly Wanted[], failure: Failure): Promise<Answer> {
    const rest = await this.readAllowed(
      asked,
      wanted.filter(({ key }) => key !== failure.key),
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

  private plansFor(asked: Asked, wanted: readonly Wanted[]): Plans {
    const { definition, operation } = asked;
    const known = this.plans.get(definition) ?? new Map<string, Plans>();
    this.plans.set(definition, known);
    const key = [sightOf(operation.viewer), operation.locale, ...shapes(asked), ...wanted.map((each) => each.key)].join(
      ' ',
    );
    let plans = known.get(key);
    if (plans) return plans;
    plans = plansOf(asked, wanted);
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
  return mayEver(viewer, access) ? undefined : notAllowed(viewer, access);
}
