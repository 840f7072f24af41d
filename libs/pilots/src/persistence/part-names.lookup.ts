import { Injectable } from '@nestjs/common';
import { type Id, type LocalisedText, uuidOf } from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

/** What belongs to programmes and pilots and has a name of its own. */
export type PartId = Id<'plan' | 'milestone' | 'experiment' | 'result'>;

/** Reads what plans and the parts of pilots are called, in one statement. */
@Injectable()
export class PartNamesLookup {
  async names<I extends PartId>(
    executor: Pick<EntityManager, 'query'>,
    ids: readonly I[],
  ): Promise<ReadonlyMap<I, LocalisedText>> {
    const byUuid = new Map(ids.map((id) => [uuidOf(id), id]));
    const found = await rows<{ id: string; name: LocalisedText }>(
      executor,
      `SELECT id, name FROM (
         SELECT id, name FROM pilots.plan UNION ALL
         SELECT id, name FROM pilots.milestone UNION ALL
         SELECT id, name FROM pilots.experiment UNION ALL
         SELECT id, name FROM pilots.result) AS part
       WHERE id = ANY ($1)`,
      [[...byUuid.keys()]],
    );
    return new Map(
      found.flatMap(({ id, name }) => {
        const known = byUuid.get(id);
        return known === undefined ? [] : [[known, name] as const];
      }),
    );
  }
}
