import { type Id, idOf, uuidOf } from '@talkoot/contracts';
import { rowsAmong } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

type ProgrammeId = Id<'programme'>;

/** Those of the programmes that not everybody sees: they are not adopted. */
export async function notPublic(
  executor: Pick<EntityManager, 'query'>,
  ids: readonly ProgrammeId[],
): Promise<ProgrammeId[]> {
  const found = await rowsAmong<{ id: string }>(
    executor,
    `SELECT id FROM programmes.programme WHERE id = ANY ($1) AND status <> 'adopted'`,
    [ids.map(uuidOf)],
  );
  return found.map(({ id }) => idOf('programme', id));
}
