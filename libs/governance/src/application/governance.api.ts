import { Injectable } from '@nestjs/common';
import {
  type CollaborationId,
  grouped,
  type Id,
  type LocalDate,
  type OrganisationId,
  type Relation,
  type Viewer,
} from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import { type BodyParties, relationsToBody } from '../domain/relations.js';
import { BodiesLookup, type KnownMandate, type KnownSeat } from '../persistence/bodies.lookup.js';
import { BodyRepository } from '../persistence/body.repository.js';
import { type KnownBody, KnownBodies } from './known-bodies.js';

export type { KnownBody, KnownMandate, KnownSeat };

/** What other contexts may ask of governance. Reads see the transaction that is given, else what is committed. */
@Injectable()
export class GovernanceApi {
  constructor(
    private readonly source: DataSource,
    private readonly known: KnownBodies,
    private readonly lookup: BodiesLookup,
    private readonly repository: BodyRepository,
  ) {}

  /** Those bodies that there are, with who has which part in them on the day. */
  bodies(
    ids: readonly Id<'body'>[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<Id<'body'>, KnownBody>> {
    return this.known.byIds(ids, on, transaction);
  }

  /** The bodies of organisations and collaborations that exist on the day. */
  bodiesOf(
    owning: readonly (OrganisationId | CollaborationId)[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<Id<'body'>, KnownBody>> {
    return this.known.of(owning, on, transaction);
  }

  /** The seats that exist on the day with who sits there, in the order of the table; a body without seats is not in the answer. */
  async seatsOn(
    bodies: readonly Id<'body'>[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<Id<'body'>, readonly KnownSeat[]>> {
    const seats = await this.lookup.seats(transaction?.manager ?? this.source.manager, bodies, on);
    return grouped(seats, ({ body }) => body);
  }

  /** Keeps others from changing the body, its seats and mandates until the end of the transaction. */
  holdBody(transaction: Transaction, body: Id<'body'>): Promise<void> {
    return this.lookup.hold(transaction.manager, [body]);
  }

  /** How the organisation stands to a body on the day on which it is known. */
  relationsToBody(organisation: OrganisationId | undefined, body: BodyParties): Relation[] {
    return relationsToBody(organisation, body);
  }

  /** Whether the viewer may know of the body at all: it is as hidden as its collaboration. */
  maySee(viewer: Viewer, body: Pick<KnownBody, 'seenBy'>): boolean {
    return body.seenBy(viewer);
  }

  /** Which body is meant by each code; unknown ones are not in the answer. */
  findBodies(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, Id<'body'>>> {
    return this.repository.idsByCode(transaction, codes);
  }
}
