import { type Id, type IdKind, idOf, kindOf, type Operation, uuidOf } from '@talkoot/contracts';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { scopeOf } from './read-context.js';
import { PlanBuilder, type Run } from './plan.js';
import { findModelOfKind } from './registered.js';
import { Select } from './select.js';
import { all, sql, Sql } from './sql.js';
import { View } from './view.js';
import { isVisible, keyOf, modelRow } from './visibility.js';

/**
 * Which of some ids a viewer can see, of any kind and context, as `node(id:)` has it: for services whose input refers to anything.
 * Reads in the transaction, its own changes included.
 */
@Injectable()
export class VisibleIds {
  /** The ids that are visible to the viewer; an import and a job see everything. */
  async among<I extends Id<IdKind>>(transaction: Transaction, ids: readonly I[]): Promise<ReadonlySet<I>> {
    const { operation } = transaction;
    const wanted = ids.filter((id) => findModelOfKind(kindOf(id) ?? '') !== undefined);
    const kinds = new Set(wanted.flatMap((id) => kindOf(id) ?? []));
    if (kinds.size === 0) return new Set();
    const builder = new PlanBuilder('whole');
    const text = [...kinds].map((kind) => statementOf(builder, kind, wanted, operation)).join(' UNION ALL ');
    const run: Run = { operation, calls: [], ids: {} };
    const values = builder.parameters.map(({ value }) => value(run));
    const found = await transaction.rows<{ kind: IdKind; id: string }>(`${builder.withClause()}${text}`, values);
    const there = new Set<string>(found.map(({ kind, id }) => idOf(kind, id)));
    return new Set(wanted.filter((id) => there.has(id)));
  }
}

function statementOf(
  builder: PlanBuilder,
  kind: IdKind,
  ids: readonly Id<IdKind>[],
  { viewer, origin, locale }: Operation,
): string {
  const model = findModelOfKind(kind);
  if (!model) throw new Error(`No read model of ${kind}`);
  const view = new View(builder, origin === 'request' ? scopeOf(viewer) : 'everything', locale);
  const alias = builder.alias('t');
  const from = new Select(alias, () => `${model.table.name} ${alias}`);
  const sees = isVisible(builder, model, modelRow(builder, model, from, alias, view), view);
  const key = keyOf(model, alias);
  const uuids = ids.filter((id) => kindOf(id) === kind).map(uuidOf);
  const wanted = builder.parameter(`ids.${kind}`, 'uuid[]', () => uuids);
  const condition = all([sees, sql`${key} = ANY (${wanted})`]);
  return new Sql(`SELECT '${kind}' AS kind, ${key} AS id FROM ${from.from()} WHERE ${condition}`).toString();
}
