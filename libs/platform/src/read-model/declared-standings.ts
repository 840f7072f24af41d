import {
  type Action,
  actionsOn,
  DEFAULT_LOCALE,
  type Id,
  type IdKind,
  idOf,
  isAllowed,
  isForInstance,
  kindOf,
  type Operation,
  type Relation,
  ruleOf,
  uuidOf,
  type Visible,
} from '@talkoot/contracts';
import { type Asking, type Standing, Standings, type Statement } from '../database/index.js';
import type { ReadModel } from './model.js';
import { type Parameter, PlanBuilder } from './plan.js';
import { scopeOf, type VisibilityScope } from './read-context.js';
import { findModelOfKind, models } from './registered.js';
import { declares, sees, standsTo } from './relations.js';
import { Select } from './select.js';
import { all, identifier, sql, type Sql, TRUE } from './sql.js';
import { View } from './view.js';
import { isVisible, keyOf, modelRow } from './visibility.js';

/** A thing that is seen. A column for each relation that was asked for tells whether it holds. */
type Found = Readonly<Record<string, boolean>>;

/** What is asked of a thing of a kind. */
interface Question {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

const NOT_THERE: Standing = { isSeen: false, relations: [] };
const NOTHING_ASKED: Standing = { isSeen: true, relations: [] };

/** Asks of things that are to be changed what the lists and `viewerCan` ask of those that are read. */
export class DeclaredStandings extends Standings {
  /** Undefined: of such a thing there is nothing to ask. */
  private readonly questions = new Map<string, Question | undefined>();

  /** An import and a job act for the instance itself: of them nothing is asked. */
  async of(asking: Asking, thing: Id<IdKind>, action?: Action): Promise<Standing> {
    const { operation } = asking;
    const model = modelOf(thing);
    if (isForInstance(operation)) return NOTHING_ASKED;
    if (!model) return NOT_THERE;
    const question = this.question(model, action, scopeOf(operation.viewer));
    if (!question) return NOTHING_ASKED;
    const [found] = await asking.rows<Found>(question.text, valuesOf(question, operation, thing));
    if (!found) return NOT_THERE;
    const relations = Object.keys(found).filter((each) => found[each] === true) as Relation[];
    return { isSeen: true, relations };
  }

  still(operation: Operation, thing: Id<IdKind>, action: Action): Statement | undefined {
    const model = modelOf(thing);
    if (isForInstance(operation) || !model || isAllowed(operation, action, [])) return undefined;
    const enough = relationsAsked(model, action).filter((each) => isAllowed(operation, action, [each]));
    const question = this.question(model, action, scopeOf(operation.viewer), enough);
    return question && { text: question.text, values: valuesOf(question, operation, thing) };
  }

  seen<I extends Id<IdKind>>(asking: Asking, things: readonly I[]): Promise<ReadonlySet<I>> {
    return those(asking, things, isVisible);
  }

  seenAs<I extends Id<IdKind>>(asking: Asking, things: readonly I[], what: Visible): Promise<ReadonlySet<I>> {
    return those(asking, things, (_, model, row, view) => sees(model, what, row, view));
  }

  /** Made once. `enough`: the relations of which one has to hold still. */
  private question(
    model: ReadModel<object>,
    action: Action | undefined,
    scope: VisibilityScope,
    enough?: readonly Relation[],
  ): Question | undefined {
    const key = [model.name, action, scope, enough?.join()].join(' ');
    if (!this.questions.has(key))
      this.questions.set(key, enough ? stillOf(model, enough, scope) : questionOf(model, action, scope));
    return this.questions.get(key);
  }
}

function valuesOf({ parameters }: Question, operation: Operation, thing: Id<IdKind>): unknown[] {
  const run = { operation, calls: [], ids: { thing: uuidOf(thing) } };
  return parameters.map(({ value }) => value(run));
}

/** The model whose rows are such things. */
const modelOf = (thing: Id<IdKind>): ReadModel<object> | undefined =>
  [...models.values()].find(({ node, holds }) => [node, holds].includes(kindOf(thing)));

function questionOf(
  model: ReadModel<object>,
  action: Action | undefined,
  scope: VisibilityScope,
): Question | undefined {
  const builder = new PlanBuilder('whole');
  const { from, alias, row, view } = rowsOf(builder, model, scope);
  const sees = isVisible(builder, model, row, view);
  const relations = action === undefined ? [] : relationsAsked(model, action);
  if (sees === TRUE && relations.length === 0) return undefined;
  const columns = relations.map((each) => sql`(${standsTo(model, [each], row, view)}) AS ${identifier(each)}`);
  const condition = all([isThing(builder, keyOf(model, alias)), sees]);
  const text = `SELECT ${columns.join(', ')} FROM ${from.from()} WHERE ${condition.toString()}`;
  return { text: `${builder.withClause()}${text}`, parameters: builder.parameters };
}

/** Fails where it does not hold, so that nobody has to wait for the answer. */
function stillOf(model: ReadModel<object>, enough: readonly Relation[], scope: VisibilityScope): Question {
  const builder = new PlanBuilder('whole');
  const { from, alias, row, view } = rowsOf(builder, model, scope);
  const sees = isVisible(builder, model, row, view);
  const condition = all([isThing(builder, keyOf(model, alias)), sees, standsTo(model, enough, row, view)]);
  const text = `SELECT 1 / (EXISTS (SELECT FROM ${from.from()} WHERE ${condition.toString()}))::int`;
  return { text: `${builder.withClause()}${text}`, parameters: builder.parameters };
}

const isThing = (builder: PlanBuilder, key: Sql): Sql =>
  sql`${key} = ${builder.parameter('thing', 'uuid', ({ ids }) => ids['thing'])}`;

/** Those that the rule of the action names. That it is done on such things, the action has to say. */
function relationsAsked({ name, node, holds, standing }: ReadModel<object>, action: Action): readonly Relation[] {
  const kind = node ?? holds;
  if (kind === undefined || !actionsOn(kind).includes(action)) throw new Error(`${action} is not on ${name}`);
  return ruleOf(action).relations.filter((each) => declares(standing, each));
}

type Condition = (builder: PlanBuilder, model: ReadModel<object>, row: object, view: View) => Sql;

/** Those of the things for which the condition holds, of all kinds in one statement. */
async function those<I extends Id<IdKind>>(
  asking: Asking,
  things: readonly I[],
  condition: Condition,
): Promise<ReadonlySet<I>> {
  const { operation } = asking;
  const kinds = [...new Set(things.map((each) => kindOf(each)))];
  const asked = kinds.flatMap((kind) => findModelOfKind(kind ?? '') ?? []);
  if (asked.length === 0) return new Set();
  const builder = new PlanBuilder('whole');
  const scope = isForInstance(operation) ? 'everything' : scopeOf(operation.viewer);
  const text = asked.map((model) => among(builder, model, things, scope, condition)).join(' UNION ALL ');
  const values = builder.parameters.map(({ value }) => value({ operation, calls: [], ids: {} }));
  const found = await asking.rows<{ kind: IdKind; id: string }>(`${builder.withClause()}${text}`, values);
  const there = new Set<string>(found.map(({ kind, id }) => idOf(kind, id)));
  return new Set(things.filter((each) => there.has(each)));
}

function among(
  builder: PlanBuilder,
  model: ReadModel<object>,
  things: readonly Id<IdKind>[],
  scope: VisibilityScope,
  holds: Condition,
): string {
  const { from, alias, row, view } = rowsOf(builder, model, scope);
  const uuids = things.filter((each) => kindOf(each) === model.node).map(uuidOf);
  const wanted = builder.parameter(`ids.${model.node}`, 'uuid[]', () => uuids);
  const key = keyOf(model, alias);
  const condition = all([holds(builder, model, row, view), sql`${key} = ANY (${wanted})`]);
  return `SELECT '${model.node}' AS kind, ${key.toString()} AS id FROM ${from.from()} WHERE ${condition.toString()}`;
}

interface Rows {
  readonly from: Select;
  readonly alias: Sql;
  readonly row: object;
  readonly view: View;
}

/** The rows of a model, of which something is to be asked. No text of theirs is read, so that any language will do. */
function rowsOf(builder: PlanBuilder, model: ReadModel<object>, scope: VisibilityScope): Rows {
  const view = new View(builder, scope, DEFAULT_LOCALE);
  const alias = builder.alias('t');
  const from = new Select(alias, () => `${model.table.name} ${alias}`);
  return { from, alias, row: modelRow(builder, model, from, alias, view), view };
}
