import { id } from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take: the API's inputs are parsed into this. */
export const ofInvitation = z.strictObject({ invitation: id('invitation'), expectedVersion: z.int().optional() });
export type OfInvitation = z.output<typeof ofInvitation>;
