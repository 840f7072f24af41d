import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  approvePlan,
  type ApprovePlan,
  redirectPlan,
  type RedirectPlan,
  rejectPlan,
  type RejectPlan,
  submitPlan,
  type SubmitPlan,
} from '../application/pilots.inputs.js';
import { PlansService } from '../application/plans.service.js';
import { ApprovePlanInput, RedirectPlanInput, RejectPlanInput, SubmitPlanInput } from './plan.inputs.js';
import { ApprovePlanPayload, RedirectPlanPayload, RejectPlanPayload, SubmitPlanPayload } from './plan.types.js';

@Resolver()
export class PlansResolver {
  constructor(private readonly plans: PlansService) {}

  @Mutation(() => SubmitPlanPayload, {
    description:
      'Answer the call of a pilot programme with a plan, while the call is open. Only its owner and those named see the plan until it is decided.',
  })
  @Allow('plan:submit')
  async submitPlan(
    @Args('input', { type: () => SubmitPlanInput }, parsed(submitPlan)) command: SubmitPlan,
    @Viewing() operation: Operation,
  ): Promise<SubmitPlanPayload> {
    return { plan: { id: await this.plans.submit(operation, command) } };
  }

  @Mutation(() => ApprovePlanPayload, {
    description: 'Approve a plan: it becomes a pilot at once, and the partners that it names are invited.',
  })
  @Allow('plan:decide')
  async approvePlan(
    @Args('input', { type: () => ApprovePlanInput }, parsed(approvePlan)) command: ApprovePlan,
    @Viewing() operation: Operation,
  ): Promise<ApprovePlanPayload> {
    return { plan: { id: await this.plans.approve(operation, command) } };
  }

  @Mutation(() => RedirectPlanPayload, {
    description: 'Redirect a plan: it goes on as a separate project beside the pilots of the programme.',
  })
  @Allow('plan:decide')
  async redirectPlan(
    @Args('input', { type: () => RedirectPlanInput }, parsed(redirectPlan)) command: RedirectPlan,
    @Viewing() operation: Operation,
  ): Promise<RedirectPlanPayload> {
    return { plan: { id: await this.plans.redirect(operation, command) } };
  }

  @Mutation(() => RejectPlanPayload, { description: 'Reject a plan, with the reason.' })
  @Allow('plan:decide')
  async rejectPlan(
    @Args('input', { type: () => RejectPlanInput }, parsed(rejectPlan)) command: RejectPlan,
    @Viewing() operation: Operation,
  ): Promise<RejectPlanPayload> {
    return { plan: { id: await this.plans.reject(operation, command) } };
  }
}
