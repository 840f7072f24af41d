import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { Alliance } from './alliance.js';
import { AllianceRepository } from './alliance.repository.js';

type AllianceId = Id<'alliance'>;

/** Loads what is to be changed. */
@Injectable()
export class AlliancesLoader extends AggregateStore<AllianceId, Alliance> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly alliances: AllianceRepository,
  ) {
    super(unitOfWork, {
      path: ['alliance'],
      load: async (transaction, id) => (await this.all(transaction, [id]))[0],
      aggregate: (alliance) => alliance,
      repository: alliances,
    });
  }

  /** Those that there are. */
  async all(transaction: Transaction, ids: readonly AllianceId[]): Promise<Alliance[]> {
    const owners = await this.registry.owners(ids, transaction.operation.today, transaction);
    return this.alliances.load(transaction, ids, owners);
  }
}
