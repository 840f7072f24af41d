import { Injectable } from '@nestjs/common';
import {
  type CollaborationId,
  type CollaborationKind,
  collaborationKindOf,
  idOf,
  type LocalDate,
  type LocalisedText,
  newUuid,
  type OrganisationId,
  Period,
  type Provenance,
  uuidOf,
} from '@talkoot/contracts';
import { type Transaction, violatedConstraint } from '@talkoot/platform/database';
import { refuse } from '../messages/index.js';
import { CollaborationEntity, CollaborationOwnerEntity } from './collaboration.entity.js';

export interface Collaboration {
  /** Shared with the aggregate of the context that has it. */
  readonly id: CollaborationId;
  readonly code: string;
  readonly name: LocalisedText;
  readonly period: Period;
  /** The first owner; a later one comes by succession, so that it is not given again to a collaboration that has one. */
  readonly owner?: OrganisationId | undefined;
  readonly provenance: Provenance;
}

/** That a collaboration is owned by another organisation from the day of a succession on. */
export interface ChangeOfOwner<I extends CollaborationId> {
  readonly collaboration: I;
  readonly before: OrganisationId;
  readonly after: OrganisationId;
}

interface OwnerRow {
  readonly id: string;
  readonly collaboration: string;
  readonly kind: CollaborationKind;
  readonly owner: string;
  readonly period: string;
}

@Injectable()
export class CollaborationRepository {
  /** Enters collaborations or changes them. Throws CODE_TAKEN. */
  async save(transaction: Transaction, collaborations: readonly Collaboration[]): Promise<void> {
    const rows = collaborations.map(({ owner, id, ...each }) => ({
      ...each,
      id: uuidOf(id),
      kind: collaborationKindOf(id),
    }));
    await transaction.upsert(CollaborationEntity, rows, (error) => {
      const taken = collaborations.map(({ code }) => code).join(', ');
      return violatedConstraint(error) === 'collaboration_code'
        ? refuse('CODE_TAKEN', ['code'], { code: taken })
        : error;
    });
    const owned = collaborations.flatMap(({ id, owner }) => (owner ? [{ id, owner }] : []));
    if (owned.length === 0) return;
    await transaction.execute(
      `INSERT INTO registry.collaboration_owner (id, collaboration_id, organisation_id, period)
       SELECT given.id, given.collaboration, given.owner, '(,)'
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS given(id, collaboration, owner)
       WHERE NOT EXISTS (SELECT FROM registry.collaboration_owner AS o WHERE o.collaboration_id = given.collaboration)`,
      [owned.map(newUuid), owned.map(({ id }) => uuidOf(id)), owned.map(({ owner }) => uuidOf(owner))],
    );
  }

  /** Which collaboration is meant by kind and code (`pilot GREEN`); unknown ones are not in the answer. */
  async findByCodes(
    transaction: Transaction,
    wanted: readonly { readonly kind: string; readonly code: string }[],
  ): Promise<ReadonlyMap<string, CollaborationId>> {
    const found = await transaction.rowsAmong<{ id: string; kind: CollaborationKind; code: string }>(
      `SELECT c.id, c.kind, c.code FROM registry.collaboration c
       JOIN unnest($1::text[], $2::text[]) AS wanted(kind, code) USING (kind, code)`,
      [wanted.map(({ kind }) => kind), wanted.map(({ code }) => code)],
    );
    return new Map(found.map(({ id, kind, code }) => [`${kind} ${code}`, idOf(kind, id)]));
  }

  /** Hands over what the predecessors own of what is not over by that day. Throws SUCCESSION_IMPOSSIBLE for what they own only later. */
  async handOver(
    transaction: Transaction,
    predecessors: readonly OrganisationId[],
    on: LocalDate,
    successorFor: (predecessor: OrganisationId, collaboration: CollaborationId) => OrganisationId,
  ): Promise<ChangeOfOwner<CollaborationId>[]> {
    const found = await transaction.rowsAmong<OwnerRow>(
      `SELECT o.id, o.collaboration_id AS collaboration, c.kind, o.organisation_id AS owner, o.period
       FROM registry.collaboration_owner o JOIN registry.collaboration c ON c.id = o.collaboration_id
       WHERE o.organisation_id = ANY ($1) AND (o.period * c.period) && daterange($2::date, NULL) FOR UPDATE OF o`,
      [predecessors.map(uuidOf), on.toString()],
    );
    const owned = found.map((row) => {
      const period = Period.fromRange(row.period);
      const before = period.endingBefore(on);
      if (!before) throw refuse('SUCCESSION_IMPOSSIBLE.beginsLater', ['predecessors'], { on });
      const collaboration = idOf(row.kind, row.collaboration);
      const owner = idOf('organisation', row.owner);
      return { row, before, rest: Period.of(on, period.to) ?? Period.from(on), collaboration, owner };
    });
    const changes = owned.map(({ collaboration, owner }) => ({
      collaboration,
      before: owner,
      after: successorFor(owner, collaboration),
    }));
    await transaction.upsert(CollaborationOwnerEntity, [
      ...owned.map(({ row, before, owner }) => ({
        id: row.id,
        collaboration: row.collaboration,
        organisation: owner,
        period: before,
      })),
      ...owned.map(({ row, rest, owner, collaboration }) => ({
        id: newUuid(),
        collaboration: row.collaboration,
        organisation: successorFor(owner, collaboration),
        period: rest,
      })),
    ]);
    return changes;
  }
}
