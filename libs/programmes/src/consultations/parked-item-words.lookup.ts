import { type Id, idOf, type LocalisedText, uuidOf } from '@talkoot/contracts';
import { rowsAmong } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

type Executor = Pick<EntityManager, 'query'>;
type ParkedItemId = Id<'parkeditem'>;

/** What is parked. */
export const titlesOfParkedItems = (executor: Executor, ids: readonly ParkedItemId[]) =>
  texts(executor, 'SELECT id, title AS text FROM programmes.parked_item WHERE id = ANY ($1)', ids);

/** Why nothing came of what was parked, as people wrote it. */
export const reasonsOfParkedItems = (executor: Executor, ids: readonly ParkedItemId[]) =>
  texts(
    executor,
    'SELECT id, reason AS text FROM programmes.parked_item WHERE id = ANY ($1) AND reason IS NOT NULL',
    ids,
  );

async function texts(
  executor: Executor,
  statement: string,
  ids: readonly ParkedItemId[],
): Promise<ReadonlyMap<ParkedItemId, LocalisedText>> {
  const found = await rowsAmong<{ id: string; text: LocalisedText }>(executor, statement, [ids.map(uuidOf)]);
  return new Map(found.map(({ id, text }) => [idOf('parkeditem', id), text]));
}
