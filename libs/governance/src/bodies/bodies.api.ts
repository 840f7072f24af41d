import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { BodyRepository } from './body.repository.js';
import { KnownBodies } from './known-bodies.loader.js';
import type { BodyParties } from './relations.js';

/** Who prepares the meetings of a body. */
type Preparing = Pick<BodyParties, 'owner' | 'secretariat'>;

/** What later contexts ask of bodies. */
@Injectable()
export class BodiesApi {
  constructor(
    private readonly bodies: BodyRepository,
    private readonly known: KnownBodies,
  ) {}

  /** Who prepares the meetings of bodies today: to whom they belong, and their secretariats. */
  preparing(transaction: Transaction, ids: readonly Id<'body'>[]): Promise<ReadonlyMap<Id<'body'>, Preparing>> {
    return this.known.byIds(ids, transaction.operation.today, transaction);
  }

  /** Bodies by their codes, no matter who sees them: for imports. */
  idsByCode(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, Id<'body'>>> {
    return this.bodies.idsByCode(transaction, codes);
  }
}
