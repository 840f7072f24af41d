import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { Plan } from './plan.js';
import { PlanRepository } from './plan.repository.js';

@Injectable()
export class PlansLoader extends AggregateStore<Id<'plan'>, Plan> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly repository: PlanRepository,
  ) {
    super(unitOfWork, {
      path: ['plan'],
      load: async (transaction, id) => (await this.plans(transaction, [id]))[0],
      aggregate: (plan) => plan,
      repository,
    });
  }

  /** Those that there are, to be changed, no matter who sees them. */
  async plans(transaction: Transaction, ids: readonly Id<'plan'>[]): Promise<Plan[]> {
    const programmes = await this.repository.programmesOf(transaction, ids);
    const owners = await this.registry.owners(programmes, transaction.operation.today, transaction);
    return this.repository.load(transaction, ids, owners);
  }
}
