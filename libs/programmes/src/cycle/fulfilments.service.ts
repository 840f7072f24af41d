import { Injectable } from '@nestjs/common';
import type { Transaction } from '@talkoot/platform/database';
import type { Programme } from '../programmes/programme.js';
import { ObligationRepository } from './obligation.repository.js';
import { type Settling, settledBy } from './settling.js';

interface OfProgramme extends Settling {
  /** Held by the transaction. */
  readonly programme: Pick<Programme, 'id' | 'owner'>;
}

/** Fulfils obligations by the things themselves, in the transaction that makes them so. */
@Injectable()
export class Fulfilments {
  constructor(private readonly obligations: ObligationRepository) {}

  /** Fulfils what the thing settles, on its day; nothing where nothing such is owed. */
  async by(transaction: Transaction, { programme, ...thing }: OfProgramme): Promise<void> {
    const { id, owner } = programme;
    const owners = new Map(owner ? [[id, owner]] : []);
    const ids = await this.obligations.settleable(transaction, { programme: id, ...thing });
    const settled = settledBy(await this.obligations.load(transaction, ids, owners), thing);
    for (const obligation of settled) obligation.fulfil(thing.on, undefined, thing.by);
    await this.obligations.save(transaction, settled);
  }
}
