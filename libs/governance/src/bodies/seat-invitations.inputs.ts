import { expectedVersion, invitationId } from '@talkoot/contracts';
import { z } from 'zod';

/** Which invitation to a seat is answered or withdrawn. */
export const ofSeatInvitation = z.strictObject({
  invitation: invitationId('seatinvitation').describe('The invitation.'),
  expectedVersion,
});
export type OfSeatInvitation = z.output<typeof ofSeatInvitation>;
