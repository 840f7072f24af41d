import { Injectable } from '@nestjs/common';
import { type EventId, idOf, type LocalDate, newUuid, type OrganisationId, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import type { Pair, Succession } from '../domain/succession.js';
import { SuccessionEntity, SuccessionPairEntity } from './succession.entity.js';

@Injectable()
export class SuccessionRepository {
  /** Writes a new succession, its event first; answers with the event, for what follows from it. */
  async insert(transaction: Transaction, succession: Succession): Promise<EventId | undefined> {
    const events = succession.takeEvents();
    await transaction.record(events);
    await transaction.upsert(SuccessionEntity, [succession].map(toRow));
    await transaction.upsert(
      SuccessionPairEntity,
      succession.pairs.map((pair) => ({ ...pair, id: newUuid(), succession: succession.id })),
    );
    return events[0]?.id;
  }

  /** Those of the organisations that have merged or split already, or into which another one merged on the day or later. */
  async succeeded(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    on: LocalDate,
  ): Promise<ReadonlySet<OrganisationId>> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT p.predecessor_id AS id FROM registry.succession_pair p
       WHERE p.predecessor_id = ANY ($1) AND p.predecessor_id <> p.successor_id
       UNION
       SELECT p.successor_id FROM registry.succession_pair p JOIN registry.succession s ON s.id = p.succession_id
       WHERE p.successor_id = ANY ($1) AND p.predecessor_id <> p.successor_id AND s.effective_on >= $2::date`,
      [organisations.map(uuidOf), on.toString()],
    );
    return new Set(found.map(({ id }) => idOf('organisation', id)));
  }

  /** Every pair of the organisations on the day, of whatever kind of succession. */
  async pairsOn(
    transaction: Transaction,
    predecessors: readonly OrganisationId[],
    on: readonly LocalDate[],
  ): Promise<(Pair & { readonly on: string })[]> {
    const found = await transaction.rows<{ predecessor: string; successor: string; on: string }>(
      `SELECT p.predecessor_id AS predecessor, p.successor_id AS successor, s.effective_on AS on
       FROM registry.succession_pair p JOIN registry.succession s ON s.id = p.succession_id
       WHERE p.predecessor_id = ANY ($1) AND s.effective_on = ANY ($2::date[])`,
      [predecessors.map(uuidOf), on.map(String)],
    );
    return found.map((each) => ({
      predecessor: idOf('organisation', each.predecessor),
      successor: idOf('organisation', each.successor),
      on: each.on,
    }));
  }
}

const toRow = ({ id, kind, on, provenance }: Succession): Omit<SuccessionEntity, 'recordedAt'> => ({
  id,
  kind,
  on,
  provenance,
});
