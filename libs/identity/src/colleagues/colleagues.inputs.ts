import { emailAddress, expectedVersion, givenDay, id, locale, plainLine } from '@talkoot/contracts';
import { z } from 'zod';
import { nameOfSomebody, role } from '../people/people.inputs.js';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
export const inviteColleague = z
  .strictObject({
    address: emailAddress.describe('The e-mail address to which the invitation goes.'),
    role: role.describe('What they are to be.'),
    language: locale.optional().describe('The language of the mail. Default: that of this request.'),
    name: nameOfSomebody.optional().describe('What they are called.'),
    from: givenDay.optional().describe('The first day on which they act. Default: the day of the answer.'),
  })
  .describe('Who is asked to act for your organisation.');
export type InviteColleague = z.output<typeof inviteColleague>;

export const ofColleagueInvitation = z
  .strictObject({ invitation: id('colleagueinvitation').describe('The invitation.'), expectedVersion })
  .describe('An invitation to act for your organisation.');
export type OfColleagueInvitation = z.output<typeof ofColleagueInvitation>;

export const bySecret = z
  .strictObject({ secret: plainLine(200).describe('What stands in the link of the mail after `invitation=`.') })
  .describe('The invitation that you were sent by mail.');
export type BySecret = z.output<typeof bySecret>;
