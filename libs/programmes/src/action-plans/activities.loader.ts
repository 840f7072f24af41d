import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { ActionPlanRepository } from './action-plan.repository.js';
import { ActionPlansLoader } from './action-plans.loader.js';
import type { Activity } from './activity.js';
import { ActivityRepository } from './activity.repository.js';

/** Loads activities that are to be changed. */
@Injectable()
export class ActivitiesLoader extends AggregateStore<Id<'activity'>, Activity> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly loader: ActionPlansLoader,
    private readonly plans: ActionPlanRepository,
    private readonly activities: ActivityRepository,
  ) {
    super(unitOfWork, {
      path: ['activity'],
      load: (transaction, id) => this.held(transaction, id),
      aggregate: (activity) => activity,
      repository: { save: (transaction, changed) => this.save(transaction, changed) },
    });
  }

  /** Saves them, with the drafts in which they stand. */
  async save(transaction: Transaction, activities: readonly Activity[]): Promise<void> {
    const plans = new Set(activities.filter(({ hasEvents }) => hasEvents).map(({ plan }) => plan));
    for (const plan of plans) plan.activitiesChanged();
    await this.plans.save(transaction, [...plans]);
    await this.activities.save(transaction, activities);
  }

  private async held(transaction: Transaction, id: Id<'activity'>): Promise<Activity | undefined> {
    const places = await this.activities.placesOf(transaction, [id]);
    const [place] = places;
    const plan = place && (await this.loader.held(transaction, place.plan));
    if (!plan) return undefined;
    const [activity] = await this.activities.load(transaction, places, [plan]);
    return activity;
  }
}
