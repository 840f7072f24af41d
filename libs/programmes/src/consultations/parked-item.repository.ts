import { Injectable } from '@nestjs/common';
import { type Id, idOf, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { ParkedItemEntity } from './parked-item.entity.js';
import { ParkedItem } from './parked-item.js';

type ParkedItemId = Id<'parkeditem'>;

@Injectable()
export class ParkedItemRepository {
  async programmeOf(transaction: Transaction, id: ParkedItemId): Promise<Id<'programme'> | undefined> {
    const [found] = await transaction.rows<{ id: string }>(
      'SELECT programme_id AS id FROM programmes.parked_item WHERE id = $1',
      [uuidOf(id)],
    );
    return found && idOf('programme', found.id);
  }

  /** How many are parked beside the plan of a programme. */
  /** Of all, and of one organisation. */
  async count(
    transaction: Transaction,
    programme: Id<'programme'>,
    parkedBy: OrganisationId,
  ): Promise<{ readonly all: number; readonly own: number }> {
    const [found] = await transaction.rows<{ all: string; own: string }>(
      `SELECT count(*) AS all, count(*) FILTER (WHERE parked_by_id = $2) AS own
       FROM programmes.parked_item WHERE programme_id = $1 AND status = 'parked'`,
      [uuidOf(programme), uuidOf(parkedBy)],
    );
    return { all: Number(found?.all ?? 0), own: Number(found?.own ?? 0) };
  }

  /** Holds it until the end of the transaction. */
  async load(
    transaction: Transaction,
    wanted: ParkedItemId,
    owner: OrganisationId | undefined,
  ): Promise<ParkedItem | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const [found] = await transaction.find(ParkedItemEntity, { where: { id: wanted }, lock });
    if (!found) return undefined;
    const { id, version, recordedAt: _, ...state } = found;
    return new ParkedItem(id, version, state, { today: transaction.operation.today, owner });
  }

  save(transaction: Transaction, items: readonly ParkedItem[]): Promise<void> {
    return transaction.save(items, TABLES);
  }
}

const toRow = ({ id, version, state }: ParkedItem): Row<ParkedItemEntity> => ({
  id,
  version,
  programme: state.programme,
  title: state.title,
  description: state.description,
  parkedBy: state.parkedBy,
  parkedOn: state.parkedOn,
  status: state.status,
  statusOn: state.statusOn,
  lineage: state.lineage,
  reason: state.reason,
});

const TABLES = [rootTable(ParkedItemEntity, toRow)];
