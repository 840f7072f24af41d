import {
  inEachLanguage,
  type InvitationRole,
  type PersonalSentences,
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
  // Its mail goes to who is invited; colleagues hear of the answer.
  'colleague-invitation.sent.v1': SILENT,
  'colleague-invitation.accepted.v1': ({ data: { organisation, role } }, nameOf) => [
    { organisation: nameOf(organisation), role: say(`role.${role}`) },
  ],
  'colleague-invitation.declined.v1': ({ data: { organisation, role } }, nameOf) => [
    { organisation: nameOf(organisation), role: say(`role.${role}`) },
  ],
  // What they were told is removed.
  'person.erased.v1': SILENT,
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

/** What somebody hears whom a manager, or those who run the service, let act for an organisation or no longer. */
export const identityPersonalSentences: PersonalSentences<typeof identityEvents> = {
  'affiliation.begun.v1': ({ data: { organisation, role } }, nameOf) =>
    say('told.affiliationBegun', { organisation: nameOf(organisation), role: say(`role.${role}`) }),
  'affiliation.ended.v1': ({ data: { organisation, lastDay } }, nameOf) =>
    say('told.affiliationEnded', { organisation: nameOf(organisation), lastDay }),
};
