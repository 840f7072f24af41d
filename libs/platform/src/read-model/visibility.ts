import type { Looking } from './looking.js';
import type { ReadModel } from './model.js';
import type { Draft } from './plan.js';
import { findModelOfKind } from './registered.js';
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
    const refers = Reflect.get(row, rule.by) as Sql;
    if (rule.kind === 'as') {
      const other = rule.model();
      return seen?.by === rule.by && seen.model === other ? TRUE : isThing(draft, other, refers, looking, seenThing);
    }
    const others = rule.kinds.flatMap((kind) => findModelOfKind(kind) ?? []);
    if (seen?.by === rule.by && others.includes(seen.model)) return TRUE;
    return all(others.map((each) => isThing(draft, each, refers, looking, notHidden)));
  });
  return all([...(model.there ? [model.there(row, looking)] : []), ...rules]);
}

/** Whether the thing to which a column refers is one that the viewer sees. */
const seenThing = (things: Sql, isIt: Sql, sees: Sql): Sql =>
  sql`EXISTS (SELECT FROM ${things} WHERE ${isIt} AND ${sees})`;

/** Whether it is none that the viewer does not see: it may be of another kind, or nothing. A rule that gives null does not hold. */
const notHidden = (things: Sql, isIt: Sql, sees: Sql): Sql =>
  sql`NOT EXISTS (SELECT FROM ${things} WHERE ${isIt} AND (${sees}) IS NOT TRUE)`;

function isThing(
  draft: Draft,
  other: ReadModel<object>,
  refers: Sql,
  looking: Looking,
  condition: (things: Sql, isIt: Sql, sees: Sql) => Sql,
): Sql {
  const alias = draft.alias('v');
  const select = new Select(alias, () => `${other.table.name} ${alias}`);
  const sees = isSeen(draft, other, modelRow(draft, other, select, alias, looking), looking);
  if (sees.toString() === 'true') return TRUE;
  return condition(new Sql(select.from()), sql`${keyOf(other, alias)} = ${refers}`, sees);
}
