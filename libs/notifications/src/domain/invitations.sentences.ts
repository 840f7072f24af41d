import { type EventName, inEachLanguage, type InvitationRole, tagOf, type Translations } from '@talkoot/contracts';
import { say } from '../messages/index.js';
import { type Sentences, SILENT } from './sentence.js';

/** As what somebody is invited: "a proposer, a member and the owner". */
const asWhat = (roles: readonly InvitationRole[]): Translations =>
  inEachLanguage((locale) =>
    new Intl.ListFormat(tagOf(locale)).format(roles.map((role) => say('invitedAs', { role })[locale])),
  );

/** What people hear of what waits for their consent, and of the answer. */
export const INVITATIONS_SENTENCES: Sentences<Extract<EventName, `invitation.${string}`>> = {
  'invitation.sent.v1': ({ data: { to, organisation, inviter, roles } }, nameOf) => [
    {
      thing: nameOf(to),
      invited: nameOf(organisation),
      roles: asWhat(roles),
      inviter: inviter ? say('invitedBy', { inviter: nameOf(inviter) }) : '',
    },
  ],
  // What the organisation takes part in tells of it.
  'invitation.accepted.v1': SILENT,
  'invitation.declined.v1': ({ data: { to, organisation } }, nameOf) => [
    { thing: nameOf(to), invited: nameOf(organisation) },
  ],
  'invitation.withdrawn.v1': ({ data: { to, organisation } }, nameOf) => [
    { thing: nameOf(to), invited: nameOf(organisation) },
  ],
  'invitation.handed-over.v1': SILENT,
};
