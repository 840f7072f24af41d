import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import { type OfInvitation, ofInvitation } from '../application/invitations.inputs.js';
import { InvitationsService } from '../application/invitations.service.js';
import {
  AcceptInvitationInput,
  AcceptInvitationPayload,
  DeclineInvitationInput,
  DeclineInvitationPayload,
  WithdrawInvitationInput,
  WithdrawInvitationPayload,
} from './invitation.types.js';

@Resolver()
export class InvitationsResolver {
  constructor(private readonly invitations: InvitationsService) {}

  @Mutation(() => AcceptInvitationPayload, {
    description:
      'Accept an invitation of your organisation: from then on it takes part, and everybody sees that. To propose an alliance asks for a manager.',
  })
  @Allow('invitation:answer')
  async acceptInvitation(
    @Args('input', { type: () => AcceptInvitationInput }, parsed(ofInvitation)) command: OfInvitation,
    @Viewing() operation: Operation,
  ): Promise<AcceptInvitationPayload> {
    return { invitation: { id: await this.invitations.accept(operation, command) } };
  }

  @Mutation(() => DeclineInvitationPayload, {
    description: 'Decline an invitation of your organisation. Who sent it is told, and nobody else.',
  })
  @Allow('invitation:answer')
  async declineInvitation(
    @Args('input', { type: () => DeclineInvitationInput }, parsed(ofInvitation)) command: OfInvitation,
    @Viewing() operation: Operation,
  ): Promise<DeclineInvitationPayload> {
    return { invitation: { id: await this.invitations.decline(operation, command) } };
  }

  @Mutation(() => WithdrawInvitationPayload, {
    description: 'Take back an invitation that your organisation has sent, as long as nobody has answered it.',
  })
  @Allow('invitation:withdraw')
  async withdrawInvitation(
    @Args('input', { type: () => WithdrawInvitationInput }, parsed(ofInvitation)) command: OfInvitation,
    @Viewing() operation: Operation,
  ): Promise<WithdrawInvitationPayload> {
    return { invitation: { id: await this.invitations.withdraw(operation, command) } };
  }
}
