import { Injectable } from '@nestjs/common';
import { type Id, type Operation, requireAllowed } from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { Fulfilments } from '../cycle/fulfilments.service.js';
import { refuse } from '../messages/index.js';
import type { Programme } from '../programmes/programme.js';
import { PROGRAMME_FLOW } from '../programmes/programme-flow.js';
import { ProgrammesLoader } from '../programmes/programmes.loader.js';
import { References } from '../programmes/references.service.js';
import { ActionPlan } from './action-plan.js';
import { ActionPlanRepository } from './action-plan.repository.js';
import type { AdoptActionPlan, DiscardActionPlan, DraftActionPlan } from './action-plans.inputs.js';
import { ActionPlansLoader } from './action-plans.loader.js';
import { Activity } from './activity.js';
import { ActivityRepository } from './activity.repository.js';

type ActionPlanId = Id<'actionplan'>;

/** Action plans: drafted for an area and a year, perhaps as a copy of an earlier one, and adopted. */
@Injectable()
export class ActionPlansService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly references: References,
    private readonly programmes: ProgrammesLoader,
    private readonly fulfilments: Fulfilments,
    private readonly loader: ActionPlansLoader,
    private readonly plans: ActionPlanRepository,
    private readonly activities: ActivityRepository,
  ) {}

  draft(operation: Operation, command: DraftActionPlan): Promise<ActionPlanId> {
    const { programme: id, organisation, year, area: item, copyOf } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      const isOwn = organisation === operation.viewer.organisation;
      const programme = await this.programmes.load(transaction, id);
      requireAllowed(operation, 'action-plan:draft', isOwn ? ['self'] : []);
      PROGRAMME_FLOW.planActions.take(programme.state);
      if (!programme.parties.includes(organisation))
        throw refuse('INVALID_INPUT.responsibleTakesNoPart', ['organisation']);
      const area = await this.plans.areaOf(transaction, id, item);
      if (!area) throw refuse('INVALID_INPUT.notAnArea', ['area']);
      const subject = { programme: id, organisation, year, area };
      const isThere = await this.plans.isThere(transaction, subject);
      const source = copyOf && (await this.loader.load(transaction, copyOf, { path: ['copyOf'] }));
      const plan = ActionPlan.draft(subject, programme, { isThere, source }, operation);
      const copies = source ? await this.copies(transaction, source, plan, programme) : [];
      const parties = new Set([organisation, ...copies.flatMap((each) => each.parties)]);
      await this.registry.requireAllExisting(transaction, [...parties], operation.today, ['organisation']);
      await this.plans.save(transaction, [plan]);
      await this.activities.save(transaction, copies);
      return plan.id;
    });
  }

  adopt(operation: Operation, command: AdoptActionPlan): Promise<ActionPlanId> {
    const { actionPlan: id, adoptedOn = operation.today, decision, expectedVersion } = command;
    return this.loader.change(
      operation,
      { id, expectedVersion, action: 'action-plan:adopt' },
      async (plan, transaction) => {
        await this.references.requireApproved(transaction, [plan.state.organisation], decision);
        const [areas, { count, responsible }] = await Promise.all([
          this.plans.areasMet(transaction, plan.state),
          this.plans.activitiesOf(transaction, id),
        ]);
        const programmes = await this.programmes.all(transaction, [...areas.keys()]);
        const { owners = [], parties = [] } = programmes.find((each) => each.id === plan.state.programme) ?? {};
        if (!plan.holder || !parties.includes(plan.holder))
          throw refuse('INVALID_INPUT.responsibleTakesNoPart', ['actionPlan']);
        plan.adopt(adoptedOn, decision, { activities: count, others: [...owners, ...responsible] });
        for (const programme of programmes) {
          const thing = { on: adoptedOn, year: plan.state.year, subject: areas.get(programme.id), owedBy: plan.holder };
          // oxlint-disable-next-line no-await-in-loop -- of two programmes at most
          await this.fulfilments.by(transaction, { programme, kind: 'action-plan', by: id, ...thing });
        }
        return id;
      },
    );
  }

  discard(operation: Operation, { actionPlan: id, expectedVersion }: DiscardActionPlan): Promise<ActionPlanId> {
    return this.loader.change(operation, { id, expectedVersion, action: 'action-plan:draft' }, (plan) => {
      plan.discard();
      return id;
    });
  }

  private async copies(
    transaction: Transaction,
    source: ActionPlan,
    plan: ActionPlan,
    { parties }: Programme,
  ): Promise<Activity[]> {
    const { today } = transaction.operation;
    const measures = await this.plans.measuresBelow(transaction, plan.state);
    const places = await this.activities.placesIn(transaction, source.id);
    const found = await this.activities.load(transaction, places, [source]);
    return Activity.copies(found, plan.state.year - source.state.year, { plan, today, parties, measures });
  }
}
