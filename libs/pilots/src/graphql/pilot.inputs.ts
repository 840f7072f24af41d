import type { LocalDate, Provenance } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateScalar, LocalisedTextInput, PeriodInput, ProvenanceEnum } from '@talkoot/platform/graphql';

/** A change of one pilot. */
@InputType({ isAbstract: true })
abstract class OfPilotInput {
  @Field(() => ID)
  pilot: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the pilot that you read; another one is a conflict.',
  })
  expectedVersion?: number;
}

@InputType()
export class DraftPilotInput {
  @Field(() => ID)
  programme: string;

  @Field(() => String)
  code: string;

  @Field(() => LocalisedTextInput)
  name: LocalisedTextInput;

  @Field(() => PeriodInput)
  period: PeriodInput;

  @Field(() => ID, { description: 'Who is to lead it.' })
  coordinator: string;

  @Field(() => ID, { nullable: true })
  applicant?: string;

  @Field(() => [ID], { nullable: true, description: 'The themes it works on.' })
  themes?: string[];

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Reported unless said.' })
  provenance?: Provenance;
}

@InputType({ description: 'What is left out stays as it is.' })
export class ChangePilotInput extends OfPilotInput {
  @Field(() => LocalisedTextInput, { nullable: true })
  name?: LocalisedTextInput;

  @Field(() => PeriodInput, { nullable: true })
  period?: PeriodInput;

  @Field(() => [ID], { nullable: true, description: 'The themes it works on from today; all of them.' })
  themes?: string[];
}

@InputType({ isAbstract: true })
abstract class DecisionInput extends OfPilotInput {
  @Field(() => DateScalar, { nullable: true, description: 'The day of the decision; today unless said.' })
  on?: LocalDate;
}

@InputType()
export class ApprovePilotInput extends DecisionInput {}

@InputType()
export class StartPilotInput extends DecisionInput {}

@InputType()
export class CompletePilotInput extends DecisionInput {}

@InputType()
export class ClosePilotInput extends DecisionInput {}

@InputType()
export class CancelPilotInput extends DecisionInput {}

@InputType({ isAbstract: true })
abstract class PartnerInput extends OfPilotInput {
  @Field(() => ID, { description: 'The town or other organisation.' })
  organisation: string;
}

@InputType()
export class ChangePilotCoordinatorInput extends PartnerInput {
  @Field(() => DateScalar, { description: 'The first day on which the organisation leads the pilot.' })
  on: LocalDate;
}

@InputType()
export class InvitePartnerInput extends PartnerInput {}

@InputType()
export class EndInvitationInput extends PartnerInput {}

@InputType()
export class JoinPilotInput extends PartnerInput {
  @Field(() => DateScalar, { description: 'The first day as a partner, within the pilot’s period; it may be past.' })
  on: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Reported unless said.' })
  provenance?: Provenance;
}

@InputType()
export class LeavePilotInput extends PartnerInput {
  @Field(() => DateScalar, { description: 'The last day as a partner.' })
  lastDay: LocalDate;
}
