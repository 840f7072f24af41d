import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Plan } from './plan.read-model.js';

@ObjectType({ isAbstract: true })
abstract class PlanPayload extends Payload {
  @Field(() => Plan.type, { nullable: true, description: 'The plan as it is now; null when there are errors.' })
  plan?: Changed<'plan'>;
}

@ObjectType({ description: 'What came of submitting a plan.' })
export class SubmitPlanPayload extends PlanPayload {}

@ObjectType({ description: 'The corrected plan.' })
export class ChangePlanPayload extends PlanPayload {}

@ObjectType({ description: 'The withdrawn plan.' })
export class WithdrawPlanPayload extends PlanPayload {}

@ObjectType({ description: 'What came of approving a plan; the pilot stands in it.' })
export class ApprovePlanPayload extends PlanPayload {}

@ObjectType({ description: 'What came of redirecting a plan; the project stands in it.' })
export class RedirectPlanPayload extends PlanPayload {}

@ObjectType({ description: 'What came of rejecting a plan.' })
export class RejectPlanPayload extends PlanPayload {}
