import { Injectable } from '@nestjs/common';
import { type Id, keyedById, type LocalisedText, uuidOf } from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

/** What belongs to programmes and pilots and has a name of its own. */
export type PartId = Id<'plan' | 'milestone' | 'experiment' | 'result'>;

/** What somebody gives a reason for. */
export type ReasonedId = Id<'pilotprogramme' | 'plan' | 'pilot' | 'milestone' | 'statusreport'>;

/** Reads what plans and the parts of pilots are called, and the reasons that people gave, in one statement each. */
@Injectable()
export class PartNamesLookup {
  async names<I extends PartId>(
    executor: Pick<EntityManager, 'query'>,
    ids: readonly I[],
  ): Promise<ReadonlyMap<I, LocalisedText>> {
    return texts(
      executor,
      ids,
      `SELECT id, name FROM (
         SELECT id, name FROM pilots.plan UNION ALL
         SELECT id, name FROM pilots.milestone UNION ALL
         SELECT id, name FROM pilots.experiment UNION ALL
         SELECT id, name FROM pilots.result) AS part
       WHERE id = ANY ($1)`,
    );
  }

  /** See PilotsApi. */
  async reasons<I extends ReasonedId>(
    executor: Pick<EntityManager, 'query'>,
    ids: readonly I[],
  ): Promise<ReadonlyMap<I, LocalisedText>> {
    return texts(
      executor,
      ids,
      `SELECT id, name FROM (
         SELECT id, status_reason AS name FROM pilots.programme WHERE lower(call) <= status_on UNION ALL
         SELECT id, reason FROM pilots.plan UNION ALL
         SELECT id, cancellation_reason FROM pilots.pilot UNION ALL
         SELECT id, drop_reason FROM pilots.milestone UNION ALL
         SELECT id, reason FROM pilots.status_report) AS reasoned
       WHERE id = ANY ($1) AND name IS NOT NULL`,
    );
  }
}

async function texts<I extends PartId | ReasonedId>(
  executor: Pick<EntityManager, 'query'>,
  ids: readonly I[],
  statement: string,
): Promise<ReadonlyMap<I, LocalisedText>> {
  const found = await rows<{ id: string; name: LocalisedText }>(executor, statement, [ids.map(uuidOf)]);
  return keyedById(
    ids,
    found.map(({ id, name }) => [id, name]),
  );
}
