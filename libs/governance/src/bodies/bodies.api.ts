import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { BodyRepository } from './body.repository.js';

/** What later contexts ask of bodies. */
@Injectable()
export class BodiesApi {
  constructor(private readonly bodies: BodyRepository) {}

  /** Bodies by their codes, no matter who sees them: for imports. */
  idsByCode(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, Id<'body'>>> {
    return this.bodies.idsByCode(transaction, codes);
  }
}
