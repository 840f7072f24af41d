import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import type { ActionPlan } from './action-plan.js';
import { ActionPlanRepository } from './action-plan.repository.js';

/** Loads action plans that are to be changed. */
@Injectable()
export class ActionPlansLoader extends AggregateStore<Id<'actionplan'>, ActionPlan> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly plans: ActionPlanRepository,
  ) {
    super(unitOfWork, {
      path: ['actionPlan'],
      load: (transaction, id) => this.held(transaction, id),
      aggregate: (plan) => plan,
      repository: plans,
    });
  }

  /** No matter who sees it. */
  async held(transaction: Transaction, id: Id<'actionplan'>): Promise<ActionPlan | undefined> {
    const [plan] = await this.plans.load(transaction, [id]);
    return plan;
  }
}
