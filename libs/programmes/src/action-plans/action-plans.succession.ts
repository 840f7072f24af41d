import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { handover, type Succession, type SuccessionParticipant, SuccessionParticipants } from '@talkoot/registry';
import { ActionPlanRepository } from './action-plan.repository.js';
import { ActivityRepository } from './activity.repository.js';

const HOLDER = 'programmes.action_plan_holder.organisation_id';
const RESPONSIBLE = 'programmes.activity_responsible.organisation_id';
const PARTNER = 'programmes.activity_partner.organisation_id';

/** Whose action plans they are, and who does what in them, when organisations merge or split. */
@Injectable()
export class ActionPlansSuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [HOLDER, RESPONSIBLE, PARTNER];
  readonly keeps = {
    'programmes.action_plan.organisation_id': 'It tells who drafted the action plan.',
    'programmes.activity_note.organisation_id': 'It tells for whom the note was written.',
  };

  constructor(
    private readonly participants: SuccessionParticipants,
    private readonly plans: ActionPlanRepository,
    private readonly activities: ActivityRepository,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  async carryOver(transaction: Transaction, succession: Succession): Promise<void> {
    const { predecessors, on } = succession;
    const [held, places] = await Promise.all([
      this.plans.idsInvolving(transaction, predecessors, on),
      this.activities.placesInvolving(transaction, predecessors, on),
    ]);
    const plans = await this.plans.load(transaction, [...new Set([...held, ...places.map(({ plan }) => plan)])]);
    const activities = await this.activities.load(transaction, places, plans);
    for (const before of predecessors) {
      const handing = (relation: string, programme: Id<'programme'>) =>
        handover(succession, before, relation, programme);
      for (const plan of plans) plan.handOver(handing(HOLDER, plan.state.programme));
      for (const activity of activities) {
        const { programme } = activity.plan.state;
        activity.handOver(handing(RESPONSIBLE, programme), handing(PARTNER, programme));
      }
    }
    await this.plans.save(transaction, plans);
    await this.activities.save(transaction, activities);
  }
}
