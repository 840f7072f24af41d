import { expectedVersion, invitationId } from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
export const ofInvitation = z.strictObject({
  invitation: invitationId('invitation').describe('The invitation.'),
  expectedVersion,
});
export type OfInvitation = z.output<typeof ofInvitation>;
