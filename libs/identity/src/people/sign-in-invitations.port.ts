import type { PersonId } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';

/** Who signs in. */
interface SignedIn {
  /** Whose account it is; undefined: nobody’s yet. */
  readonly person: PersonId | undefined;
  readonly address: string | undefined;
  /** Whether the provider vouches for the address. */
  readonly isVerified: boolean;
  readonly name: string | undefined;
}

/** No invitation of the secret waits for an answer. Whether there ever was one is not told. */
export class NoSuchInvitation extends Error {}

/** What signing in asks of the invitations of people. */
export abstract class SignInInvitations {
  /** Takes the invitation of the secret up for who signed in; undefined: it is not known who that is. Throws NoSuchInvitation. */
  abstract accept(transaction: Transaction, secret: string, signedIn: SignedIn): Promise<PersonId | undefined>;
}
