import { Injectable } from '@nestjs/common';
import { grouped, type Id, idOf, LocalDate, type MeetingStatus, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { ActionItemEntity, ActionItemOrganisationEntity } from './action-item.entity.js';
import { ActionItem, type ActionItemStanding } from './action-item.js';

type ActionItemId = Id<'actionitem'>;

/** A meeting, as far as what it asks for depends on it. */
export interface GivingMeeting {
  readonly id: Id<'meeting'>;
  readonly body: Id<'body'>;
  readonly status: MeetingStatus;
  readonly day: LocalDate;
}

/** Which due days of which body's items come soon; the working days differ. */
export interface Soon {
  readonly body: Id<'body'>;
  readonly until: LocalDate;
}

@Injectable()
export class ActionItemRepository {
  /** Loads those that there are and holds them until the end of the transaction. */
  async load(
    transaction: Transaction,
    ids: readonly ActionItemId[],
    standingOf: (meeting: Id<'meeting'>) => ActionItemStanding,
  ): Promise<ActionItem[]> {
    const [found, organisations] = await Promise.all([
      transaction.find(ActionItemEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(ActionItemOrganisationEntity, {
        where: { item: In([...ids]) },
        order: { period: 'ASC', id: 'ASC' },
      }),
    ]);
    const organisationsOf = grouped(organisations, ({ item }) => item);
    return found.map(({ id, version, recordedAt: _, ...facts }) => {
      const responsible = organisationsOf.get(id) ?? [];
      const state = {
        ...facts,
        organisations: responsible.map((each) => ({
          id: each.id,
          organisation: each.organisation,
          period: each.period,
        })),
      };
      return new ActionItem(id, version, state, standingOf(facts.meeting));
    });
  }

  /** The meetings that gave the items. */
  async meetingsOf(transaction: Transaction, ids: readonly ActionItemId[]): Promise<GivingMeeting[]> {
    return meetings(
      transaction,
      'WHERE m.id IN (SELECT meeting_id FROM governance.action_item WHERE id = ANY ($1))',
      ids.map(uuidOf),
    );
  }

  /** The meeting; it stays as it is until the end of the transaction. */
  async meeting(transaction: Transaction, id: Id<'meeting'>): Promise<GivingMeeting | undefined> {
    const [found] = await meetings(transaction, 'WHERE m.id = ANY ($1) FOR SHARE', [uuidOf(id)]);
    return found;
  }

  /** Whether the item stands on the meeting's agenda. */
  async isOnAgenda(transaction: Transaction, meeting: Id<'meeting'>, item: Id<'agendaitem'>): Promise<boolean> {
    const found = await transaction.rows('SELECT FROM governance.agenda_item WHERE id = $1 AND meeting_id = $2', [
      uuidOf(item),
      uuidOf(meeting),
    ]);
    return found.length > 0;
  }

  /** The item on which the meeting took the decision; undefined when it did not. */
  async decidedItem(
    transaction: Transaction,
    meeting: Id<'meeting'>,
    decision: Id<'decision'>,
  ): Promise<Id<'agendaitem'> | undefined> {
    const [found] = await transaction.rows<{ item: string }>(
      'SELECT item_id AS item FROM governance.decision WHERE id = $1 AND meeting_id = $2',
      [uuidOf(decision), uuidOf(meeting)],
    );
    return found && idOf('agendaitem', found.item);
  }

  /** Open ones for which one of the organisations is responsible on the day or later. */
  async idsInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<ActionItemId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT i.id FROM governance.action_item_organisation o JOIN governance.action_item i ON i.id = o.item_id
       WHERE i.done_on IS NULL AND i.withdrawn_on IS NULL
         AND o.organisation_id = ANY ($1) AND o.period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('actionitem', id));
  }

  /** The bodies with open items due by the day of which it may have to be told. */
  async bodiesWithDue(transaction: Transaction, until: LocalDate): Promise<Id<'body'>[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT DISTINCT m.body_id AS id FROM governance.action_item i JOIN governance.meeting m ON m.id = i.meeting_id
       WHERE i.done_on IS NULL AND i.withdrawn_on IS NULL AND i.due <= $1
         AND (i.told_due_soon IS DISTINCT FROM i.due OR i.told_late IS DISTINCT FROM i.due)`,
      [until.toString()],
    );
    return found.map(({ id }) => idOf('body', id));
  }

  /** Takes some that are late or due soon and of which that is not told yet; what another process has taken is left to it. */
  async claimDue(
    transaction: Transaction,
    today: LocalDate,
    soon: readonly Soon[],
    atMost: number,
  ): Promise<ActionItemId[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT i.id FROM governance.action_item i
       JOIN governance.meeting m ON m.id = i.meeting_id
       JOIN unnest($2::uuid[], $3::date[]) AS soon(body, until) ON soon.body = m.body_id
       WHERE i.done_on IS NULL AND i.withdrawn_on IS NULL
         AND CASE WHEN i.due < $1 THEN i.told_late IS DISTINCT FROM i.due
             ELSE i.due <= soon.until AND i.told_due_soon IS DISTINCT FROM i.due END
       ORDER BY i.due LIMIT $4 FOR UPDATE OF i SKIP LOCKED`,
      [today.toString(), soon.map(({ body }) => uuidOf(body)), soon.map(({ until }) => until.toString()), atMost],
    );
    return found.map(({ id }) => idOf('actionitem', id));
  }

  save(transaction: Transaction, items: readonly ActionItem[]): Promise<void> {
    return transaction.save(items, TABLES);
  }
}

async function meetings(transaction: Transaction, which: string, ids: readonly string[]): Promise<GivingMeeting[]> {
  const found = await transaction.rowsAmong<{
    id: string;
    body: string;
    status: MeetingStatus;
    day: string;
  }>(`SELECT m.id, m.body_id AS body, m.status, m.day::text AS day FROM governance.meeting m ${which}`, [ids]);
  return found.map(({ id, body, day, ...facts }) => ({
    ...facts,
    id: idOf('meeting', id),
    body: idOf('body', body),
    day: LocalDate.parse(day),
  }));
}

const toRow = ({ id, version, state }: ActionItem): Row<ActionItemEntity> => ({
  id,
  version,
  meeting: state.meeting,
  item: state.item,
  decision: state.decision,
  text: state.text,
  person: state.person,
  due: state.due,
  doneOn: state.doneOn,
  withdrawnOn: state.withdrawnOn,
  toldDueSoon: state.toldDueSoon,
  toldLate: state.toldLate,
});

const toOrganisationRows = ({ id: item, state }: ActionItem): Row<ActionItemOrganisationEntity>[] =>
  state.organisations.map(({ id, organisation, period }) => ({ id, item, organisation, period }));

const TABLES = [
  rootTable(ActionItemEntity, toRow),
  partTable(ActionItemOrganisationEntity, 'item', toOrganisationRows),
];
