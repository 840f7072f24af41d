import { grouped, type Id } from '@talkoot/contracts';
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

/** Writes decisions; none ever goes. */
export async function saveDecisions(transaction: Transaction, meetings: readonly Meeting[]): Promise<void> {
  const decisions = meetings.flatMap(({ id: meeting, state: { body, time, decisions: made } }) =>
    made.map((each) => ({ ...each, meeting, body, decidedOn: time.day })),
  );
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
