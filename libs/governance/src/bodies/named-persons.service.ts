import { Injectable } from '@nestjs/common';
import type { Id, PersonId } from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import type { Transaction } from '@talkoot/platform/database';
import { RateLimits } from '@talkoot/platform/limits';
import { refuse } from '../messages/index.js';
import { BodiesLookup } from './bodies.lookup.js';
import type { NamedPerson } from './bodies.inputs.js';
import type { InvitedPerson } from './seat-invitation.js';

/** A person to whom the actor may give a seat at once, or whom they can only invite. */
export type Named = { readonly person: PersonId } | { readonly invited: InvitedPerson };

/**
 * Says whom somebody may name in what is a body's: people of their own organisation, who sits in the body, and people of an
 * organisation for which one of its own people sits there. A seat that others made for an organisation is not enough: nobody is to
 * find out who is known here by giving away seats. Operators, who import people, may name everybody.
 */
@Injectable()
export class NamedPersons {
  constructor(
    private readonly identity: IdentityApi,
    private readonly bodies: BodiesLookup,
    private readonly limits: RateLimits,
  ) {}

  /** Who is to sit in the body; undefined where the input names nobody. Others than those who may be named are invited, known or not. */
  async forSeat(
    transaction: Transaction,
    body: Id<'body'>,
    { person, personAddress: address }: NamedPerson<PersonId>,
  ): Promise<Named | undefined> {
    if (!person && !address) return undefined;
    const found = await this.nameable(transaction, body, { person, address });
    if (found) return { person: found };
    if (person && !(await this.identity.isKnown(person, transaction))) throw refuse('NOT_FOUND', ['person']);
    return { invited: { person, address } };
  }

  /** Who is to do something for the body; null: nobody any more, undefined: nothing is said. Throws for whom they may not name. */
  async responsible<P extends PersonId | null>(
    transaction: Transaction,
    body: Id<'body'>,
    { person, personAddress: address }: NamedPerson<P>,
    before?: PersonId,
  ): Promise<P | PersonId | undefined> {
    if (!address && (!person || person === before)) return person;
    const found = await this.nameable(transaction, body, { person: person ?? undefined, address });
    // Whether somebody is known under the address is not told.
    if (!found) throw refuse('NOT_FOUND.nobodyToName', [address ? 'personAddress' : 'person']);
    return found;
  }

  private async nameable(
    transaction: Transaction,
    body: Id<'body'>,
    named: InvitedPerson,
  ): Promise<PersonId | undefined> {
    const { viewer, today } = transaction.operation;
    if (named.address) await this.limits.takeFor(transaction.operation, 'address-look-up');
    if (viewer.platformRoles.includes('operator')) return this.known(transaction, named);
    const seats = await this.bodies.seats(transaction, [body], today);
    const seated = seats.flatMap(({ mandates }) =>
      mandates.flatMap(({ person, organisation }) => (person ? [{ person, organisation }] : [])),
    );
    return this.identity.findAmong(transaction, named, { organisation: viewer.organisation, seated });
  }

  private async known(transaction: Transaction, { person, address }: InvitedPerson): Promise<PersonId | undefined> {
    if (address) return (await this.identity.findPersons(transaction, [address])).get(address);
    return person && (await this.identity.isKnown(person, transaction)) ? person : undefined;
  }
}
