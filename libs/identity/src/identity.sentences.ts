import {
  inEachLanguage,
  type InvitationRole,
  type Sentences,
  SILENT,
  tagOf,
  type Translations,
} from '@talkoot/contracts';
import { type Message, say } from './messages/index.js';
import type { identityEvents } from './identity.events.js';

/** As what somebody is invited: "a proposer, a member and the owner". */
const asWhat = (roles: readonly InvitationRole[]): Translations =>
  inEachLanguage((locale) =>
    new Intl.ListFormat(tagOf(locale)).format(roles.map((role) => say('invitedAs', { role })[locale])),
  );

/** What people hear of what waits for their consent, and of the answer. */
export const identitySentences: Sentences<typeof identityEvents, Message> = {
  // They may change who is invited to meetings, and those people hear of that.
  'affiliation.begun.v1': SILENT,
  'affiliation.ended.v1': SILENT,
  'invitation.sent.v1': ({ data: { to, organisation, inviter, roles } }, nameOf) => [
    {
      thing: nameOf(to),
      invited: nameOf(organisation),
      roles: asWhat(roles),
      inviter: inviter ? say('invitedBy', { inviter: nameOf(inviter) }) : '',
    },
  ],
  'invitation.declined.v1': ({ data: { to, organisation } }, nameOf) => [
    { thing: nameOf(to), invited: nameOf(organisation) },
  ],
  'key.made.v1': ({ data: { organisation, system, expiresOn } }, nameOf) => [
    { organisation: nameOf(organisation), name: system, expiresOn },
  ],
  'key.rotated.v1': ({ data: { organisation, system } }, nameOf) => [
    { organisation: nameOf(organisation), name: system },
  ],
  'key.revoked.v1': ({ data: { organisation, system } }, nameOf) => [
    { organisation: nameOf(organisation), name: system },
  ],
  'invitation.withdrawn.v1': ({ data: { to, organisation } }, nameOf) => [
    { thing: nameOf(to), invited: nameOf(organisation) },
  ],
};
