import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@talkoot/platform/database';
import { type Succession, type SuccessionParticipant, SuccessionParticipants } from '@talkoot/registry';
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
    const { id, predecessors, on } = succession;
    const [held, places] = await Promise.all([
      this.plans.idsInvolving(transaction, predecessors, on),
      this.activities.placesInvolving(transaction, predecessors, on),
    ]);
    const plans = await this.plans.load(transaction, [...new Set([...held, ...places.map(({ plan }) => plan)])]);
    const activities = await this.activities.load(transaction, places, plans);
    for (const before of predecessors) {
      for (const plan of plans) {
        const after = succession.successorFor(before, HOLDER, plan.state.programme);
        plan.handOver({ before, after, on, succession: id });
      }
      for (const activity of activities) {
        const after = succession.successorFor(before, RESPONSIBLE, activity.plan.state.programme);
        activity.handOver({ before, after, on, succession: id });
      }
    }
    await this.plans.save(transaction, plans);
    await this.activities.save(transaction, activities);
  }
}
