import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { Pilot } from './pilot.js';
import { PilotRepository } from './pilot.repository.js';

@Injectable()
export class PilotsLoader extends AggregateStore<Id<'pilot'>, Pilot> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly pilots: PilotRepository,
  ) {
    super(unitOfWork, {
      path: ['pilot'],
      load: (transaction, id) => this.held(transaction, id),
      aggregate: (pilot) => pilot,
      repository: pilots,
    });
  }

  /** To be changed, no matter who sees it. */
  async held(transaction: Transaction, id: Id<'pilot'>): Promise<Pilot | undefined> {
    const owners = this.registry.owners([id], transaction.operation.today, transaction);
    const [pilot] = await this.pilots.load(transaction, [id], owners);
    return pilot;
  }
}
