import { type Id, type Operation, type OrganisationId, parseInput } from '@talkoot/contracts';
import { type TestContext, versionOf } from '@talkoot/platform/testing';
import { addActivity } from '../action-plans/activities.inputs.js';
import { ActivitiesService } from '../action-plans/activities.service.js';
import { adoptActionPlan, draftActionPlan } from '../action-plans/action-plans.inputs.js';
import { ActionPlansService } from '../action-plans/action-plans.service.js';
import type { GivenPlan } from './given.js';

interface Wanted {
  readonly organisation?: OrganisationId;
  readonly operation?: Operation;
  readonly year?: number;
  readonly area?: Id<'programmeitem'>;
  readonly copyOf?: Id<'actionplan'>;
}

/** Makes action plans and activities, through the use cases. */
export class GivenActionPlans {
  constructor(private readonly context: TestContext) {}

  /** The draft of the programme’s owner for 2026, unless something else is wanted. */
  draft(programme: GivenPlan, wanted: Wanted = {}): Promise<Id<'actionplan'>> {
    const { operation = programme.operation, ...more } = wanted;
    const { id, owner: organisation, area } = programme;
    const input = { programme: id, organisation, year: 2026, area, ...more };
    return this.context.get(ActionPlansService).draft(operation, parseInput(draftActionPlan, input));
  }

  /** One that is due in June 2026, unless something else is wanted. */
  activity(operation: Operation, actionPlan: Id<'actionplan'>, more: object = {}): Promise<Id<'activity'>> {
    const input = { actionPlan, title: { sv: 'Inventera lokaler' }, due: '2026-06-30', ...more };
    return this.context.get(ActivitiesService).add(operation, parseInput(addActivity, input));
  }

  async adopt(operation: Operation, actionPlan: Id<'actionplan'>, more: object = {}): Promise<void> {
    const expectedVersion = await versionOf(this.context, actionPlan);
    const command = parseInput(adoptActionPlan, { actionPlan, expectedVersion, ...more });
    await this.context.get(ActionPlansService).adopt(operation, command);
  }

  /** Adopted, with one activity. */
  async adopted(
    programme: GivenPlan,
    wanted: Wanted = {},
    more: object = {},
  ): Promise<{ readonly plan: Id<'actionplan'>; readonly activity: Id<'activity'> }> {
    const operation = wanted.operation ?? programme.operation;
    const plan = await this.draft(programme, wanted);
    const activity = await this.activity(operation, plan, { due: `${wanted.year ?? 2026}-06-30`, ...more });
    await this.adopt(operation, plan);
    return { plan, activity };
  }
}
