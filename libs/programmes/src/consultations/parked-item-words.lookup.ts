import { type Id, idOf, type LocalisedText, uuidOf } from '@talkoot/contracts';
import { rowsAmong } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

/** Why nothing came of what was parked, as people wrote it. */
export async function reasonsOfParkedItems(
  executor: Pick<EntityManager, 'query'>,
  ids: readonly Id<'parkeditem'>[],
): Promise<ReadonlyMap<Id<'parkeditem'>, LocalisedText>> {
  const found = await rowsAmong<{ id: string; reason: LocalisedText }>(
    executor,
    'SELECT id, reason FROM programmes.parked_item WHERE id = ANY ($1) AND reason IS NOT NULL',
    [ids.map(uuidOf)],
  );
  return new Map(found.map(({ id, reason }) => [idOf('parkeditem', id), reason]));
}
