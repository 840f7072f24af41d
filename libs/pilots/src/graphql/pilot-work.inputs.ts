import type { CompanyRole, Light, LocalDate, Provenance } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateScalar, LocalisedTextInput, ProvenanceEnum } from '@talkoot/platform/graphql';
import { CompanyRoleEnum, LightEnum } from './pilots.enums.js';

@InputType({ isAbstract: true })
abstract class VersionedInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the pilot that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@InputType({ isAbstract: true })
abstract class OfPilotInput extends VersionedInput {
  @Field(() => ID, { description: 'The pilot.' })
  pilot: string;
}

@InputType({ description: 'A milestone of a pilot.' })
export class PlanMilestoneInput extends OfPilotInput {
  @Field(() => LocalisedTextInput, { description: 'What is to be reached.' })
  name: LocalisedTextInput;

  @Field(() => DateScalar, { nullable: true, description: 'The day by which, within the pilot’s period.' })
  due?: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'A milestone not reached yet; what is left out stays as it is, null takes its day away.' })
export class ChangeMilestoneInput extends VersionedInput {
  @Field(() => ID, { description: 'The milestone.' })
  milestone: string;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What is to be reached.' })
  name?: LocalisedTextInput;

  @Field(() => DateScalar, { nullable: true, description: 'The day by which, within the pilot’s period.' })
  due?: LocalDate;
}

@InputType({ description: 'A milestone and when it was reached.' })
export class ReachMilestoneInput extends VersionedInput {
  @Field(() => ID, { description: 'The milestone.' })
  milestone: string;

  @Field(() => DateScalar, { description: 'The day on which it was reached, within the pilot’s period.' })
  on: LocalDate;
}

@InputType({ description: 'The milestone that the pilot no longer means to reach.' })
export class DropMilestoneInput extends VersionedInput {
  @Field(() => ID, { description: 'The milestone.' })
  milestone: string;

  @Field(() => LocalisedTextInput, { description: 'The reason. Everyone who sees the milestone sees it.' })
  reason: LocalisedTextInput;
}

@InputType({ description: 'What is tried and expected.' })
export class BeginExperimentInput extends OfPilotInput {
  @Field(() => ID, { description: 'Whose part it is: the coordinator, the owner or a partner.' })
  organisation: string;

  @Field(() => LocalisedTextInput, { description: 'What it is called.' })
  name: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { description: 'What is tried.' })
  tried: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { description: 'What is expected of it.' })
  expected: LocalisedTextInput;

  @Field(() => DateScalar, { description: 'The first day, within the pilot’s period.' })
  on: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'An experiment and its outcome.' })
export class ConcludeExperimentInput extends VersionedInput {
  @Field(() => ID, { description: 'The experiment.' })
  experiment: string;

  @Field(() => LocalisedTextInput, { description: 'The outcome.' })
  outcome: LocalisedTextInput;

  @Field(() => DateScalar, { description: 'The last day of the experiment, within the pilot’s period.' })
  on: LocalDate;
}

@InputType({ description: 'A company and what it does in a pilot.' })
export class LinkCompanyInput extends OfPilotInput {
  @Field(() => ID, { description: 'The company.' })
  company: string;

  @Field(() => CompanyRoleEnum, { description: 'What it does in the pilot.' })
  role: CompanyRole;

  @Field(() => DateScalar, { description: 'The first day, within the pilot’s period.' })
  on: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'A company’s part and when it ends.' })
export class EndCompanyLinkInput extends VersionedInput {
  @Field(() => ID, { description: 'The company’s part.' })
  companyLink: string;

  @Field(() => DateScalar, { description: 'The last day, within the pilot’s period.' })
  lastDay: LocalDate;
}

@InputType({ description: 'A result of a pilot.' })
export class RecordResultInput extends OfPilotInput {
  @Field(() => ID, { description: 'Whose part it comes from: the coordinator, the owner or a partner.' })
  organisation: string;

  @Field(() => LocalisedTextInput, { description: 'What it is called.' })
  name: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What it is.' })
  description?: LocalisedTextInput;

  @Field(() => String, { nullable: true, description: 'An address on the web where more is told, http or https.' })
  link?: string;

  @Field(() => DateScalar, { description: 'The day from which it is there, not before the pilot began.' })
  on: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'How a pilot goes.' })
export class ReportStatusInput extends OfPilotInput {
  @Field(() => LightEnum, { description: 'The light; anybody sees it.' })
  light: Light;

  @Field(() => LocalisedTextInput, {
    nullable: true,
    description: 'Why; only the owner, the coordinator and those named in the pilot see it.',
  })
  reason?: LocalisedTextInput;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it reports on, within the pilot’s period. Default: today.',
  })
  on?: LocalDate;
}
