import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Plan } from './plan.read-model.js';

@ObjectType({ isAbstract: true })
abstract class PlanPayload extends Payload {
  @Field(() => Plan.type, { nullable: true, description: 'The plan as it is now; null when there are errors.' })
  plan?: Changed<'plan'>;
}

@ObjectType({ description: 'The answer to submitPlan.' })
export class SubmitPlanPayload extends PlanPayload {}

@ObjectType({ description: 'The corrected plan.' })
export class ChangePlanPayload extends PlanPayload {}

@ObjectType({ description: 'The withdrawn plan.' })
export class WithdrawPlanPayload extends PlanPayload {}

@ObjectType({ description: 'The answer to approvePlan.' })
export class ApprovePlanPayload extends PlanPayload {}

@ObjectType({ description: 'The answer to redirectPlan.' })
export class RedirectPlanPayload extends PlanPayload {}

@ObjectType({ description: 'The answer to rejectPlan.' })
export class RejectPlanPayload extends PlanPayload {}
