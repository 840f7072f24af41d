import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Mandate } from './mandate.read-model.js';
import { SeatInvitation } from './seat-invitation.read-model.js';
import { ofSeatInvitation, SeatInvitationsService } from './seat-invitations.service.js';

export const SeatInvitationsMutations = mutations(SeatInvitationsService, (change) => ({
  acceptSeat: change({
    description:
      'Accept a seat to which you are invited: you are shown as its holder, or as standing in, from now on. A seat for an organisation that has not invited you itself is accepted while you act for it.',
    may: 'seat:answer',
    input: ofSeatInvitation.describe('The invitation to a seat that you accept.'),
    example: { invitation: exampleId('seatinvitation'), expectedVersion: 1 },
    gives: { mandate: () => Mandate },
    run: (invitations, operation, command) => invitations.accept(operation, command),
  }),
  declineSeat: change({
    description: 'Decline a seat to which you are invited.',
    may: 'seat:answer',
    input: ofSeatInvitation.describe('The invitation to a seat that you decline.'),
    example: { invitation: exampleId('seatinvitation'), expectedVersion: 1 },
    gives: { invitation: () => SeatInvitation },
    run: (invitations, operation, command) => invitations.decline(operation, command),
  }),
  withdrawSeatInvitation: change({
    description: 'Withdraw an invitation to a seat of a body that you manage, before it is answered.',
    may: 'body:manage',
    input: ofSeatInvitation.describe('The invitation to a seat that is withdrawn.'),
    example: { invitation: exampleId('seatinvitation'), expectedVersion: 1 },
    gives: { invitation: () => SeatInvitation },
    run: (invitations, operation, command) => invitations.withdraw(operation, command),
  }),
}));
