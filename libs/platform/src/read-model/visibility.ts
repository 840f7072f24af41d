import type { ReadContext } from './read-context.js';
import type { ReadModel } from './model.js';
import type { PlanBuilder } from './plan.js';
import { findModelOfKind } from './registered.js';
import { Select } from './select.js';
import { all, sql, Sql, TRUE } from './sql.js';
import { columnOf, rowOf } from './table.js';

/** The row of a model under an alias, with its sides joined when they are used. */
export function modelRow(
  builder: PlanBuilder,
  model: ReadModel<object>,
  select: Select,
  alias: Sql,
  context: ReadContext,
  use?: (property: string) => void,
): object {
  const joined = new Map<string, object>();
  const row: object = rowOf(model.table, alias, {
    ...(use && { use }),
    beside: (name) => {
      const side = model.sides.get(name);
      if (!side || joined.has(name)) return joined.get(name);
      const sideAlias = builder.alias('s');
      const sideRow = rowOf(side.table, sideAlias);
      joined.set(name, sideRow);
      const condition = side.on(sideRow, row, context);
      // A row that may itself be missing is joined to others: they stay, without it and its side.
      const join = side.isAlwaysThere && select.isOfQuery && select.alias === alias ? 'JOIN' : 'LEFT JOIN';
      select.join(sideAlias, alias, () => `${join} ${side.table.name} ${sideAlias} ON ${condition}`);
      return sideRow;
    },
  });
  return row;
}

/** The column with the id of a model's row. */
export const keyOf = (model: ReadModel<object>, alias: Sql): Sql =>
  sql`${alias}.${columnOf(model.table, model.key).name}`;

/**
 * Whether a row exists for the viewer. `reachedFrom` is the column by which it was reached from an object that the viewer sees: the
 * rule that one has to see that object is met already.
 */
export function isVisible(
  builder: PlanBuilder,
  model: ReadModel<object>,
  row: object,
  context: ReadContext,
  reachedFrom?: { readonly by: string; readonly model: ReadModel<object> },
): Sql {
  const rules = model.visible.map((rule) => {
    if (rule.kind === 'rule') return context.scope === 'everything' ? TRUE : rule.sees(row, context);
    const refers = Reflect.get(row, rule.by) as Sql;
    if (rule.kind === 'as') {
      const other = rule.model();
      return reachedFrom?.by === rule.by && reachedFrom.model === other
        ? TRUE
        : whereReferenced(builder, other, refers, context, isReferenceVisible);
    }
    const others = rule.kinds.flatMap((kind) => findModelOfKind(kind) ?? []);
    if (reachedFrom?.by === rule.by && others.includes(reachedFrom.model)) return TRUE;
    return all(others.map((each) => whereReferenced(builder, each, refers, context, isReferenceNotHidden)));
  });
  return all([...(model.existsWhen ? [model.existsWhen(row, context)] : []), ...rules]);
}

/** Whether the thing to which a column refers is one that the viewer sees. */
const isReferenceVisible = (things: Sql, isIt: Sql, sees: Sql): Sql =>
  sql`EXISTS (SELECT FROM ${things} WHERE ${isIt} AND ${sees})`;

/** Whether it is none that the viewer does not see: it may be of another kind, or nothing. A rule that gives null does not hold. */
const isReferenceNotHidden = (things: Sql, isIt: Sql, sees: Sql): Sql =>
  sql`NOT EXISTS (SELECT FROM ${things} WHERE ${isIt} AND (${sees}) IS NOT TRUE)`;

function whereReferenced(
  builder: PlanBuilder,
  other: ReadModel<object>,
  refers: Sql,
  context: ReadContext,
  condition: (things: Sql, isIt: Sql, sees: Sql) => Sql,
): Sql {
  const alias = builder.alias('v');
  const select = new Select(alias, () => `${other.table.name} ${alias}`);
  const sees = isVisible(builder, other, modelRow(builder, other, select, alias, context), context);
  if (sees.toString() === 'true') return TRUE;
  return condition(new Sql(select.from()), sql`${keyOf(other, alias)} = ${refers}`, sees);
}
