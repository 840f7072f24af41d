import { type Id, idOf, LocalDate, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { rowsAmong, type Transaction } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';
import type { RevisionHeard } from './hearing.js';

/** Whether the viewer's organisation is asked for its opinion on the draft, or was. */
export async function isConsulted(transaction: Transaction, draft: Id<'programme'> | Id<'revision'>): Promise<boolean> {
  const { organisation } = transaction.operation.viewer;
  if (organisation === undefined) return false;
  const found = await transaction.rows(
    `SELECT c.id FROM programmes.consultation c JOIN programmes.opinion o ON o.consultation_id = c.id
     WHERE (c.programme_id = $1 OR c.revision_id = $1) AND c.status <> 'withdrawn' AND o.organisation_id = $2 LIMIT 1`,
    [uuidOf(draft), uuidOf(organisation)],
  );
  return found.length > 0;
}

/** Who is asked about drafts of the programmes, or was. */
export async function consultedAbout(
  executor: Pick<EntityManager, 'query'>,
  programmes: readonly Id<'programme'>[],
): Promise<ReadonlyMap<Id<'programme'>, ReadonlySet<OrganisationId>>> {
  const found = await rowsAmong<{ id: string; organisations: string[] }>(
    executor,
    `SELECT c.programme_id AS id, array_agg(DISTINCT o.organisation_id) AS organisations
     FROM programmes.consultation c JOIN programmes.opinion o ON o.consultation_id = c.id
     WHERE c.programme_id = ANY ($1) AND c.status <> 'withdrawn' GROUP BY c.programme_id`,
    [programmes.map(uuidOf)],
  );
  return new Map(
    found.map(({ id, organisations }) => [
      idOf('programme', id),
      new Set(organisations.map((each) => idOf('organisation', each))),
    ]),
  );
}

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

/** Whether the viewer's organisation is asked for its opinion on a draft of the programme today. */
export async function isAsked(transaction: Transaction, programme: Id<'programme'>): Promise<boolean> {
  const { viewer, today } = transaction.operation;
  if (viewer.organisation === undefined) return false;
  const found = await transaction.rows(
    `SELECT c.id FROM programmes.consultation c JOIN programmes.opinion o ON o.consultation_id = c.id
     WHERE c.programme_id = $1 AND c.status = 'open' AND c.until >= $2 AND o.organisation_id = $3 LIMIT 1`,
    [uuidOf(programme), today.toString(), uuidOf(viewer.organisation)],
  );
  return found.length > 0;
}
