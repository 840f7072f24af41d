import { DomainError, emailAddress, id, NotFound, type PersonId } from '@talkoot/contracts';
import type { IdentityApi } from '@talkoot/identity';
import type { Transaction } from '@talkoot/platform/database';
import type { z } from 'zod';

/** The fields that name a person: the id, or the e-mail address under which they are known here. */
export const person = id('person');
export const personAddress = emailAddress.optional();

/** A person as an input names them; null: nobody any more. */
interface NamedPerson<P extends PersonId | null> {
  readonly person?: P | undefined;
  readonly personAddress?: string | undefined;
}

/** That the id and the address are not both given. */
export function namedOnce(input: NamedPerson<PersonId | null>, context: z.core.$RefinementCtx): void {
  if (input.person && input.personAddress)
    context.addIssue({ code: 'custom', path: ['personAddress'], message: 'not_here' });
}

/** Its text does not repeat the address: what is personal stays out of logs. */
class NobodyKnownThere extends DomainError {
  constructor() {
    super('NOT_FOUND', ['personAddress'], {
      fi: 'Tällä sähköpostiosoitteella ei tunneta ketään. Tarkista osoite tai pyydä ylläpitoa tuomaan henkilö palveluun.',
      sv: 'Ingen är känd under denna e-postadress. Kontrollera adressen eller be driften importera personen till tjänsten.',
      en: 'Nobody is known here under this e-mail address. Check it, or ask whoever runs the service to import the person.',
    });
  }
}

/**
 * Who is named, undefined where the input says nothing. Throws when nobody is known as that: asked only once it is
 * clear that the viewer may name somebody, for the answer tells which addresses are known.
 */
export async function knownPerson<P extends PersonId | null>(
  identity: IdentityApi,
  transaction: Transaction,
  { person: named, personAddress: address }: NamedPerson<P>,
): Promise<P | PersonId | undefined> {
  if (address) {
    const found = (await identity.findPersons(transaction, [address])).get(address);
    if (!found) throw new NobodyKnownThere();
    return found;
  }
  if (named && !(await identity.isKnown(named, transaction))) throw new NotFound(['person']);
  return named;
}
