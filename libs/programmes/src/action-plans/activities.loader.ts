import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { ActionPlansLoader } from './action-plans.loader.js';
import type { Activity } from './activity.js';
import { ActivityRepository } from './activity.repository.js';

/** Loads activities that are to be changed. Who sees an action plan sees its activities. */
@Injectable()
export class ActivitiesLoader extends AggregateStore<Id<'activity'>, Activity> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly plans: ActionPlansLoader,
    private readonly activities: ActivityRepository,
  ) {
    super(unitOfWork, {
      path: ['activity'],
      load: (transaction, id) => this.seen(transaction, id),
      aggregate: (activity) => activity,
      relations: (activity, { viewer }) => activity.relationsOf(viewer.organisation),
      repository: activities,
    });
  }

  private async seen(transaction: Transaction, id: Id<'activity'>): Promise<Activity | undefined> {
    const places = await this.activities.placesOf(transaction, [id]);
    const [place] = places;
    const plan = place && (await this.plans.find(transaction, place.plan));
    if (!plan) return undefined;
    const [activity] = await this.activities.load(transaction, places, [plan]);
    return activity;
  }
}
