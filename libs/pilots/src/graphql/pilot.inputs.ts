import type { LocalDate, Provenance } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateScalar, LocalisedTextInput, PeriodInput, ProvenanceEnum } from '@talkoot/platform/graphql';

/** A change of one pilot. */
@InputType({ isAbstract: true })
abstract class OfPilotInput {
  @Field(() => ID, { description: 'The pilot.' })
  pilot: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the pilot that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@InputType({ description: 'A new pilot.' })
export class DraftPilotInput {
  @Field(() => ID, { description: 'The programme to which it belongs.' })
  programme: string;

  @Field(() => String, {
    description:
      'Its code: capital letters, digits and hyphens. A draft is not public, so it begins with the code of the programme’s owner and a hyphen (`TEM-…`).',
  })
  code: string;

  @Field(() => LocalisedTextInput, { description: 'Its name.' })
  name: LocalisedTextInput;

  @Field(() => PeriodInput, { description: 'When it runs.' })
  period: PeriodInput;

  @Field(() => ID, { description: 'Who is to lead it.' })
  coordinator: string;

  @Field(() => ID, { nullable: true, description: 'Who applied for it.' })
  applicant?: string;

  @Field(() => [ID], { nullable: true, description: 'The themes it works on.' })
  themes?: string[];

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'What is left out stays as it is; null empties the themes.' })
export class ChangePilotInput extends OfPilotInput {
  @Field(() => LocalisedTextInput, { nullable: true, description: 'Its name.' })
  name?: LocalisedTextInput;

  @Field(() => PeriodInput, {
    nullable: true,
    description: 'When it runs; the days on which partners joined lie within.',
  })
  period?: PeriodInput;

  @Field(() => [ID], { nullable: true, description: 'The themes it works on from today; all of them.' })
  themes?: string[];
}

@InputType({ isAbstract: true })
abstract class DecisionInput extends OfPilotInput {
  @Field(() => DateScalar, { nullable: true, description: 'The day of the decision. Default: today.' })
  on?: LocalDate;
}

@InputType({ description: 'The draft to approve.' })
export class ApprovePilotInput extends DecisionInput {}

@InputType({ description: 'The pilot to start.' })
export class StartPilotInput extends DecisionInput {}

@InputType({ description: 'The pilot whose work is done.' })
export class CompletePilotInput extends DecisionInput {}

@InputType({ description: 'The pilot to close.' })
export class ClosePilotInput extends DecisionInput {}

@InputType({ description: 'The pilot to give up.' })
export class CancelPilotInput extends DecisionInput {
  @Field(() => LocalisedTextInput, { nullable: true, description: 'The reason. Everyone who sees the pilot sees it.' })
  reason?: LocalisedTextInput;
}

@InputType({ isAbstract: true })
abstract class PartnerInput extends OfPilotInput {
  @Field(() => ID, { description: 'The town or other organisation.' })
  organisation: string;
}

@InputType({ description: 'Who leads a pilot, and from when.' })
export class ChangePilotCoordinatorInput extends PartnerInput {
  @Field(() => DateScalar, { description: 'The first day on which the organisation leads the pilot.' })
  on: LocalDate;
}

@InputType({ description: 'Whom to invite into a pilot.' })
export class InvitePartnerInput extends PartnerInput {}

@InputType({ description: 'Whose invitation into which pilot no longer stands.' })
export class EndInvitationInput extends PartnerInput {}

@InputType({ description: 'Who becomes a partner of a pilot, and from when.' })
export class JoinPilotInput extends PartnerInput {
  @Field(() => DateScalar, { description: 'The first day as a partner, within the pilot’s period; it may be past.' })
  on: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'Whose part in a pilot ends, and when.' })
export class LeavePilotInput extends PartnerInput {
  @Field(() => DateScalar, { description: 'The last day as a partner.' })
  lastDay: LocalDate;
}
