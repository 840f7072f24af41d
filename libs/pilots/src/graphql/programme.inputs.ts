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

@InputType()
class ProgrammeCallInput {
  @Field(() => DateScalar, {
    description: 'The first day on which plans can be submitted; from then on anybody sees the programme.',
  })
  opens: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day.' })
  closes?: LocalDate;
}

@InputType()
class ProgrammeFundingInput {
  @Field(() => FundingKindEnum)
  kind: FundingKind;

  @Field(() => [FundingPurposeEnum], { description: 'What the money may be used for, and nothing else.' })
  purposes: FundingPurpose[];

  @Field(() => [FundingPurposeEnum], { nullable: true, description: 'What belongs to the work and has no money.' })
  unfunded?: FundingPurpose[];
}

@InputType()
class DocumentedPartnersInput {
  @Field(() => Int, { description: 'How many partner municipalities the source states.' })
  count: number;

  @Field(() => DateScalar, { nullable: true, description: 'The day that the source speaks of.' })
  asOf?: LocalDate;

  @Field(() => ProvenanceEnum)
  provenance: Provenance;
}

@InputType({ isAbstract: true })
abstract class ProgrammeDetailsInput {
  @Field(() => LocalisedTextInput)
  name: LocalisedTextInput;

  @Field(() => LocalisedTextInput, {
    nullable: true,
    description: 'What it rests on, such as a government’s programme.',
  })
  basis?: LocalisedTextInput;

  @Field(() => [LocalisedTextInput], { nullable: true, description: 'What it is to achieve.' })
  aims?: LocalisedTextInput[];

  @Field(() => [LocalisedTextInput], { nullable: true, description: 'What marks its pilots.' })
  characteristics?: LocalisedTextInput[];

  @Field(() => PeriodInput)
  period: PeriodInput;

  @Field(() => ProgrammeCallInput, { nullable: true })
  call?: ProgrammeCallInput;

  @Field(() => ProgrammeFundingInput, { nullable: true })
  funding?: ProgrammeFundingInput;

  @Field(() => DocumentedPartnersInput, {
    nullable: true,
    description: 'How many partner municipalities a source states; kept beside the number counted.',
  })
  documentedPartners?: DocumentedPartnersInput;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Reported unless said.' })
  provenance?: Provenance;
}

@InputType()
export class CreatePilotProgrammeInput extends ProgrammeDetailsInput {
  @Field(() => String)
  code: string;

  @Field(() => ID, { description: 'Who owns it: a ministry or an agency.' })
  owner: string;
}

@InputType({ description: 'The programme’s details as they are to be; what is left out is taken away.' })
export class ChangePilotProgrammeInput extends ProgrammeDetailsInput {
  @Field(() => ID)
  programme: string;

  @Field(() => Int, { nullable: true, description: 'The version that you read.' })
  expectedVersion?: number;
}
