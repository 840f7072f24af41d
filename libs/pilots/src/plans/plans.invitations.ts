import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InvitationsApi, type Inviting } from '@talkoot/identity';
import { type Plan, PLAN_LEADS } from './plan.js';
import { PlanRepository } from './plan.repository.js';
import { PlansLoader } from './plans.loader.js';

/** Organisations are invited to be the applicant or the coordinator of a plan that another one submits. */
@Injectable()
export class PlansInvitations implements OnModuleInit {
  constructor(
    private readonly invitations: InvitationsApi,
    private readonly loader: PlansLoader,
    private readonly plans: PlanRepository,
  ) {}

  onModuleInit(): void {
    this.invitations.register({
      kind: 'plan',
      load: (transaction, ids) => this.loader.plans(transaction, ids),
      inviting: (plan) => this.inviting(plan),
    });
  }

  private inviting(plan: Plan): Inviting {
    return {
      // The work of an editor, as submitting a plan is.
      answering: () => undefined,
      withdrawing: 'plan:submit',
      take: async (transaction, { organisation, roles }) => {
        for (const role of PLAN_LEADS) if (roles.includes(role)) plan.agree(role, organisation);
        await this.plans.save(transaction, [plan]);
      },
      rolesOf: (organisation, from) => plan.rolesOf(organisation, from),
    };
  }
}
