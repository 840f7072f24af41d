import { Injectable } from '@nestjs/common';
import {
  type Id,
  idOf,
  LocalDate,
  type OrganisationId,
  type Provenance,
  type SuccessionKind,
  uuidOf,
} from '@talkoot/contracts';
import { rows } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import type { SuccessionType } from './succession.types.js';

interface Row {
  readonly id: string;
  readonly kind: SuccessionKind;
  readonly on: string;
  readonly provenance: Provenance;
  readonly predecessors: string[];
  readonly successors: string[];
}

const toIds = (uuids: readonly string[]): OrganisationId[] => uuids.map((uuid) => idOf('organisation', uuid));

/** Plain reads until the read path is there: one statement a question. */
@Injectable()
export class SuccessionReads {
  constructor(private readonly source: DataSource) {}

  byIds(ids: readonly Id<'succession'>[]): Promise<SuccessionType[]> {
    return this.having('s.id = ANY ($1)', [ids.map(uuidOf)]);
  }

  list(kinds: readonly SuccessionKind[] | null, organisation: OrganisationId | undefined): Promise<SuccessionType[]> {
    return this.having(
      `($1::text[] IS NULL OR s.kind = ANY ($1))
       AND ($2::uuid IS NULL OR bool_or(p.predecessor_id = $2 OR p.successor_id = $2))`,
      [kinds, organisation ? uuidOf(organisation) : null],
    );
  }

  /** The condition is ours, never a user's; what users say is a parameter. */
  private async having(condition: string, parameters: unknown[]): Promise<SuccessionType[]> {
    const found = await rows<Row>(
      this.source.manager,
      `SELECT s.id, s.kind, s.effective_on AS on, s.provenance,
         array_agg(DISTINCT p.predecessor_id) AS predecessors, array_agg(DISTINCT p.successor_id) AS successors
       FROM registry.succession s JOIN registry.succession_pair p ON p.succession_id = s.id
       GROUP BY s.id HAVING ${condition} ORDER BY s.effective_on, s.id`,
      parameters,
    );
    return found.map(({ id, kind, on, provenance, predecessors, successors }) => ({
      id: idOf('succession', id),
      kind,
      on: LocalDate.parse(on),
      provenance,
      predecessorIds: toIds(predecessors),
      successorIds: toIds(successors),
    }));
  }
}
