import type { Id } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import type { Meeting } from '../domain/meeting.js';
import type { Acceptance, Minutes, Remark } from '../domain/minutes.js';
import { AcceptanceEntity, RemarkEntity } from './meeting.entity.js';
import { dateOf, instantOf } from './moment.rows.js';

/** What those who were present said of the minutes, in the order in which they did. */
export async function loadReview(
  { manager }: Transaction,
  meeting: Id<'meeting'>,
): Promise<Pick<Minutes, 'remarks' | 'acceptances'>> {
  const remarks = await manager.find(RemarkEntity, { where: { meeting }, order: { madeAt: 'ASC', id: 'ASC' } });
  const acceptances = await manager.find(AcceptanceEntity, { where: { meeting }, order: { id: 'ASC' } });
  return { remarks: remarks.map(toRemark), acceptances: acceptances.map(toAcceptance) };
}

const toRemark = ({ id, seat, person, text, madeAt, answeredAt }: RemarkEntity): Remark => ({
  id,
  seat,
  person,
  text,
  madeAt: instantOf(madeAt),
  answeredAt: answeredAt ? instantOf(answeredAt) : undefined,
});

const toAcceptance = ({ id, seat, person, day }: AcceptanceEntity): Acceptance => ({ id, seat, person, day });

/** Writes remarks and acceptances; what was accepted before the text changed goes. */
export async function saveReview(transaction: Transaction, meetings: readonly Meeting[]): Promise<void> {
  const acceptances = meetings.flatMap(({ id: meeting, state }) =>
    state.minutes.acceptances.map((each) => ({ ...each, meeting })),
  );
  const kept = new Set(acceptances.map(({ id }) => id));
  const gone = meetings
    .flatMap(({ loaded }) => loaded?.minutes.acceptances ?? [])
    .flatMap(({ id }) => (kept.has(id) ? [] : id));
  if (gone.length > 0) await transaction.manager.delete(AcceptanceEntity, gone);
  await transaction.upsert(AcceptanceEntity, acceptances);
  await transaction.upsert(
    RemarkEntity,
    meetings.flatMap(({ id: meeting, state }) =>
      state.minutes.remarks.map(({ madeAt, answeredAt, ...each }) => ({
        ...each,
        meeting,
        madeAt: dateOf(madeAt),
        answeredAt: answeredAt ? dateOf(answeredAt) : null,
      })),
    ),
  );
}
