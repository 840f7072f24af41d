import type { LocalDate } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateScalar, LocalisedTextInput } from '@talkoot/platform/graphql';
import { PERSON_ADDRESS } from './named-person.inputs.js';

@InputType({ description: 'What a meeting asks for; an organisation, a person or both are responsible.' })
export class GiveActionItemInput {
  @Field(() => ID, { description: 'The meeting, which has been held.' })
  meeting: string;

  @Field(() => ID, { nullable: true, description: 'The item of its agenda out of which it comes.' })
  agendaItem?: string;

  @Field(() => ID, { nullable: true, description: 'The decision of the meeting out of which it comes.' })
  decision?: string;

  @Field(() => LocalisedTextInput, { description: 'What is to be done, in one language or more.' })
  text: LocalisedTextInput;

  @Field(() => ID, { nullable: true, description: 'The organisation that is to do it.' })
  organisation?: string;

  @Field(() => ID, { nullable: true, description: 'The person who is to do it.' })
  person?: string;

  @Field(() => String, { nullable: true, description: PERSON_ADDRESS })
  personAddress?: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day by which it is to be done, that of the meeting or later.',
  })
  due?: LocalDate;
}

@InputType({ isAbstract: true })
abstract class OfActionItemInput {
  @Field(() => ID, { description: 'The action item.' })
  actionItem: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the action item that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@InputType({
  description: 'The action item and what is to be otherwise; what is left out stays as it is, null takes it away.',
})
export class ChangeActionItemInput extends OfActionItemInput {
  @Field(() => LocalisedTextInput, { nullable: true, description: 'What is to be done.' })
  text?: LocalisedTextInput;

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation that is responsible from today on; the person, if there is one, stays so as well.',
  })
  organisation?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The person who is responsible; an organisation or a person has to be left.',
  })
  person?: string;

  @Field(() => String, { nullable: true, description: PERSON_ADDRESS })
  personAddress?: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day by which it is to be done, that of the meeting or later.',
  })
  due?: LocalDate;
}

/** A step on a day. */
@InputType({ isAbstract: true })
abstract class StepOfActionItemInput extends OfActionItemInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day, from that of the meeting until today. Default: today.',
  })
  on?: LocalDate;
}

@InputType({ description: 'The action item that is done.' })
export class ReportActionItemDoneInput extends StepOfActionItemInput {}

@InputType({ description: 'The action item that is asked for no longer.' })
export class WithdrawActionItemInput extends StepOfActionItemInput {}
