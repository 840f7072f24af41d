import type { PersonId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';

export abstract class SignInInvitations {
  /** Takes the invitation of the secret up for the person who signed in; undefined: there is none that is valid. */
  abstract accept(
    transaction: Transaction,
    secret: string,
    signedIn: { address: string | undefined; isVerified: boolean; name: string | undefined },
  ): Promise<PersonId | undefined>;
}
