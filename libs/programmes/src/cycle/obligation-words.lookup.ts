import { type Id, idOf, type LocalisedText, uuidOf } from '@talkoot/contracts';
import { rowsAmong } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

/** What people wrote when they moved obligations (`isMoved`), or fulfilled or waived them. */
export async function wordsOfObligations(
  executor: Pick<EntityManager, 'query'>,
  ids: readonly Id<'obligation'>[],
  isMoved: boolean,
): Promise<ReadonlyMap<Id<'obligation'>, LocalisedText>> {
  const found = await rowsAmong<{ id: string; words: LocalisedText | null }>(
    executor,
    'SELECT id, CASE WHEN $2 THEN due_reason ELSE note END AS words FROM programmes.obligation WHERE id = ANY ($1)',
    [ids.map(uuidOf), isMoved],
  );
  return new Map(found.flatMap(({ id, words }) => (words ? [[idOf('obligation', id), words] as const] : [])));
}
