import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  approvePlan,
  type ApprovePlan,
  changePlan,
  type ChangePlan,
  redirectPlan,
  type RedirectPlan,
  rejectPlan,
  type RejectPlan,
  submitPlan,
  type SubmitPlan,
  withdrawPlan,
  type WithdrawPlan,
} from '../application/pilots.inputs.js';
import { PlansService } from '../application/plans.service.js';
import {
  ApprovePlanInput,
  ChangePlanInput,
  RedirectPlanInput,
  RejectPlanInput,
  SubmitPlanInput,
  WithdrawPlanInput,
} from './plan.inputs.js';
import {
  ApprovePlanPayload,
  ChangePlanPayload,
  RedirectPlanPayload,
  RejectPlanPayload,
  SubmitPlanPayload,
  WithdrawPlanPayload,
} from './plan.types.js';

@Resolver()
export class PlansResolver {
  constructor(private readonly plans: PlansService) {}

  @Mutation(() => SubmitPlanPayload, {
    description:
      'Answer the call of a pilot programme with a plan, while the call is open. Until it is decided only the owner of the programme, the applicant and the coordinator see it, and who is invited to be one of them.',
  })
  @Allow('plan:submit')
  async submitPlan(
    @Args('input', { type: () => SubmitPlanInput }, parsed(submitPlan)) command: SubmitPlan,
    @Viewing() operation: Operation,
  ): Promise<SubmitPlanPayload> {
    return { plan: { id: await this.plans.submit(operation, command) } };
  }

  @Mutation(() => ChangePlanPayload, {
    description:
      'Correct a plan of your organisation until it is decided, also after the call has closed. Everybody who was invited to it has to have answered.',
  })
  @Allow('plan:submit')
  async changePlan(
    @Args('input', { type: () => ChangePlanInput }, parsed(changePlan)) command: ChangePlan,
    @Viewing() operation: Operation,
  ): Promise<ChangePlanPayload> {
    return { plan: { id: await this.plans.change(operation, command) } };
  }

  @Mutation(() => WithdrawPlanPayload, {
    description:
      'Withdraw a plan of your organisation until it is decided. It stays readable for those who see it now.',
  })
  @Allow('plan:submit')
  async withdrawPlan(
    @Args('input', { type: () => WithdrawPlanInput }, parsed(withdrawPlan)) command: WithdrawPlan,
    @Viewing() operation: Operation,
  ): Promise<WithdrawPlanPayload> {
    return { plan: { id: await this.plans.withdraw(operation, command) } };
  }

  @Mutation(() => ApprovePlanPayload, {
    description:
      'Approve a plan: it becomes a pilot at once, and the partners that it names are invited. Everybody who was invited to the plan has to have answered.',
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
