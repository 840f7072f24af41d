import type { LocalDate, Provenance } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateScalar, LocalisedTextInput, PeriodInput, ProvenanceEnum } from '@talkoot/platform/graphql';

@InputType({ description: 'A plan that answers the open call of a programme.' })
export class SubmitPlanInput {
  @Field(() => ID, { description: 'The pilot programme whose call the plan answers.' })
  programme: string;

  @Field(() => LocalisedTextInput, { description: 'What the plan is called, in one language or more.' })
  name: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What is to be done and why.' })
  description?: LocalisedTextInput;

  @Field(() => PeriodInput, { nullable: true, description: 'When the work would be done.' })
  period?: PeriodInput;

  @Field(() => ID, {
    description: 'The organisation that applies: yours, or one that is invited and is it when it accepts.',
  })
  applicant: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation that would lead the work. Default: the applicant. Another one than yours is invited, and is it when it accepts.',
  })
  coordinator?: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'The other organisations that would take part; they are invited when the plan becomes a pilot.',
  })
  partners?: string[];

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({
  description:
    'A correction of a plan. Omitted fields keep their value; null clears the description, the period and the partners.',
})
export class ChangePlanInput {
  @Field(() => ID, { description: 'The plan.' })
  plan: string;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What the plan is called.' })
  name?: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What is to be done and why.' })
  description?: LocalisedTextInput;

  @Field(() => PeriodInput, { nullable: true, description: 'When the work would be done.' })
  period?: PeriodInput;

  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation that would lead the work: yours at once, another one when it accepts the invitation.',
  })
  coordinator?: string;

  @Field(() => [ID], { nullable: true, description: 'All other organisations that would take part.' })
  partners?: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the plan that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@InputType({ description: 'The plan to withdraw.' })
export class WithdrawPlanInput {
  @Field(() => ID, { description: 'The plan.' })
  plan: string;

  @Field(() => LocalisedTextInput, {
    nullable: true,
    description: 'Why; seen by those who see the plan: the programme’s owner and those named in it.',
  })
  reason?: LocalisedTextInput;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the plan that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

/** A decision on one plan. */
@InputType({ isAbstract: true })
abstract class PlanDecisionInput {
  @Field(() => ID, { description: 'The plan that is decided on.' })
  plan: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the decision, from the day of submission until today. Default: today.',
  })
  on?: LocalDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the plan that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

/** A decision by which the plan becomes something with a code of its own. */
@InputType({ isAbstract: true })
abstract class PlanBecomesInput extends PlanDecisionInput {
  @Field(() => String, { description: 'The code that it is to have; no other thing may have it.' })
  code: string;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What it is to be called. Default: as the plan.' })
  name?: LocalisedTextInput;

  @Field(() => PeriodInput, {
    nullable: true,
    description: 'When the work is done. Default: the period of the plan, else that of the programme.',
  })
  period?: PeriodInput;
}

@InputType({ description: 'The plan, and what the pilot is to be.' })
export class ApprovePlanInput extends PlanBecomesInput {
  @Field(() => [ID], { nullable: true, description: 'The themes that the pilot works on.' })
  themes?: string[];
}

@InputType({ description: 'The plan, and what the project is to be.' })
export class RedirectPlanInput extends PlanBecomesInput {
  @Field(() => ID, { nullable: true, description: 'Who is to lead the project. Default: the coordinator of the plan.' })
  coordinator?: string;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'Why it goes on as a project and not as a pilot.' })
  reason?: LocalisedTextInput;
}

@InputType({ description: 'The plan, and why it is rejected.' })
export class RejectPlanInput extends PlanDecisionInput {
  @Field(() => LocalisedTextInput, { description: 'Why it is rejected; anybody may read it.' })
  reason: LocalisedTextInput;
}
