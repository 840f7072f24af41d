import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Affiliation } from '../people/affiliation.read-model.js';
import { ColleagueInvitation } from './colleague-invitation.read-model.js';
import { ColleagueInvitations } from './colleague-invitations.service.js';
import { bySecret, inviteColleague, ofColleagueInvitation } from './colleagues.inputs.js';

export const ColleaguesMutations = mutations(ColleagueInvitations, (change) => ({
  inviteColleague: change({
    description:
      'Ask somebody by e-mail to act for your organisation. The answer does not depend on whether they are known; they have 14 days.',
    may: 'people:manage',
    input: inviteColleague,
    example: { address: 'officer@town.example', role: 'editor', language: 'fi', name: 'Officer' },
    gives: { invitation: () => ColleagueInvitation },
    run: (invitations, operation, command) => invitations.invite(operation, command),
  }),
  withdrawColleagueInvitation: change({
    description: 'Withdraw an invitation to act for your organisation, before it is answered.',
    may: 'people:manage',
    input: ofColleagueInvitation,
    example: { invitation: exampleId('colleagueinvitation'), expectedVersion: 1 },
    gives: { invitation: () => ColleagueInvitation },
    run: (invitations, operation, command) => invitations.withdraw(operation, command),
  }),
  acceptColleagueInvitation: change({
    description:
      'Accept an invitation to act for another organisation, with the secret of its mail. Who is not signed in yet accepts by the link of the mail.',
    may: 'people:answer',
    input: bySecret,
    example: { secret: 'AZYAAAAAcACAAAAAAAAAAQ' },
    gives: { affiliation: () => Affiliation },
    run: (invitations, operation, command) => invitations.acceptSignedIn(operation, command),
  }),
  declineColleagueInvitation: change({
    description: 'Decline an invitation to act for another organisation, with the secret of its mail.',
    may: 'people:answer',
    input: bySecret,
    example: { secret: 'AZYAAAAAcACAAAAAAAAAAQ' },
    gives: { invitation: () => ColleagueInvitation },
    run: (invitations, operation, command) => invitations.declineSignedIn(operation, command),
  }),
}));
