import { Injectable } from '@nestjs/common';
import { type Id, seesEverything } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import type { ActionPlan } from './action-plan.js';
import { ActionPlanRepository } from './action-plan.repository.js';

/** Loads action plans that are to be changed. What the viewer may not see is not there. */
@Injectable()
export class ActionPlansLoader extends AggregateStore<Id<'actionplan'>, ActionPlan> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly plans: ActionPlanRepository,
  ) {
    super(unitOfWork, {
      path: ['actionPlan'],
      load: (transaction, id) => this.seen(transaction, id),
      aggregate: (plan) => plan,
      relations: (plan, { viewer }) => plan.relationsOf(viewer.organisation),
      repository: plans,
    });
  }

  private async seen(transaction: Transaction, id: Id<'actionplan'>): Promise<ActionPlan | undefined> {
    const { viewer, origin } = transaction.operation;
    const [plan] = await this.plans.load(transaction, [id]);
    const isSeen =
      plan?.isPublic() === true ||
      origin !== 'request' ||
      seesEverything(viewer) ||
      plan?.relationsOf(viewer.organisation).includes('self');
    return isSeen === true ? plan : undefined;
  }
}
