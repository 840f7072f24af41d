import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { Plan } from '../domain/plan.js';
import { PlanRepository } from '../persistence/plan.repository.js';
import { visible } from './programmes.loader.js';

@Injectable()
export class PlansLoader {
  constructor(
    private readonly registry: RegistryApi,
    private readonly repository: PlanRepository,
  ) {}

  async plan(transaction: Transaction, id: Id<'plan'>): Promise<Plan> {
    const [plan] = await this.plans(transaction, [id]);
    return visible(transaction, plan, ['plan']);
  }

  /** Those that there are, to be changed, no matter who sees them. */
  async plans(transaction: Transaction, ids: readonly Id<'plan'>[]): Promise<Plan[]> {
    const programmes = await this.repository.programmesOf(transaction, ids);
    const owners = await this.registry.owners(programmes, transaction.operation.today, transaction);
    return this.repository.load(transaction, ids, owners);
  }
}
