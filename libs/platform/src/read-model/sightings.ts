import { type Id, type IdKind, idOf, kindOf, type Operation, uuidOf } from '@talkoot/contracts';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { sightOf } from './looking.js';
import { Draft, type Run } from './plan.js';
import { findModelOfKind } from './registered.js';
import { Select } from './select.js';
import { all, sql, Sql } from './sql.js';
import { View } from './view.js';
import { isSeen, keyOf, modelRow } from './visibility.js';

/**
 * Which things a viewer sees, of whatever kind and context: what `node(id:)` would answer, asked by a service whose input points at
 * anything. It sees what its transaction has made.
 */
@Injectable()
export class Sightings {
  /** Those of the ids that are there for anyone who acts; an import and a job see everything. */
  async seen<I extends Id<IdKind>>(transaction: Transaction, ids: readonly I[]): Promise<ReadonlySet<I>> {
    const { operation } = transaction;
    const wanted = ids.filter((id) => findModelOfKind(kindOf(id) ?? '') !== undefined);
    const kinds = new Set(wanted.flatMap((id) => kindOf(id) ?? []));
    if (kinds.size === 0) return new Set();
    const draft = new Draft('whole');
    const text = [...kinds].map((kind) => statementOf(draft, kind, wanted, operation)).join(' UNION ALL ');
    const run: Run = { operation, calls: [], ids: {} };
    const values = draft.parameters.map(({ value }) => value(run));
    const found = await transaction.rows<{ kind: IdKind; id: string }>(`${draft.with()}${text}`, values);
    const there = new Set<string>(found.map(({ kind, id }) => idOf(kind, id)));
    return new Set(wanted.filter((id) => there.has(id)));
  }
}

function statementOf(
  draft: Draft,
  kind: IdKind,
  ids: readonly Id<IdKind>[],
  { viewer, origin, locale }: Operation,
): string {
  const model = findModelOfKind(kind);
  if (!model) throw new Error(`No read model of ${kind}`);
  const view = new View(draft, origin === 'request' ? sightOf(viewer) : 'everything', locale);
  const alias = draft.alias('t');
  const from = new Select(alias, () => `${model.table.name} ${alias}`);
  const sees = isSeen(draft, model, modelRow(draft, model, from, alias, view), view);
  const key = keyOf(model, alias);
  const uuids = ids.filter((id) => kindOf(id) === kind).map(uuidOf);
  const wanted = draft.parameter(`ids.${kind}`, 'uuid[]', () => uuids);
  const condition = all([sees, sql`${key} = ANY (${wanted})`]);
  return new Sql(`SELECT '${kind}' AS kind, ${key} AS id FROM ${from.from()} WHERE ${condition}`).toString();
}
