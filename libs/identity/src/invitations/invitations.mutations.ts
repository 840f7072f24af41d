import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Invitation } from './invitation.read-model.js';
import { InvitationsService, ofInvitation } from './invitations.service.js';

export const InvitationsMutations = mutations(InvitationsService, (change) => ({
  acceptInvitation: change({
    description:
      'Accept an invitation of your organisation: from then on it takes part, and everybody sees that. To propose an alliance asks for a manager.',
    may: 'invitation:answer',
    input: ofInvitation.describe('The invitation that your organisation accepts.'),
    example: { invitation: exampleId('invitation'), expectedVersion: 1 },
    gives: { invitation: () => Invitation },
    run: (invitations, operation, command) => invitations.accept(operation, command),
  }),
  declineInvitation: change({
    description: 'Decline an invitation of your organisation. Who sent it is told, and nobody else.',
    may: 'invitation:answer',
    input: ofInvitation.describe('The invitation that your organisation declines.'),
    example: { invitation: exampleId('invitation'), expectedVersion: 1 },
    gives: { invitation: () => Invitation },
    run: (invitations, operation, command) => invitations.decline(operation, command),
  }),
  withdrawInvitation: change({
    description: 'Take back an invitation that your organisation has sent, as long as nobody has answered it.',
    may: 'invitation:withdraw',
    input: ofInvitation.describe('The invitation that your organisation has sent and takes back.'),
    example: { invitation: exampleId('invitation'), expectedVersion: 1 },
    gives: { invitation: () => Invitation },
    run: (invitations, operation, command) => invitations.withdraw(operation, command),
  }),
}));
