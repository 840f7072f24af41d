import { grouped, type Id, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { Decision } from '../domain/decision.js';
import type { Meeting } from '../domain/meeting.js';
import { DecisionEntity, DissentEntity } from './meeting.entity.js';
import { subjectColumns, subjectOf } from './subject.rows.js';

/** What a meeting decided, with the dissent. */
export async function loadDecisions({ manager }: Transaction, meeting: Id<'meeting'>): Promise<Decision[]> {
  const found = await manager.find(DecisionEntity, { where: { meeting }, order: { id: 'ASC' } });
  if (found.length === 0) return [];
  const dissents = await manager.find(DissentEntity, {
    where: { decision: In(found.map(({ id }) => id)) },
    order: { id: 'ASC' },
  });
  const dissentsOf = grouped(dissents, ({ decision }) => decision);
  return found.map((row) => ({
    id: row.id,
    item: row.item,
    outcome: row.outcome,
    text: row.text,
    votes: votesOf(row),
    dissents: (dissentsOf.get(row.id) ?? []).map(({ id, seat, reason }) => ({ id, seat, reason: reason ?? undefined })),
    subject: subjectOf(row),
  }));
}

const votesOf = ({ votesFor, votesAgainst, abstentions }: DecisionEntity): Decision['votes'] =>
  votesFor === null || votesAgainst === null || abstentions === null
    ? undefined
    : { for: votesFor, against: votesAgainst, abstentions };

/** Writes decisions as they are now; one that was withdrawn goes, and so does dissent that is noted no more. */
export async function saveDecisions(transaction: Transaction, meetings: readonly Meeting[]): Promise<void> {
  const decisions = meetings.flatMap(({ id: meeting, state: { body, time, decisions: made } }) =>
    made.map((each) => ({ ...each, meeting, body, decidedOn: time.day })),
  );
  await removeGone(transaction, meetings);
  await transaction.upsert(
    DecisionEntity,
    decisions.map(({ id, body, meeting, decidedOn, item, outcome, text, votes, subject }) => ({
      id,
      body,
      meeting,
      decidedOn,
      item,
      outcome,
      text,
      votesFor: votes?.for ?? null,
      votesAgainst: votes?.against ?? null,
      abstentions: votes?.abstentions ?? null,
      ...subjectColumns(subject),
    })),
  );
  await transaction.upsert(
    DissentEntity,
    decisions.flatMap(({ id: decision, dissents }) =>
      dissents.map(({ id, seat, reason }) => ({ id, decision, seat, reason: reason ?? null })),
    ),
  );
}

async function removeGone(transaction: Transaction, meetings: readonly Meeting[]): Promise<void> {
  const before = meetings.flatMap(({ loaded }) => loaded?.decisions ?? []);
  const after = meetings.flatMap(({ state }) => state.decisions);
  const dissents = goneOf(
    before.flatMap((each) => each.dissents),
    after.flatMap((each) => each.dissents),
  );
  if (dissents.length > 0) await transaction.manager.delete(DissentEntity, dissents);
  const gone = goneOf(before, after);
  if (gone.length === 0) return;
  // Withdrawn action items are all that may still say that they rest on it; their item of the agenda stays.
  await transaction.rows('UPDATE governance.action_item SET decision_id = NULL WHERE decision_id = ANY ($1)', [
    gone.map(uuidOf),
  ]);
  await transaction.manager.delete(DecisionEntity, gone);
}

function goneOf<I>(before: readonly { readonly id: I }[], after: readonly { readonly id: I }[]): I[] {
  const kept = new Set(after.map(({ id }) => id));
  return before.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
}
