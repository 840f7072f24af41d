import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Proposal } from './proposal.read-model.js';

@ObjectType({ isAbstract: true })
abstract class ProposalPayload extends Payload {
  @Field(() => Proposal.type, { nullable: true, description: 'The proposal as it is now; null when there are errors.' })
  proposal?: Changed<'proposal'>;
}

@ObjectType({ description: 'The answer to submitProposal.' })
export class SubmitProposalPayload extends ProposalPayload {}

@ObjectType({ description: 'The answer to changeProposal.' })
export class ChangeProposalPayload extends ProposalPayload {}

@ObjectType({ description: 'The answer to supportProposal.' })
export class SupportProposalPayload extends ProposalPayload {}

@ObjectType({ description: 'The answer to endSupport.' })
export class EndSupportPayload extends ProposalPayload {}

@ObjectType({ description: 'The answer to answerProposal.' })
export class AnswerProposalPayload extends ProposalPayload {}

@ObjectType({ description: 'The answer to withdrawProposal.' })
export class WithdrawProposalPayload extends ProposalPayload {}
