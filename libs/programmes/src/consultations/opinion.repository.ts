import { Injectable } from '@nestjs/common';
import { grouped, type Id, idOf, uuidOf } from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { type FindOptionsWhere, In } from 'typeorm';
import { OpinionEntity, OpinionRemarkEntity } from '../programmes/consultation.entity.js';
import type { Consultation } from './consultation.js';
import { Opinion } from './opinion.js';

type OpinionId = Id<'opinion'>;

interface PlaceOfOpinion {
  readonly consultation: Id<'consultation'>;
  readonly programme: Id<'programme'>;
}

@Injectable()
export class OpinionRepository {
  /** To which consultation of which programme it belongs. */
  async placeOf(transaction: Transaction, id: OpinionId): Promise<PlaceOfOpinion | undefined> {
    const [found] = await transaction.rows<{ consultation: string; programme: string }>(
      `SELECT c.id AS consultation, c.programme_id AS programme
       FROM programmes.opinion o JOIN programmes.consultation c ON c.id = o.consultation_id WHERE o.id = $1`,
      [uuidOf(id)],
    );
    return (
      found && { consultation: idOf('consultation', found.consultation), programme: idOf('programme', found.programme) }
    );
  }

  /** Holds it until the end of the transaction; its consultation is held already. */
  async load(transaction: Transaction, id: OpinionId, consultation: Consultation): Promise<Opinion | undefined> {
    const [opinion] = await this.opinions(transaction, { id }, { opinion: id }, consultation);
    return opinion;
  }

  /** All opinions of a consultation, which is held already. */
  async ofConsultation(transaction: Transaction, consultation: Consultation): Promise<Opinion[]> {
    const ids = await transaction.rows<{ id: string }>('SELECT id FROM programmes.opinion WHERE consultation_id = $1', [
      uuidOf(consultation.id),
    ]);
    const opinion = In(ids.map(({ id }) => idOf('opinion', id)));
    return this.opinions(transaction, { consultation: consultation.id }, { opinion }, consultation);
  }

  private async opinions(
    transaction: Transaction,
    where: FindOptionsWhere<OpinionEntity>,
    remarksWhere: FindOptionsWhere<OpinionRemarkEntity>,
    consultation: Consultation,
  ): Promise<Opinion[]> {
    const [found, remarks] = await Promise.all([
      transaction.find(OpinionEntity, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } }),
      transaction.find(OpinionRemarkEntity, { where: remarksWhere, order: { place: 'ASC', id: 'ASC' } }),
    ]);
    const said = grouped(remarks, ({ opinion }) => opinion);
    const standing = { today: transaction.operation.today, owner: consultation.owner };
    return found.map(({ id, version, recordedAt: _, ...state }) => {
      const own = (said.get(id) ?? []).map(({ id: remark, lineage, text }) => ({ id: remark, lineage, text }));
      return new Opinion(id, version, { ...state, remarks: own }, consultation, standing);
    });
  }

  save(transaction: Transaction, opinions: readonly Opinion[]): Promise<void> {
    return transaction.save(opinions, TABLES);
  }
}

const toRow = ({ id, version, state }: Opinion): Row<OpinionEntity> => ({
  id,
  version,
  consultation: state.consultation,
  organisation: state.organisation,
  status: state.status,
  position: state.position,
  text: state.text,
  givenOn: state.givenOn,
  takenUp: state.takenUp,
  answer: state.answer,
  answeredOn: state.answeredOn,
});

const toRemarkRows = ({ id: opinion, state }: Opinion): Row<OpinionRemarkEntity>[] =>
  state.remarks.map((each, place) => ({ ...each, opinion, place }));

const TABLES = [rootTable(OpinionEntity, toRow), partTable(OpinionRemarkEntity, 'opinion', toRemarkRows)];
