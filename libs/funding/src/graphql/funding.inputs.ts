import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { FundingPurpose, LocalDate } from '@talkoot/contracts';
import {
  DateScalar,
  FundingPurposeEnum,
  LocalisedTextInput,
  MoneyInput,
  ProvenanceEnum,
} from '@talkoot/platform/graphql';

@InputType({ description: 'An appropriation that was decided.' })
export class RecordAppropriationInput {
  @Field(() => ID, { description: 'The pilot programme that the money is for.' })
  programme: string;

  @Field(() => String, { description: 'The owner’s own code: capital letters, digits, hyphens.' })
  code: string;

  @Field(() => MoneyInput, { description: 'How much there is in all.' })
  amount: MoneyInput;

  @Field(() => DateScalar, { description: 'The day of its decision. It can be granted from this day on.' })
  decidedOn: LocalDate;

  @Field(() => String, { nullable: true, description: 'The decision’s number in the owner’s register.' })
  reference?: string;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: string;
}

@InputType({ isAbstract: true })
abstract class RightAmountInput {
  @Field(() => MoneyInput, {
    description: 'The right amount, in the same currency; zero when it should not have been recorded at all.',
  })
  amount: MoneyInput;

  @Field(() => LocalisedTextInput, { description: 'What was wrong. Everyone who sees the amount sees it.' })
  reason: LocalisedTextInput;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@InputType({ description: 'The right amount of an appropriation that was mistyped.' })
export class CorrectAppropriationInput extends RightAmountInput {
  @Field(() => ID, { description: 'The appropriation.' })
  appropriation: string;
}

@InputType({ description: 'The right amount of a grant that was mistyped.' })
export class CorrectGrantInput extends RightAmountInput {
  @Field(() => ID, { description: 'The grant.' })
  grant: string;
}

@InputType({ description: 'A grant that was decided.' })
export class DecideGrantInput {
  @Field(() => ID, { description: 'Out of which appropriation of the pilot’s programme.' })
  appropriation: string;

  @Field(() => ID, { description: 'The pilot, approved or running.' })
  pilot: string;

  @Field(() => String, { description: 'The owner’s own code: capital letters, digits, hyphens.' })
  code: string;

  @Field(() => ID, { nullable: true, description: 'Who holds it. Default: the coordinator of the day.' })
  holder?: string;

  @Field(() => MoneyInput, { description: 'How much is granted, in the currency of the appropriation.' })
  amount: MoneyInput;

  @Field(() => [FundingPurposeEnum], { description: 'What it may be used for, within what the programme allows.' })
  purposes: FundingPurpose[];

  @Field(() => [LocalisedTextInput], { nullable: true, description: 'On which conditions. Default: none.' })
  conditions?: LocalisedTextInput[];

  @Field(() => DateScalar, { description: 'The day of its decision.' })
  decidedOn: LocalDate;

  @Field(() => String, { nullable: true, description: 'The decision’s number in the owner’s register.' })
  reference?: string;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: string;
}

@InputType({ description: 'A later decision on the conditions of a grant.' })
export class ChangeGrantConditionsInput {
  @Field(() => ID, { description: 'The grant whose conditions change.' })
  grant: string;

  @Field(() => [LocalisedTextInput], { description: 'All of the conditions as they stand from that day on.' })
  conditions: LocalisedTextInput[];

  @Field(() => DateScalar, { description: 'The first day of the new conditions.' })
  on: LocalDate;

  @Field(() => String, { nullable: true, description: 'The number of the decision that changes them.' })
  reference?: string;

  @Field(() => Int, { nullable: true, description: 'The version that you read; refused when it has changed since.' })
  expectedVersion?: number;
}
