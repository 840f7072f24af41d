import type { Visible } from '@talkoot/contracts';
import type { ReadModel } from './model.js';
import type { ReadContext } from './read-context.js';
import { sees } from './relations.js';
import { all, any, sql, type Sql, TRUE } from './sql.js';
import { exists, type Row } from './table.js';

/** A thing is what anybody sees as soon as the condition holds, such as a plan that was decided, and something else before. */
export interface Seen<R extends object> {
  /** What it is in the table for people when the condition holds. */
  readonly sees: Visible;
  when(row: R, context: ReadContext): Sql;
  /** What it is when it does not hold. */
  readonly otherwise: Visible;
}

/** With another thing: who sees what that is sees the row. */
export interface SeenWith<E extends object> {
  /** The key of the other thing. */
  with(row: Row<E>): Sql;
  readonly model: () => ReadModel<object>;
  readonly seen: Seen<object>;
}

/** Whether the viewer sees what a row is. */
export function seesAs<E extends object>(
  model: ReadModel<E>,
  seen: Seen<Row<E>>,
  row: Row<E>,
  context: ReadContext,
): Sql {
  const before = sees(model, seen.otherwise, row, context);
  if (before === TRUE) return TRUE;
  const then = sees(model, seen.sees, row, context);
  const holds = seen.when(row, context);
  return any([then === TRUE ? holds : all([then, holds]), before]);
}

/** The same of the thing with a key. */
export function seesReferred<E extends object>(
  model: ReadModel<E>,
  seen: Seen<Row<E>>,
  key: Sql,
  context: ReadContext,
): Sql {
  if (context.scope === 'everything') return TRUE;
  return exists(model, (row) => all([sql`${keyIn(model, row)} = ${key}`, seesAs(model, seen, row, context)]));
}

const keyIn = (model: ReadModel<object>, row: object): Sql => Reflect.get(row, model.key) as Sql;

/** Whether the viewer sees a row of which its own columns tell who does; of more things, the lists of the read path ask. */
export function seesRow<E extends object>(model: ReadModel<E>, row: Row<E>, context: ReadContext): Sql {
  if (context.scope === 'everything') return TRUE;
  return all(
    model.visible.map((rule) => {
      if (rule.kind !== 'rule') throw new Error(`${model.name} is seen by more than its own row`);
      return rule.sees(row, context);
    }),
  );
}
