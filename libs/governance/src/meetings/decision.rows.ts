import { grouped, type Id } from '@talkoot/contracts';
import type { Row, Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { Decision } from './decision.js';
import { DecisionEntity, DissentEntity } from './meeting.entity.js';
import type { Meeting } from './meeting.js';
import { subjectColumns, subjectOf } from './subject.rows.js';

/** What a meeting decided, with the dissent. */
export async function loadDecisions(transaction: Transaction, meeting: Id<'meeting'>): Promise<Decision[]> {
  const found = await transaction.find(DecisionEntity, { where: { meeting }, order: { id: 'ASC' } });
  if (found.length === 0) return [];
  const dissents = await transaction.find(DissentEntity, {
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
    dissents: (dissentsOf.get(row.id) ?? []).map(({ id, seat, reason }) => ({ id, seat, reason })),
    subject: subjectOf(row),
  }));
}

const votesOf = ({ votesFor, votesAgainst, abstentions }: DecisionEntity): Decision['votes'] =>
  votesFor === undefined || votesAgainst === undefined || abstentions === undefined
    ? undefined
    : { for: votesFor, against: votesAgainst, abstentions };

export const decisionRows = ({ id: meeting, state: { body, time, decisions } }: Meeting): Row<DecisionEntity>[] =>
  decisions.map(({ id, item, outcome, text, votes, subject }) => ({
    id,
    body,
    meeting,
    decidedOn: time.day,
    item,
    outcome,
    text,
    votesFor: votes?.for,
    votesAgainst: votes?.against,
    abstentions: votes?.abstentions,
    ...subjectColumns(subject),
  }));

export const dissentRows = ({ state }: Meeting): Row<DissentEntity>[] =>
  state.decisions.flatMap(({ id: decision, dissents }) =>
    dissents.map(({ id, seat, reason }) => ({ id, decision, seat, reason })),
  );

/** Withdrawn action items are all that may still say that they rest on a decision that goes; their item of the agenda stays. */
export async function letGoOfDecisions(
  transaction: Pick<Transaction, 'execute'>,
  decisions: readonly string[],
): Promise<void> {
  await transaction.execute('UPDATE governance.action_item SET decision_id = NULL WHERE decision_id = ANY ($1)', [
    decisions,
  ]);
}
