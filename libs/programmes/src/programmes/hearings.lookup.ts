import { type Id, idOf, LocalDate, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import type { RevisionHeard } from './hearing.js';

/** How the revisions of the programmes have been heard; those about which nobody was asked are not in the answer. */
export async function hearings(
  transaction: Transaction,
  programmes: readonly Id<'programme'>[],
): Promise<ReadonlyMap<Id<'revision'>, RevisionHeard>> {
  const found = await transaction.rowsAmong<{ id: string; times: number; until: string | null; unanswered: string[] }>(
    `SELECT c.revision_id AS id, count(DISTINCT c.id)::int AS times,
       (max(c.until) FILTER (WHERE c.status = 'open' AND c.until >= $2))::text AS until,
       coalesce(array_agg(DISTINCT o.organisation_id) FILTER (WHERE o.id IS NOT NULL), '{}') AS unanswered
     FROM programmes.consultation c
     LEFT JOIN programmes.opinion o ON o.consultation_id = c.id
       AND c.status <> 'withdrawn' AND o.position IN ('agreed-with-remarks', 'opposed') AND o.taken_up IS NULL
     WHERE c.programme_id = ANY ($1) GROUP BY c.revision_id`,
    [programmes.map(uuidOf), transaction.operation.today.toString()],
  );
  return new Map(
    found.map(({ id, times, until, unanswered }) => [
      idOf('revision', id),
      {
        times,
        heardUntil: until === null ? undefined : LocalDate.parse(until),
        unanswered: unanswered.map((each) => idOf('organisation', each)),
      },
    ]),
  );
}
