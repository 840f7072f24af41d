import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import { type OfSeatInvitation, ofSeatInvitation } from '../application/seat-invitations.inputs.js';
import { SeatInvitationsService } from '../application/seat-invitations.service.js';
import {
  AcceptSeatInput,
  AcceptSeatPayload,
  DeclineSeatInput,
  DeclineSeatPayload,
  WithdrawSeatInvitationInput,
  WithdrawSeatInvitationPayload,
} from './seat-invitation.types.js';

@Resolver()
export class SeatInvitationsResolver {
  constructor(private readonly invitations: SeatInvitationsService) {}

  @Mutation(() => AcceptSeatPayload, {
    description:
      'Accept a seat to which you are invited: you are shown as its holder, or as standing in, from now on. A seat for an organisation that has not invited you itself is accepted while you act for it.',
  })
  @Allow('seat:answer')
  async acceptSeat(
    @Args('input', { type: () => AcceptSeatInput }, parsed(ofSeatInvitation)) command: OfSeatInvitation,
    @Viewing() operation: Operation,
  ): Promise<AcceptSeatPayload> {
    return { mandate: { id: await this.invitations.accept(operation, command) } };
  }

  @Mutation(() => DeclineSeatPayload, { description: 'Decline a seat to which you are invited.' })
  @Allow('seat:answer')
  async declineSeat(
    @Args('input', { type: () => DeclineSeatInput }, parsed(ofSeatInvitation)) command: OfSeatInvitation,
    @Viewing() operation: Operation,
  ): Promise<DeclineSeatPayload> {
    return { invitation: { id: await this.invitations.decline(operation, command) } };
  }

  @Mutation(() => WithdrawSeatInvitationPayload, {
    description: 'Withdraw an invitation to a seat of a body that you manage, before it is answered.',
  })
  @Allow('body:manage')
  async withdrawSeatInvitation(
    @Args('input', { type: () => WithdrawSeatInvitationInput }, parsed(ofSeatInvitation)) command: OfSeatInvitation,
    @Viewing() operation: Operation,
  ): Promise<WithdrawSeatInvitationPayload> {
    return { invitation: { id: await this.invitations.withdraw(operation, command) } };
  }
}
