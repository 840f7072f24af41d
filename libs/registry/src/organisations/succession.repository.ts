import { Injectable } from '@nestjs/common';
import { type EventId, type Id, idOf, LocalDate, newUuid, type OrganisationId, uuidOf } from '@talkoot/contracts';
import type { Row, Transaction } from '@talkoot/platform/database';
import { SuccessionEntity, SuccessionPairEntity } from './succession.entity.js';
import type { GoingOn, Pair, Shares, Succession } from './succession.js';

/** A merger or a split as it was recorded. */
export interface RecordedSuccession {
  readonly id: Id<'succession'>;
  readonly kind: 'merger' | 'split';
  readonly on: LocalDate;
  readonly event: EventId;
  readonly shares: Shares;
  readonly predecessors: readonly OrganisationId[];
  readonly successors: readonly OrganisationId[];
}

interface LineRow {
  readonly id: string;
  readonly kind: 'merger' | 'split';
  readonly on: string;
  readonly event: string;
  readonly otherwise: string;
  readonly goingOn: GoingOn[];
  readonly predecessors: string[];
  readonly successors: string[];
}

@Injectable()
export class SuccessionRepository {
  /** Writes a new succession, its event first; answers with the event, undefined of a renaming. */
  async insert(transaction: Transaction, succession: Succession): Promise<EventId | undefined> {
    const events = succession.takeEvents();
    const event = events[0]?.id;
    await transaction.record(events);
    await transaction.upsert(
      SuccessionEntity,
      [succession].map((each) => toRow(each, event)),
    );
    await transaction.upsert(
      SuccessionPairEntity,
      succession.pairs.map((pair) => ({ ...pair, id: newUuid(), succession: succession.id })),
    );
    return event;
  }

  /** The mergers and splits by which others go on for the organisations, through however many, in the order of their days. */
  async line(transaction: Transaction, organisations: readonly OrganisationId[]): Promise<RecordedSuccession[]> {
    const found = await transaction.rowsAmong<LineRow>(
      `WITH RECURSIVE line AS (
         SELECT p.succession_id, p.successor_id FROM registry.succession_pair p
         WHERE p.predecessor_id = ANY ($1) AND p.predecessor_id <> p.successor_id
         UNION
         SELECT p.succession_id, p.successor_id FROM registry.succession_pair p
         JOIN line ON p.predecessor_id = line.successor_id WHERE p.predecessor_id <> p.successor_id)
       SELECT s.id, s.kind, s.effective_on AS on, s.event_id AS event, s.otherwise_id AS otherwise, s.going_on AS "goingOn",
         array_agg(DISTINCT p.predecessor_id) AS predecessors, array_agg(DISTINCT p.successor_id) AS successors
       FROM registry.succession s JOIN registry.succession_pair p ON p.succession_id = s.id
       WHERE s.id IN (SELECT succession_id FROM line) GROUP BY s.id ORDER BY s.effective_on, s.id`,
      [organisations.map(uuidOf)],
    );
    return found.map((row) => ({
      id: idOf('succession', row.id),
      kind: row.kind,
      on: LocalDate.parse(row.on),
      event: idOf('event', row.event),
      shares: { otherwise: idOf('organisation', row.otherwise), goingOn: row.goingOn },
      predecessors: row.predecessors.map((each) => idOf('organisation', each)),
      successors: row.successors.map((each) => idOf('organisation', each)),
    }));
  }

  /** Those of the organisations that have merged or split already, or into which another one merged on the day or later. */
  async succeeded(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    on: LocalDate,
  ): Promise<ReadonlySet<OrganisationId>> {
    const found = await transaction.rowsAmong<{ id: string }>(
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
    const found = await transaction.rowsAmong<{ predecessor: string; successor: string; on: string }>(
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

const toRow = (succession: Succession, event: EventId | undefined): Row<SuccessionEntity> => ({
  id: succession.id,
  kind: succession.kind,
  on: succession.on,
  event,
  otherwise: succession.shares?.otherwise,
  goingOn: succession.shares?.goingOn ?? [],
  provenance: succession.provenance,
});
