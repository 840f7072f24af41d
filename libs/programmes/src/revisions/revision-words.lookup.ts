import { type Id, idOf, type LocalisedText, uuidOf } from '@talkoot/contracts';
import { rowsAmong } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

/** Why plans are revised, as people wrote it. */
export async function reasonsOfRevisions(
  executor: Pick<EntityManager, 'query'>,
  ids: readonly Id<'revision'>[],
): Promise<ReadonlyMap<Id<'revision'>, LocalisedText>> {
  const found = await rowsAmong<{ id: string; reason: LocalisedText }>(
    executor,
    'SELECT id, reason FROM programmes.revision WHERE id = ANY ($1) AND reason IS NOT NULL',
    [ids.map(uuidOf)],
  );
  return new Map(found.map(({ id, reason }) => [idOf('revision', id), reason]));
}
