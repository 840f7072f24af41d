import { type Id, idOf, type LocalisedText, uuidOf } from '@talkoot/contracts';
import { rowsAmong } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

/** What tasks of work programmes say. */
export async function textsOfTasks(
  executor: Pick<EntityManager, 'query'>,
  ids: readonly Id<'worktask'>[],
): Promise<ReadonlyMap<Id<'worktask'>, LocalisedText>> {
  const found = await rowsAmong<{ id: string; text: LocalisedText }>(
    executor,
    'SELECT id, text FROM programmes.work_task WHERE id = ANY ($1)',
    [ids.map(uuidOf)],
  );
  return new Map(found.map(({ id, text }) => [idOf('worktask', id), text]));
}
