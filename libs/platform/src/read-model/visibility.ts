import type { Looking } from './looking.js';
import type { ReadModel } from './model.js';
import type { Draft } from './plan.js';
import { Select } from './select.js';
import { all, sql, Sql, TRUE } from './sql.js';
import { columnOf, rowOf } from './table.js';

/** The row of a model under an alias, with its sides joined when they are used. */
export function modelRow(
  draft: Draft,
  model: ReadModel<object>,
  select: Select,
  alias: Sql,
  looking: Looking,
  use?: (property: string) => void,
): object {
  const joined = new Map<string, object>();
  const row: object = rowOf(model.table, alias, {
    ...(use && { use }),
    beside: (name) => {
      const side = model.sides.get(name);
      if (!side || joined.has(name)) return joined.get(name);
      const sideAlias = draft.alias('s');
      const sideRow = rowOf(side.table, sideAlias);
      joined.set(name, sideRow);
      const condition = side.on(sideRow, row, looking);
      select.join(sideAlias, alias, () => `LEFT JOIN ${side.table.name} ${sideAlias} ON ${condition}`);
      return sideRow;
    },
  });
  return row;
}

/** The column with the id of a model's row. */
export const keyOf = (model: ReadModel<object>, alias: Sql): Sql =>
  sql`${alias}.${columnOf(model.table, model.key).name}`;

/**
 * Whether a row is there for the viewer. `seen` is the column by which it was reached from a thing that the viewer sees: the
 * rule that one has to see that thing is kept already.
 */
export function isSeen(
  draft: Draft,
  model: ReadModel<object>,
  row: object,
  looking: Looking,
  seen?: { readonly by: string; readonly model: ReadModel<object> },
): Sql {
  const rules = model.visible.map((rule) => {
    if (rule.kind === 'rule') return looking.sight === 'everything' ? TRUE : rule.sees(row, looking);
    const other = rule.model();
    if (seen?.by === rule.by && seen.model === other) return TRUE;
    const alias = draft.alias('v');
    const select = new Select(alias, () => `${other.table.name} ${alias}`);
    const condition = isSeen(draft, other, modelRow(draft, other, select, alias, looking), looking);
    if (condition.toString() === 'true') return TRUE;
    const refers = sql`${keyOf(other, alias)} = ${Reflect.get(row, rule.by) as Sql}`;
    return sql`EXISTS (SELECT FROM ${new Sql(select.from())} WHERE ${refers} AND ${condition})`;
  });
  return all([...(model.there ? [model.there(row, looking)] : []), ...rules]);
}
