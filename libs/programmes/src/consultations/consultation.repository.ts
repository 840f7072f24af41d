import { Injectable } from '@nestjs/common';
import {
  grouped,
  type Id,
  idOf,
  type LocalDate,
  type OrganisationId,
  type RevisionStatus,
  uuidOf,
} from '@talkoot/contracts';
import { rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { OpinionStatus } from '../programmes/consultation-state.js';
import { ConsultationEntity } from '../programmes/consultation.entity.js';
import { Consultation } from './consultation.js';

type ConsultationId = Id<'consultation'>;

@Injectable()
export class ConsultationRepository {
  /** To which programme each belongs; unknown ones are not in the answer. */
  async programmesOf(
    transaction: Transaction,
    ids: readonly ConsultationId[],
  ): Promise<ReadonlyMap<ConsultationId, Id<'programme'>>> {
    const found = await transaction.rowsAmong<{ id: string; programme: string }>(
      'SELECT id, programme_id AS programme FROM programmes.consultation WHERE id = ANY ($1)',
      [ids.map(uuidOf)],
    );
    return new Map(found.map(({ id, programme }) => [idOf('consultation', id), idOf('programme', programme)]));
  }

  /** Holds them until the end of the transaction. */
  async load(
    transaction: Transaction,
    ids: readonly ConsultationId[],
    owners: ReadonlyMap<Id<'programme'>, OrganisationId>,
  ): Promise<Consultation[]> {
    const [found, asked] = await Promise.all([
      transaction.find(ConsultationEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.rowsAmong<{ id: string; organisation: string; status: OpinionStatus; revision: RevisionStatus }>(
        `SELECT c.id, o.organisation_id AS organisation, o.status, r.status AS revision
         FROM programmes.consultation c
         JOIN programmes.revision r ON r.id = c.revision_id
         JOIN programmes.opinion o ON o.consultation_id = c.id
         WHERE c.id = ANY ($1) ORDER BY o.id`,
        [ids.map(uuidOf)],
      ),
    ]);
    const { today } = transaction.operation;
    const opinions = grouped(asked, ({ id }) => idOf('consultation', id));
    return found.map(({ id, version, recordedAt: _, ...state }) => {
      const own = opinions.get(id) ?? [];
      return new Consultation(
        id,
        version,
        state,
        own.map(({ organisation, status }) => ({ organisation: idOf('organisation', organisation), status })),
        own[0]?.revision ?? 'discarded',
        { today, owner: owners.get(state.programme) },
      );
    });
  }

  /** Those on drafts in which one of the organisations is asked. */
  async asking(transaction: Transaction, organisations: readonly OrganisationId[]): Promise<ConsultationId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT c.programme_id, c.id FROM programmes.opinion o
       JOIN programmes.consultation c ON c.id = o.consultation_id
       JOIN programmes.revision r ON r.id = c.revision_id AND r.status = 'draft'
       WHERE o.organisation_id = ANY ($1) AND o.status <> 'joined' ORDER BY c.programme_id, c.id`,
      [organisations.map(uuidOf)],
    );
    return found.map(({ id }) => idOf('consultation', id));
  }

  /** Those on drafts that were not brought up to date for mergers until this day. Two processes may take the same: the second finds nothing to do. */
  async unkept(transaction: Transaction, today: LocalDate, most: number): Promise<ConsultationId[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT c.id FROM programmes.revision r JOIN programmes.consultation c ON c.revision_id = r.id
       WHERE r.status = 'draft' AND c.kept_on < $1 ORDER BY c.programme_id, c.id LIMIT $2`,
      [today.toString(), most],
    );
    return found.map(({ id }) => idOf('consultation', id));
  }

  /** Takes those of which somebody is to be told that the last day comes, or that it is over; others leave them alone. */
  async claimUntold(transaction: Transaction, today: LocalDate, most: number): Promise<ConsultationId[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT c.id FROM programmes.consultation c
       WHERE c.status = 'open' AND CASE WHEN c.until < $1 THEN NOT c.told_over
         ELSE c.remind_on <= $1 AND c.reminded_of IS DISTINCT FROM c.until
           AND EXISTS (SELECT FROM programmes.opinion o WHERE o.consultation_id = c.id AND o.status = 'asked') END
       ORDER BY c.until, c.id LIMIT $2 FOR UPDATE OF c SKIP LOCKED`,
      [today.toString(), most],
    );
    return found.map(({ id }) => idOf('consultation', id));
  }

  save(transaction: Transaction, consultations: readonly Consultation[]): Promise<void> {
    return transaction.save(consultations, TABLES);
  }
}

const toRow = ({ id, version, state }: Consultation): Row<ConsultationEntity> => ({
  id,
  version,
  programme: state.programme,
  revision: state.revision,
  openedOn: state.openedOn,
  until: state.until,
  silence: state.silence,
  status: state.status,
  endedOn: state.endedOn,
  remindOn: state.remindOn,
  remindedOf: state.remindedOf,
  toldOver: state.toldOver,
  keptOn: state.keptOn,
});

const TABLES = [rootTable(ConsultationEntity, toRow)];
