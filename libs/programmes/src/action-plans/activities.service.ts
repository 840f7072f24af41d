import { Injectable } from '@nestjs/common';
import { type Id, type Operation } from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { namedAt, RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { Parties } from '../programmes/parties.service.js';
import { References } from '../programmes/references.service.js';
import { RevisionRepository } from '../revisions/revision.repository.js';
import type { ActionPlan } from './action-plan.js';
import { ActionPlanRepository } from './action-plan.repository.js';
import { ActionPlansLoader } from './action-plans.loader.js';
import { ActivitiesLoader } from './activities.loader.js';
import type {
  AddActivity,
  ChangeActivity,
  DropActivity,
  LinkActivities,
  ReportActivity,
  UnlinkActivities,
} from './activities.inputs.js';
import { Activity } from './activity.js';
import { ActivityRepository } from './activity.repository.js';

type ActivityId = Id<'activity'>;

/** Activities: planned, reported by those responsible, waiting for one another. */
@Injectable()
export class ActivitiesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly references: References,
    private readonly parties: Parties,
    private readonly revisions: RevisionRepository,
    private readonly planLoader: ActionPlansLoader,
    private readonly plans: ActionPlanRepository,
    private readonly loader: ActivitiesLoader,
    private readonly activities: ActivityRepository,
  ) {}

  add(operation: Operation, command: AddActivity): Promise<ActivityId> {
    const { actionPlan, measure: item, responsible, ...details } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      const plan = await this.planLoader.load(transaction, actionPlan, { action: 'action-plan:draft' });
      const { count } = await this.plans.activitiesOf(transaction, actionPlan);
      plan.requireRoom(count);
      await this.requireNamed(transaction, plan, command);
      const measure = await this.measureOf(transaction, plan, item);
      const holder = plan.holder ?? plan.state.organisation;
      if (!responsible) await this.registry.requireExisting(transaction, holder, operation.today, ['actionPlan']);
      const activity = Activity.add({ ...details, measure, responsible: responsible ?? holder }, plan, operation.today);
      await this.loader.save(transaction, [activity]);
      return activity.id;
    });
  }

  change(operation: Operation, command: ChangeActivity): Promise<ActivityId> {
    const { activity: id, expectedVersion, measure: item, ...changes } = command;
    return this.loader.change(
      operation,
      { id, expectedVersion, action: 'action-plan:draft' },
      async (activity, transaction) => {
        await this.requireNamed(transaction, activity.plan, command);
        const measure = item && (await this.measureOf(transaction, activity.plan, item));
        activity.change({ ...changes, measure });
        return id;
      },
    );
  }

  /** By who is responsible, or whose action plan it is. */
  report(operation: Operation, command: ReportActivity): Promise<ActivityId> {
    const { activity: id, status, on = operation.today, note, expectedVersion } = command;
    const by = operation.viewer.organisation;
    return this.loader.change(operation, { id, expectedVersion, action: 'activity:report' }, (activity) => {
      activity.report({ status, on, note, by });
      return id;
    });
  }

  drop(operation: Operation, { activity: id, reason, expectedVersion }: DropActivity): Promise<ActivityId> {
    return this.loader.change(operation, { id, expectedVersion, action: 'action-plan:draft' }, (activity) => {
      activity.drop(reason);
      return id;
    });
  }

  /** Of two who link at once the second one waits for the first before it holds anything else, and sees what the first has linked. */
  link(operation: Operation, { activity: id, waitsFor }: LinkActivities): Promise<ActivityId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      await this.activities.holdLinks(transaction);
      const activity = await this.loader.load(transaction, id, { action: 'action-plan:draft' });
      await this.references.require(transaction, { waitsFor });
      const [isSeenTogether, circle] = await Promise.all([
        this.activities.isSeenWith(transaction, waitsFor, activity.plan.id),
        this.activities.titlesTo(transaction, id, waitsFor),
      ]);
      activity.waitFor({ id: waitsFor, isSeenTogether, circle });
      await this.loader.save(transaction, [activity]);
      return id;
    });
  }

  unlink(operation: Operation, { activity: id, waitsFor }: UnlinkActivities): Promise<ActivityId> {
    const target = { id, expectedVersion: undefined, action: 'action-plan:draft' } as const;
    return this.loader.change(operation, target, (activity) => {
      activity.goOnWithout(waitsFor);
      return id;
    });
  }

  private async requireNamed(
    transaction: Transaction,
    { state: { programme } }: ActionPlan,
    { responsible, partners = [] }: Pick<AddActivity | ChangeActivity, 'responsible' | 'partners'>,
  ): Promise<void> {
    const named = [
      ...(responsible ? [{ organisation: responsible, path: ['responsible'] }] : []),
      ...namedAt(partners, ['partners']),
    ];
    if (named.length === 0) return;
    const [owners, adopters] = await Promise.all([
      this.registry.owners([programme], transaction.operation.today, transaction),
      this.plans.adopters(transaction, programme),
    ]);
    await this.parties.require(transaction, [...owners.values(), ...adopters], named);
  }

  /** What stays the same of the measure, which stands below the area in the plan in force. */
  private async measureOf(
    transaction: Transaction,
    plan: ActionPlan,
    item: Id<'programmeitem'> | undefined,
  ): Promise<Id<'itemlineage'> | undefined> {
    if (item === undefined) return undefined;
    const [original, measures] = await Promise.all([
      this.revisions.originalOf(transaction, item),
      this.plans.measuresBelow(transaction, plan.state),
    ]);
    if (!original || !measures.has(original.lineage)) throw refuse('INVALID_INPUT.notBelowTheArea', ['measure']);
    return original.lineage;
  }
}
