import { type Id, idOf, type LocalisedText, uuidOf } from '@talkoot/contracts';
import { rowsAmong } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

type Executor = Pick<EntityManager, 'query'>;
type WrittenKind = 'activity' | 'activitynote' | 'itemlineage';

/** What activities are called. */
export const titlesOfActivities = (executor: Executor, ids: readonly Id<'activity'>[]) =>
  texts(executor, 'activity', 'SELECT id, title AS text FROM programmes.activity WHERE id = ANY ($1)', ids);

/** Why activities were dropped. */
export const dropReasons = (executor: Executor, ids: readonly Id<'activity'>[]) =>
  texts(executor, 'activity', 'SELECT id, drop_reason AS text FROM programmes.activity WHERE id = ANY ($1)', ids);

export const textsOfNotes = (executor: Executor, ids: readonly Id<'activitynote'>[]) =>
  texts(executor, 'activitynote', 'SELECT id, text FROM programmes.activity_note WHERE id = ANY ($1)', ids);

/** What items of plans are called in the last revision that was adopted. */
export const namesOfItems = (executor: Executor, ids: readonly Id<'itemlineage'>[]) =>
  texts(
    executor,
    'itemlineage',
    `SELECT DISTINCT ON (i.lineage_id) i.lineage_id AS id, i.name AS text
     FROM programmes.item i JOIN programmes.revision r ON r.id = i.revision_id
     WHERE i.lineage_id = ANY ($1) AND r.status = 'adopted' ORDER BY i.lineage_id, r.number DESC`,
    ids,
  );

async function texts<K extends WrittenKind>(
  executor: Executor,
  kind: K,
  statement: string,
  ids: readonly Id<K>[],
): Promise<ReadonlyMap<Id<K>, LocalisedText>> {
  const found = await rowsAmong<{ id: string; text: LocalisedText | null }>(executor, statement, [ids.map(uuidOf)]);
  return new Map(found.flatMap(({ id, text }) => (text ? [[idOf(kind, id), text] as const] : [])));
}
