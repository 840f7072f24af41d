import type { IdKind } from '@talkoot/contracts';
import type { ReadContext } from './read-context.js';
import { findModelOfKind } from './registered.js';
import { seesRow } from './seen.js';
import { all, sql, type Sql, TRUE } from './sql.js';
import { exists, type Row } from './table.js';

/**
 * Whether an id is of no thing of these kinds that the viewer does not see, as `ofKinds` of a read model has it: for an expression
 * that tells something of a thing without showing it. What of these kinds is not public has rules of its own row.
 */
export function isOpen(kinds: readonly IdKind[], id: Sql, context: ReadContext): Sql {
  if (context.scope === 'everything') return TRUE;
  const models = kinds.flatMap((kind) => findModelOfKind(kind) ?? []).filter(({ visible }) => visible.length > 0);
  return all(
    models.map((model) => {
      const isHidden = (row: Row<object>): Sql =>
        sql`${Reflect.get(row, model.key) as Sql} = ${id} AND (${seesRow(model, row, context)}) IS NOT TRUE`;
      return sql`NOT ${exists(model, isHidden)}`;
    }),
  );
}
