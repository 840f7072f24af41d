import type { FundingKind, FundingPurpose, LocalDate, Provenance } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  DateScalar,
  FundingPurposeEnum,
  LocalisedTextInput,
  PeriodInput,
  ProvenanceEnum,
} from '@talkoot/platform/graphql';
import { FundingKindEnum } from './pilots.enums.js';

@InputType({ description: 'When plans can be submitted.' })
class ProgrammeCallInput {
  @Field(() => DateScalar, {
    description: 'The first day on which plans can be submitted; from then on anybody sees the programme.',
  })
  opens: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day.' })
  closes?: LocalDate;
}

@InputType({ description: 'What kind of money a programme gives, and for what.' })
class ProgrammeFundingInput {
  @Field(() => FundingKindEnum, { description: 'What kind of money.' })
  kind: FundingKind;

  @Field(() => [FundingPurposeEnum], { description: 'What the money may be used for, and nothing else.' })
  purposes: FundingPurpose[];

  @Field(() => [FundingPurposeEnum], { nullable: true, description: 'What belongs to the work and has no money.' })
  unfunded?: FundingPurpose[];
}

@InputType({ description: 'How many partner municipalities a source states.' })
class DocumentedPartnersInput {
  @Field(() => Int, { description: 'How many partner municipalities the source states.' })
  count: number;

  @Field(() => DateScalar, { nullable: true, description: 'The day that the source speaks of.' })
  asOf?: LocalDate;

  @Field(() => ProvenanceEnum, { description: 'Where the number comes from.' })
  provenance: Provenance;
}

@InputType({ isAbstract: true })
abstract class ProgrammeDetailsInput {
  @Field(() => LocalisedTextInput, {
    nullable: true,
    description: 'What it rests on, such as a government’s programme.',
  })
  basis?: LocalisedTextInput;

  @Field(() => [LocalisedTextInput], { nullable: true, description: 'What it is to achieve.' })
  aims?: LocalisedTextInput[];

  @Field(() => [LocalisedTextInput], { nullable: true, description: 'What marks its pilots.' })
  characteristics?: LocalisedTextInput[];

  @Field(() => ProgrammeCallInput, { nullable: true, description: 'When plans can be submitted.' })
  call?: ProgrammeCallInput;

  @Field(() => [ID], {
    nullable: true,
    description:
      'All municipalities that the call names, at most 1,000. They hear when it opens; others may answer it too.',
  })
  callMunicipalities?: string[];

  @Field(() => ProgrammeFundingInput, { nullable: true, description: 'What kind of money it gives, and for what.' })
  funding?: ProgrammeFundingInput;

  @Field(() => DocumentedPartnersInput, {
    nullable: true,
    description: 'How many partner municipalities a source states; kept beside the number counted.',
  })
  documentedPartners?: DocumentedPartnersInput;
}

@InputType({ description: 'A new pilot programme.' })
export class CreatePilotProgrammeInput extends ProgrammeDetailsInput {
  @Field(() => String, {
    description:
      'Its code: capital letters, digits and hyphens. It begins with the code of the owner and a hyphen (`TEM-…`).',
  })
  code: string;

  @Field(() => ID, { description: 'Who owns it: a ministry or an agency.' })
  owner: string;

  @Field(() => LocalisedTextInput, { description: 'Its name.' })
  name: LocalisedTextInput;

  @Field(() => PeriodInput, { description: 'When it runs.' })
  period: PeriodInput;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({
  description:
    'Other details of a programme; what is left out stays as it is, null empties all but the name, the period and the provenance.',
})
export class ChangePilotProgrammeInput extends ProgrammeDetailsInput {
  @Field(() => ID, { description: 'The programme.' })
  programme: string;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'Its name.' })
  name?: LocalisedTextInput;

  @Field(() => PeriodInput, { nullable: true, description: 'When it runs.' })
  period?: PeriodInput;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from.' })
  provenance?: Provenance;

  @Field(() => Int, { nullable: true, description: 'The version that you read.' })
  expectedVersion?: number;
}

/** How a programme is brought to its end. */
@InputType({ isAbstract: true })
abstract class ProgrammeEndInput {
  @Field(() => ID, { description: 'The programme.' })
  programme: string;

  @Field(() => LocalisedTextInput, { description: 'The reason. Everyone who sees the programme sees it.' })
  reason: LocalisedTextInput;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@InputType({ description: 'The programme that ends.' })
export class EndPilotProgrammeInput extends ProgrammeEndInput {}

@InputType({ description: 'The programme that is given up.' })
export class CancelPilotProgrammeInput extends ProgrammeEndInput {}
