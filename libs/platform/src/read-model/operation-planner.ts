import { anyId, type IdKind, kindOf, uuidOf } from '@talkoot/contracts';
import type { FieldNode, GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { joined } from './encode.js';
import type { ReadModel, RootField } from './model.js';
import { type Call, PlanBuilder, type Form, type Plan, type Run } from './plan.js';
import { Planner, typed } from './planner.js';
import { checked } from './parameters.js';
import { LARGEST_ANSWER } from './read-errors.js';
import { findModelOfKind } from './registered.js';
import { Rows } from './rows.js';
import { Select } from './select.js';
import type { Document } from './selection.js';
import { all, sql, Sql, TRUE } from './sql.js';
import { columnOf } from './table.js';
import { View } from './view.js';
import type { ReadContext } from './read-context.js';
import { isVisible, keyOf, modelRow } from './visibility.js';

const MOST_IDS = 100;
const manyIds = z.array(anyId).max(MOST_IDS);

type ReadIds = readonly { readonly kind: IdKind | undefined; readonly uuid: string }[];
const readBefore = new WeakMap<readonly unknown[], ReadIds>();

/** The kinds and keys of a list of ids. A variable that stands in many places is read once. */
function readIds(given: unknown): ReadIds {
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  const read =
    readBefore.get(list) ?? checked(manyIds, list, 'ids').map((id) => ({ kind: kindOf(id), uuid: uuidOf(id) }));
  readBefore.set(list, read);
  return read;
}

/** Plans the root fields of one operation, each as a column of one row. */
export class OperationPlanner {
  private readonly builder: PlanBuilder;
  private readonly planner: Planner;
  private readonly view: View;
  private readonly columns: { readonly key: string; readonly value: Sql }[] = [];

  constructor(
    schema: GraphQLSchema,
    document: Document,
    { scope, locale }: Pick<ReadContext, 'scope' | 'locale'>,
    form: Form,
  ) {
    this.builder = new PlanBuilder(form);
    this.planner = new Planner(this.builder, schema, document);
    this.view = new View(this.builder, scope, locale);
  }

  root(key: string, root: RootField, nodes: readonly [FieldNode, ...FieldNode[]]): void {
    this.builder.root = key;
    const call = this.planner.call('Query', nodes[0]);
    const view = this.planner.viewOf(this.view, call);
    const values = this.builder.values(call, root.arguments);
    const where = root.where && ((row: object, context: ReadContext) => root.where?.(row, values, context) ?? TRUE);
    const model = root.model();
    const value = root.many
      ? joined(this.planner.lists.connection(model.name, this.all(model, view, call, where), nodes))
      : this.only(model, view, nodes, where ?? (() => TRUE));
    this.columns.push({ key, value });
  }

  /** The thing with the id that is given at each run; null when the viewer does not see it. */
  byId(
    key: string,
    model: ReadModel<object>,
    nodes: readonly FieldNode[],
    id: (run: Run) => string | undefined = ({ ids }) => ids[key],
    view = this.view,
  ): void {
    this.builder.root = key;
    const given = this.builder.parameter(`${key}.id`, 'uuid', id);
    this.columns.push({ key, value: this.only(model, view, nodes, (row) => sql`${idOf(model, row)} = ${given}`) });
  }

  /** Any of the model's things, whichever: to see that the database has what the fields need. */
  any(model: ReadModel<object>, nodes: readonly FieldNode[]): void {
    this.columns.push({ key: model.name, value: this.only(model, this.view, nodes, () => TRUE) });
  }

  /** `node(id:)`: which kind it is of decides the plan. */
  node(key: string, nodes: readonly [FieldNode, ...FieldNode[]]): void {
    this.builder.root = key;
    const call = this.planner.call('Query', nodes[0]);
    const model = findModelOfKind(kindOf(String(call.values['id'])) ?? '');
    const id = (run: Run) => uuidOf(checked(anyId, run.calls[call.index]?.['id'], 'id'));
    if (model) this.byId(key, model, nodes, id, this.planner.viewOf(this.view, call));
    // Asked for all the same, so that what is no id is refused.
    else
      this.columns.push({
        key,
        value: sql`CASE WHEN ${this.builder.parameter(`${key}.id`, 'uuid', id)} IS NULL THEN '' ELSE 'null' END`,
      });
  }

  /** `nodes(ids:)`: in the order asked, null for what is not there. */
  nodes(key: string, nodes: readonly [FieldNode, ...FieldNode[]]): void {
    this.builder.root = key;
    this.builder.addList();
    const call = this.planner.call('Query', nodes[0]);
    const idsOf = (run: Run) => readIds(run.calls[call.index]?.['ids']);
    const ids = this.builder.parameter(`${key}.ids`, 'uuid[]', (run) => idsOf(run).map(({ uuid }) => uuid));
    const kinds = this.builder.parameter(`${key}.kinds`, 'text[]', (run) => idsOf(run).map((each) => each.kind));
    const asked = new Set(
      (Array.isArray(call.values['ids']) ? call.values['ids'] : []).map((id) => kindOf(String(id))),
    );
    const found = [...asked].flatMap((kind) => {
      const model = kind === undefined ? undefined : findModelOfKind(kind);
      if (kind === undefined || !model) return [];
      const wanted = this.builder.parameter(`${key}.ids.${kind}`, 'uuid[]', (run) =>
        idsOf(run).flatMap((each) => (each.kind === kind ? each.uuid : [])),
      );
      const condition = (row: object) => sql`${idOf(model, row)} = ANY (${wanted})`;
      const { name, json } = this.rows(model, this.view, nodes, condition, {
        count: (run) => idsOf(run).length,
        isAlone: false,
      });
      return [`SELECT '${kind}' AS kind, ${keyOf(model, name)} AS id, ${json.text} AS j FROM ${json.from()}`];
    });
    const none = `SELECT NULL::text AS kind, NULL::uuid AS id, NULL::text AS j WHERE false`;
    const value = new Sql(`(SELECT '[' || coalesce(string_agg(coalesce(f.j, 'null'), ',' ORDER BY u.n), '') || ']'
      FROM unnest(${kinds}, ${ids}) WITH ORDINALITY AS u(kind, id, n)
      LEFT JOIN (${[none, ...found].join(' UNION ALL ')}) f ON f.kind = u.kind AND f.id = u.id)`);
    this.columns.push({ key, value });
  }

  finish(): Plan {
    const { form, parameters, checks, calls, computed, cached, personal, costs } = this.builder;
    const values = this.columns.map(({ value }, index) => `${value} AS r${index}`);
    if (cached.length > 0 || this.view.scope !== 'anybody')
      values.push(`(SELECT version::text || ' ' || viewers FROM platform.kept) AS kept`);
    const sizes = this.columns.map((_, index) => `octet_length(r${index})`);
    // What is too large is not even sent to us. OFFSET keeps PostgreSQL from making it once for its size and once for itself.
    const found = `SELECT ${values.join(', ')}`;
    const bounded = `SELECT * FROM (${found} OFFSET 0) answer WHERE ${sizes.join(' + ')} <= ${LARGEST_ANSWER}`;
    return {
      form,
      text: `${this.builder.withClause()}${this.builder.hasMany ? bounded : found}`,
      parameters,
      checks,
      calls,
      computed,
      cached,
      personal: [...personal],
      cost: (run) => costs.reduce((sum, cost) => sum + cost(run), 0),
      roots: this.columns.map(({ key }) => key),
    };
  }

  private all(
    model: ReadModel<object>,
    view: View,
    call: Call,
    where: ((row: object, context: ReadContext) => Sql) | undefined,
  ): Rows {
    return new Rows(this.builder, {
      model,
      parent: undefined,
      view,
      call,
      order: undefined,
      from: (alias) => `${model.table.name} ${alias}`,
      reachedFrom: undefined,
      ...(where && { where }),
    });
  }

  /** The only row that matches, as JSON; `null` when there is none. */
  private only(
    model: ReadModel<object>,
    view: View,
    nodes: readonly FieldNode[],
    where: (row: object, context: ReadContext) => Sql,
  ): Sql {
    const { json } = this.rows(model, view, nodes, where, { count: () => 1, isAlone: true });
    return new Sql(`coalesce((SELECT ${json.text} FROM ${json.from()}), 'null')`);
  }

  private rows(
    model: ReadModel<object>,
    view: View,
    nodes: readonly FieldNode[],
    where: (row: object, context: ReadContext) => Sql,
    { count, isAlone }: { readonly count: (run: Run) => number; readonly isAlone: boolean },
  ): { name: Sql; json: { text: Sql; from: () => string } } {
    const [name, inner] = [this.builder.alias('q'), this.builder.alias('t')];
    const from = new Select(inner, () => `${model.table.name} ${inner}`);
    const row = modelRow(this.builder, model, from, inner, view);
    const conditions = all([isVisible(this.builder, model, row, view), where(row, view)]);
    const used = new Set([model.key]);
    this.builder.addTable(name, () => {
      const columns = [...used].map((property) => `${inner}.${columnOf(model.table, property).name}`);
      return `SELECT ${columns.join(', ')} FROM ${from.from()} WHERE ${conditions}`;
    });
    const select = new Select(name, () => name.toString());
    const read = modelRow(this.builder, model, select, name, view, (property) => used.add(property));
    const parts = this.planner.object(nodes, {
      model,
      select,
      alias: name,
      row: read,
      view,
      isUnique: true,
      isAlone,
      rows: count,
    });
    const text = joined(typed(model, parts));
    return { name, json: { text, from: () => select.from() } };
  }
}

const idOf = (model: ReadModel<object>, row: object): Sql => Reflect.get(row, model.key) as Sql;
