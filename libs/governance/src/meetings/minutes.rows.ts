import type { Id } from '@talkoot/contracts';
import type { Row, Transaction } from '@talkoot/platform/database';
import { AcceptanceEntity, RemarkEntity } from './meeting.entity.js';
import type { Meeting } from './meeting.js';
import type { Acceptance, Minutes, Remark } from './minutes.js';

/** What those who were present said of the minutes, in the order in which they did. */
export async function loadReview(
  transaction: Transaction,
  meeting: Id<'meeting'>,
): Promise<Pick<Minutes, 'remarks' | 'acceptances'>> {
  const [remarks, acceptances] = await Promise.all([
    transaction.find(RemarkEntity, { where: { meeting }, order: { madeAt: 'ASC', id: 'ASC' } }),
    transaction.find(AcceptanceEntity, { where: { meeting }, order: { id: 'ASC' } }),
  ]);
  return { remarks: remarks.map(toRemark), acceptances: acceptances.map(toAcceptance) };
}

const toRemark = ({ id, seat, person, text, madeAt, answeredAt }: RemarkEntity): Remark => ({
  id,
  seat,
  person,
  text,
  madeAt,
  answeredAt,
});

const toAcceptance = ({ id, seat, person, day }: AcceptanceEntity): Acceptance => ({ id, seat, person, day });

export const remarkRows = ({ id: meeting, state }: Meeting): Row<RemarkEntity>[] =>
  state.minutes.remarks.map(({ person, answeredAt, ...each }) => ({ ...each, meeting, person, answeredAt }));

export const acceptanceRows = ({ id: meeting, state }: Meeting): Row<AcceptanceEntity>[] =>
  state.minutes.acceptances.map(({ person, ...each }) => ({ ...each, meeting, person }));
