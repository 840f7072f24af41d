import type { LocalDate, ProposalAnswer, Provenance } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateScalar, LocalisedTextInput, ProvenanceEnum } from '@talkoot/platform/graphql';
import { DocumentInput } from './document.inputs.js';
import { ProposalAnswerEnum } from './proposal.enums.js';

/** When the answer is asked for: one of the two, or neither. */
@InputType({ isAbstract: true })
abstract class DueInput {
  @Field(() => DateScalar, { nullable: true, description: 'The day by which the answer is asked for.' })
  answerDue?: LocalDate;

  @Field(() => Int, {
    nullable: true,
    description:
      'Instead of a day: the number of working days from the submission, 1–500, by the public holidays of the addressee’s country.',
  })
  answerWithinWorkingDays?: number;
}

@InputType({ description: 'A proposal.' })
export class SubmitProposalInput extends DueInput {
  @Field(() => String, { nullable: true, description: 'A code for it; no other proposal may have it.' })
  code?: string;

  @Field(() => LocalisedTextInput, { description: 'What it is called.' })
  title: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What is proposed and why.' })
  text?: LocalisedTextInput;

  @Field(() => [DocumentInput], { nullable: true, description: 'Where it is told in full; at most 20.' })
  documents?: DocumentInput[];

  @Field(() => [ID], { description: 'The organisations that are to make it: yours, and those that it invites.' })
  proposers: string[];

  @Field(() => ID, { description: 'The organisation or the body that has to answer.' })
  addressee: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The alliance, programme, pilot, project or network that it is about or made in.',
  })
  collaboration?: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it was submitted, today or earlier. Default: today.',
  })
  submittedOn?: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

/** A step with a proposal that there is. */
@InputType({ isAbstract: true })
abstract class OfProposalInput {
  @Field(() => ID, { description: 'The proposal.' })
  proposal: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the proposal that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@InputType({
  description:
    'The proposal and what is to be otherwise; what is left out stays as it is, null empties all but the title.',
})
export class ChangeProposalInput extends DueInput {
  @Field(() => ID, { description: 'The proposal.' })
  proposal: string;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What it is called.' })
  title?: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What is proposed and why.' })
  text?: LocalisedTextInput;

  @Field(() => [DocumentInput], { nullable: true, description: 'All its documents; at most 20.' })
  documents?: DocumentInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the proposal that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

@InputType({ description: 'The proposal and who supports it.' })
export class SupportProposalInput extends OfProposalInput {
  @Field(() => ID, { description: 'The organisation that supports it: yours.' })
  organisation: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day, from the submission until today. Default: today.',
  })
  on?: LocalDate;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'The proposal and who supports it no longer.' })
export class EndSupportInput extends OfProposalInput {
  @Field(() => ID, { description: 'The organisation that supports it: yours.' })
  organisation: string;

  @Field(() => DateScalar, { description: 'The last day of its support, today or earlier.' })
  lastDay: LocalDate;
}

@InputType({ description: 'The proposal and its answer.' })
export class AnswerProposalInput extends OfProposalInput {
  @Field(() => ProposalAnswerEnum, { description: 'What is answered.' })
  answer: ProposalAnswer;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'The answer in words; anybody may read it.' })
  text?: LocalisedTextInput;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the answer, from the submission until today. Default: today.',
  })
  on?: LocalDate;
}

@InputType({ description: 'The proposal that is taken back.' })
export class WithdrawProposalInput extends OfProposalInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day, from the submission until today. Default: today.',
  })
  on?: LocalDate;
}
