import { OPERATORS_LOCALE, type PersonId, type Translations } from '@talkoot/contracts';
import { say } from '../messages/index.js';

/** Why nobody was signed in, for the audit trail. */
export type SignInRefusal =
  | 'cancelled-at-provider'
  | 'no-such-sign-in-under-way'
  | 'answer-of-provider-invalid'
  | 'unverified-address'
  | 'unknown-person'
  | 'acts-for-nobody'
  | 'invitation-not-valid'
  | 'other-site'
  | 'wrong-form'
  | 'provider-away'
  | 'off';

/** What people read of it. Whether an address is known or verified is told to nobody: the text is the same. */
const TEXTS: Readonly<Record<SignInRefusal, { readonly status: number; readonly text: Translations }>> = {
  'cancelled-at-provider': { status: 403, text: say('signIn.cancelled') },
  'no-such-sign-in-under-way': { status: 400, text: say('signIn.startAgain') },
  'answer-of-provider-invalid': { status: 400, text: say('signIn.startAgain') },
  'unverified-address': { status: 403, text: say('signIn.unknown') },
  'unknown-person': { status: 403, text: say('signIn.unknown') },
  'acts-for-nobody': { status: 403, text: say('signIn.actsForNobody') },
  'invitation-not-valid': { status: 403, text: say('signIn.invitationNotValid') },
  'other-site': { status: 403, text: say('signIn.otherSite') },
  'wrong-form': { status: 400, text: say('signIn.wrongForm') },
  'provider-away': { status: 503, text: say('signIn.away') },
  off: { status: 404, text: say('signIn.off') },
};

/** Nobody is signed in, and the page says what to do. */
export class SignInRefused extends Error {
  readonly status: number;
  readonly text: Translations;

  /** `person`: whom the account belongs to, where that is known. */
  constructor(
    readonly why: SignInRefusal,
    readonly person?: PersonId,
  ) {
    const { status, text } = TEXTS[why];
    super(`${why}: ${text[OPERATORS_LOCALE]}`);
    this.status = status;
    this.text = text;
  }
}
