import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Proposal } from './proposal.read-model.js';

@ObjectType({ isAbstract: true })
abstract class ProposalPayload extends Payload {
  @Field(() => Proposal.type, { nullable: true, description: 'The proposal as it is now; null when there are errors.' })
  proposal?: Changed<'proposal'>;
}

@ObjectType({ description: 'What came of submitting a proposal.' })
export class SubmitProposalPayload extends ProposalPayload {}

@ObjectType({ description: 'What came of changing a proposal.' })
export class ChangeProposalPayload extends ProposalPayload {}

@ObjectType({ description: 'What came of supporting a proposal.' })
export class SupportProposalPayload extends ProposalPayload {}

@ObjectType({ description: 'What came of ending the support of a proposal.' })
export class EndSupportPayload extends ProposalPayload {}

@ObjectType({ description: 'What came of answering a proposal.' })
export class AnswerProposalPayload extends ProposalPayload {}

@ObjectType({ description: 'What came of taking a proposal back.' })
export class WithdrawProposalPayload extends ProposalPayload {}
