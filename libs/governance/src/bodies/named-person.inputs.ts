import { emailAddress, id, type PersonId } from '@talkoot/contracts';
import type { z } from 'zod';

/** The fields that name a person: the id, or the e-mail address. */
export const person = id('person');
export const personAddress = emailAddress.optional();

/** A person as an input names them; null: nobody any more. */
export interface NamedPerson<P extends PersonId | null = PersonId | null> {
  readonly person?: P | undefined;
  readonly personAddress?: string | undefined;
}

/** That the id and the address are not both given. */
export function namedOnce(input: NamedPerson, context: z.core.$RefinementCtx): void {
  if (input.person && input.personAddress)
    context.addIssue({ code: 'custom', path: ['personAddress'], message: 'not_here' });
}
