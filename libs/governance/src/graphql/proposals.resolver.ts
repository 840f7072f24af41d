import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  answerProposal,
  type AnswerProposal,
  changeProposal,
  type ChangeProposal,
  endSupport,
  type EndSupport,
  submitProposal,
  type SubmitProposal,
  supportProposal,
  type SupportProposal,
  withdrawProposal,
  type WithdrawProposal,
} from '../application/proposals.inputs.js';
import { ProposalsService } from '../application/proposals.service.js';
import {
  AnswerProposalInput,
  ChangeProposalInput,
  EndSupportInput,
  SubmitProposalInput,
  SupportProposalInput,
  WithdrawProposalInput,
} from './proposal.inputs.js';
import {
  AnswerProposalPayload,
  ChangeProposalPayload,
  EndSupportPayload,
  SubmitProposalPayload,
  SupportProposalPayload,
  WithdrawProposalPayload,
} from './proposal.types.js';

@Resolver()
export class ProposalsResolver {
  constructor(private readonly proposals: ProposalsService) {}

  @Mutation(() => SubmitProposalPayload, {
    description:
      'Propose something to an organisation or a body. Anybody sees it and your organisation; the others that are to make it are invited, and are shown when they accept.',
  })
  @Allow('proposal:submit')
  async submitProposal(
    @Args('input', { type: () => SubmitProposalInput }, parsed(submitProposal)) command: SubmitProposal,
    @Viewing() operation: Operation,
  ): Promise<SubmitProposalPayload> {
    return { proposal: { id: await this.proposals.submit(operation, command) } };
  }

  @Mutation(() => ChangeProposalPayload, {
    description: 'Change what a proposal says, or by when its answer is asked for, as long as nobody has answered.',
  })
  @Allow('proposal:submit')
  async changeProposal(
    @Args('input', { type: () => ChangeProposalInput }, parsed(changeProposal)) command: ChangeProposal,
    @Viewing() operation: Operation,
  ): Promise<ChangeProposalPayload> {
    return { proposal: { id: await this.proposals.change(operation, command) } };
  }

  @Mutation(() => SupportProposalPayload, { description: 'Support a proposal of others, as one’s own organisation.' })
  @Allow('proposal:support')
  async supportProposal(
    @Args('input', { type: () => SupportProposalInput }, parsed(supportProposal)) command: SupportProposal,
    @Viewing() operation: Operation,
  ): Promise<SupportProposalPayload> {
    return { proposal: { id: await this.proposals.support(operation, command) } };
  }

  @Mutation(() => EndSupportPayload, { description: 'Support a proposal no longer.' })
  @Allow('proposal:support')
  async endSupport(
    @Args('input', { type: () => EndSupportInput }, parsed(endSupport)) command: EndSupport,
    @Viewing() operation: Operation,
  ): Promise<EndSupportPayload> {
    return { proposal: { id: await this.proposals.endSupport(operation, command) } };
  }

  @Mutation(() => AnswerProposalPayload, {
    description:
      'Answer a proposal; for a body those do to whom it belongs, or its secretariat. Nothing of it changes any more.',
  })
  @Allow('proposal:answer')
  async answerProposal(
    @Args('input', { type: () => AnswerProposalInput }, parsed(answerProposal)) command: AnswerProposal,
    @Viewing() operation: Operation,
  ): Promise<AnswerProposalPayload> {
    return { proposal: { id: await this.proposals.answer(operation, command) } };
  }

  @Mutation(() => WithdrawProposalPayload, { description: 'Take a proposal back, as long as nobody has answered.' })
  @Allow('proposal:submit')
  async withdrawProposal(
    @Args('input', { type: () => WithdrawProposalInput }, parsed(withdrawProposal)) command: WithdrawProposal,
    @Viewing() operation: Operation,
  ): Promise<WithdrawProposalPayload> {
    return { proposal: { id: await this.proposals.withdraw(operation, command) } };
  }
}
