import type { EventName, InvitationRole, Locale } from '@talkoot/contracts';
import { type Sentence, say } from './sentence.js';

type InvitationsEvent = Extract<EventName, `invitation.${string}`>;

/** For events that nobody is notified of. */
const SILENT = () => undefined;

/** As what somebody is invited. */
const AS: Record<InvitationRole, Record<Locale, string>> = {
  proposer: { fi: 'ehdottajaksi', sv: 'förslagsställare', en: 'a proposer' },
  member: { fi: 'jäseneksi', sv: 'medlem', en: 'a member' },
  owner: { fi: 'omistajaksi', sv: 'ägare', en: 'the owner' },
  applicant: { fi: 'hakijaksi', sv: 'sökande', en: 'the applicant' },
  coordinator: { fi: 'koordinaattoriksi', sv: 'samordnare', en: 'the coordinator' },
  partner: { fi: 'kumppaniksi', sv: 'partner', en: 'a partner' },
  secretariat: { fi: 'sihteeristöksi', sv: 'sekretariat', en: 'the secretariat' },
};
const AND: Record<Locale, string> = { fi: 'ja', sv: 'och', en: 'and' };

function asWhat(roles: readonly InvitationRole[], locale: Locale): string {
  const named = roles.map((role) => AS[role][locale]);
  const last = named.pop() ?? '';
  return named.length === 0 ? last : `${named.join(', ')} ${AND[locale]} ${last}`;
}

const NOBODY = { fi: '', sv: '', en: '' };

/** What people hear of what waits for their consent, and of the answer. */
export const INVITATIONS_SENTENCES: { readonly [N in InvitationsEvent]: Sentence<N> | typeof SILENT } = {
  'invitation.sent.v1': ({ data: { to, organisation, inviter, roles } }, nameOf) =>
    say(
      [nameOf(to), nameOf(organisation), inviter ? nameOf(inviter) : NOBODY],
      undefined,
      (_, thing, invited, by) =>
        `${invited} kutsutaan mukaan ${asWhat(roles, 'fi')}: ${thing}${by && ` (kutsuja: ${by})`}. Hyväksykää tai hylätkää kutsu; siihen asti sen näette vain te ja kutsuja.`,
      (_, thing, invited, by) =>
        `${invited} bjuds in som ${asWhat(roles, 'sv')}: ${thing}${by && ` (inbjudan från ${by})`}. Godkänn eller avböj inbjudan; tills dess ser bara ni och avsändaren den.`,
      (_, thing, invited, by) =>
        `${invited} is invited as ${asWhat(roles, 'en')}: ${thing}${by && ` (invited by ${by})`}. Accept or decline the invitation; until then only you and the inviter see it.`,
    ),
  // What the organisation takes part in tells of it.
  'invitation.accepted.v1': SILENT,
  'invitation.declined.v1': ({ data: { to, organisation } }, nameOf) =>
    say(
      [nameOf(to), nameOf(organisation)],
      undefined,
      (_, thing, invited) => `${invited} hylkäsi kutsun: ${thing}.`,
      (_, thing, invited) => `${invited} avböjde inbjudan: ${thing}.`,
      (_, thing, invited) => `${invited} declined the invitation: ${thing}.`,
    ),
  'invitation.withdrawn.v1': ({ data: { to, organisation } }, nameOf) =>
    say(
      [nameOf(to), nameOf(organisation)],
      undefined,
      (_, thing, invited) => `Kutsu on peruttu eikä odota enää vastausta: ${thing} (${invited}).`,
      (_, thing, invited) => `Inbjudan har återkallats och väntar inte längre på svar: ${thing} (${invited}).`,
      (_, thing, invited) => `The invitation is withdrawn and needs no answer any more: ${thing} (${invited}).`,
    ),
  'invitation.handed-over.v1': SILENT,
};
