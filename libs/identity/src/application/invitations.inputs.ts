import { expectedVersion, invitationId } from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take: the API's inputs are parsed into this. */
export const ofInvitation = z.strictObject({
  invitation: invitationId('invitation').describe('The invitation.'),
  expectedVersion,
});
export type OfInvitation = z.output<typeof ofInvitation>;
