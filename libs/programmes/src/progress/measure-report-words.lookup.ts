import { type Id, idOf, type LocalisedText, uuidOf } from '@talkoot/contracts';
import { rowsAmong } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

/** What people noted of measures. */
export async function notesOfMeasures(
  executor: Pick<EntityManager, 'query'>,
  ids: readonly Id<'measurereport'>[],
): Promise<ReadonlyMap<Id<'measurereport'>, LocalisedText>> {
  const found = await rowsAmong<{ id: string; note: LocalisedText }>(
    executor,
    'SELECT id, note FROM programmes.measure_report WHERE id = ANY ($1) AND note IS NOT NULL',
    [ids.map(uuidOf)],
  );
  return new Map(found.map(({ id, note }) => [idOf('measurereport', id), note]));
}
