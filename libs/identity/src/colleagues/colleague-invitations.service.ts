import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type Id,
  NotAllowed,
  type Operation,
  type OrganisationId,
  type PersonId,
  requireAllowed,
} from '@talkoot/contracts';
import { NotAuthenticated } from '@talkoot/platform/auth';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { refuse, say } from '../messages/index.js';
import { AffiliationRepository } from '../people/affiliation.repository.js';
import { AffiliationsService } from '../people/affiliations.service.js';
import { ErasureParticipants } from '../people/erasure-participants.port.js';
import { Person } from '../people/person.js';
import { PersonRepository } from '../people/person.repository.js';
import { NoSuchInvitation, SignInInvitations } from '../people/sign-in-invitations.port.js';
import { ColleagueInvitation } from './colleague-invitation.js';
import { ColleagueInvitationRepository } from './colleague-invitation.repository.js';
import { ColleagueSecrets } from './colleague-secrets.service.js';
import type { BySecret, InviteColleague, OfColleagueInvitation } from './colleagues.inputs.js';

/** Invitations of one organisation that wait for an answer, and that it sends in a day. */
const MOST_WAITING = 200;
const MOST_SENT_IN_A_DAY = 100;

type InvitationId = Id<'colleagueinvitation'>;
type Accepting = Parameters<SignInInvitations['accept']>[2];

/** People are invited to act for an organisation; whether they are known is looked at when they answer, not before. */
@Injectable()
export class ColleagueInvitations extends SignInInvitations {
  private readonly store: AggregateStore<InvitationId, ColleagueInvitation>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly people: AffiliationsService,
    private readonly affiliations: AffiliationRepository,
    private readonly persons: PersonRepository,
    private readonly invitations: ColleagueInvitationRepository,
    private readonly secrets: ColleagueSecrets,
    erasures: ErasureParticipants,
  ) {
    super();
    this.store = new AggregateStore(unitOfWork, {
      path: ['invitation'],
      load: (transaction, id) => invitations.load(transaction, id),
      aggregate: (invitation) => invitation,
      repository: invitations,
    });
    erasures.register({ end: (transaction, person) => this.withdrawAll(transaction, person) });
  }

  invite(operation: Operation, command: InviteColleague): Promise<InvitationId> {
    requireAllowed(operation, 'people:manage', ['self']);
    const organisation = ownOrganisation(operation);
    const { address, role, language, name, from } = command;
    const { today } = operation;
    if (from?.isBefore(today)) throw refuse('INVALID_DATE.pastRole', ['from']);
    return this.unitOfWork.run(operation, async (transaction) => {
      await this.registry.requireExisting(transaction, organisation, from ?? today, ['from']);
      await this.affiliations.hold(transaction, [organisation]);
      const counts = await this.invitations.counts(transaction, organisation, address);
      if (counts.toThem > 0) throw refuse('ALREADY_INVITED.colleague', ['address']);
      if (counts.waiting >= MOST_WAITING)
        throw refuse('TOO_MANY.colleaguesWaiting', ['address'], { most: MOST_WAITING });
      if (counts.sentToday >= MOST_SENT_IN_A_DAY)
        throw refuse('TOO_MANY.colleaguesInDay', ['address'], { most: MOST_SENT_IN_A_DAY });
      const offer = {
        organisation,
        role,
        address,
        name,
        startsOn: from ?? today,
        locale: language ?? operation.locale,
      };
      const invitation = ColleagueInvitation.send(offer, today);
      await this.invitations.save(transaction, [invitation]);
      return invitation.id;
    });
  }

  withdraw(operation: Operation, { invitation: id, expectedVersion }: OfColleagueInvitation): Promise<InvitationId> {
    return this.store.change(operation, { id, expectedVersion, action: 'people:manage' }, (invitation) => {
      invitation.withdraw();
      return id;
    });
  }

  /** By somebody who is signed in already. Answers the affiliation. */
  async acceptSignedIn(operation: Operation, { secret }: BySecret): Promise<Id<'affiliation'>> {
    const person = self(operation);
    const id = await this.secrets.invitationOf(secret);
    return this.unitOfWork.run(operation, async (transaction) => {
      const invitation = await this.waiting(transaction, id);
      if (!invitation) throw refuse('NOT_FOUND.invitationSecret', ['secret']);
      return this.take(transaction, invitation, person);
    });
  }

  /** By somebody who is signed in already. Nobody but the managers can then see the invitation. */
  async declineSignedIn(operation: Operation, { secret }: BySecret): Promise<InvitationId> {
    self(operation);
    const id = await this.secrets.invitationOf(secret);
    return this.unitOfWork.run(operation, async (transaction) => {
      const invitation = await this.waiting(transaction, id);
      if (!invitation) throw refuse('NOT_FOUND.invitationSecret', ['secret']);
      invitation.decline();
      await this.invitations.save(transaction, [invitation]);
      return invitation.id;
    });
  }

  /**
   * Somebody who is known is found by their account, or by an address for which the provider vouches, and in no other way: a mail may be
   * forwarded. The secret itself vouches for the address to which it was sent, as that of somebody new.
   */
  async accept(transaction: Transaction, secret: string, signedIn: Accepting): Promise<PersonId | undefined> {
    const invitation = await this.waiting(transaction, await this.secrets.invitationOf(secret));
    if (!invitation) throw new NoSuchInvitation();
    const person = signedIn.person ?? (await this.personAt(transaction, invitation, signedIn));
    if (person !== undefined) await this.take(transaction, invitation, person);
    return person;
  }

  private async personAt(
    transaction: Transaction,
    invitation: ColleagueInvitation,
    signedIn: Accepting,
  ): Promise<PersonId | undefined> {
    const vouchedFor = signedIn.isVerified ? signedIn.address?.toLowerCase() : undefined;
    const address = vouchedFor ?? invitation.state.address;
    if (address === undefined) return undefined;
    const [known] = await this.persons.loadByAddress(transaction, [address]);
    if (known && vouchedFor === undefined) return undefined;
    if (known) return known.id;
    const person = this.registered(invitation, address, signedIn.name);
    await this.persons.save(transaction, [person]);
    return person.id;
  }

  private registered({ state }: ColleagueInvitation, address: string, name: string | undefined): Person {
    const called = name ?? state.name;
    const details = {
      name: called ? { [state.locale]: called } : say('person.unnamed'),
      address,
      locale: state.locale,
    };
    return Person.register(details, 'reported');
  }

  private async take(
    transaction: Transaction,
    invitation: ColleagueInvitation,
    person: PersonId,
  ): Promise<Id<'affiliation'>> {
    const { organisation, role, startsOn } = invitation.state;
    const { today } = transaction.operation;
    invitation.accept();
    const from = startsOn.isAfter(today) ? startsOn : today;
    const affiliation = await this.people.begin(transaction, { person, organisation, role, from });
    await this.invitations.save(transaction, [invitation]);
    return affiliation;
  }

  /** The invitation of the secret, held, if it waits for an answer and its organisation goes on; for all else there is the same answer. */
  private async waiting(
    transaction: Transaction,
    id: InvitationId | undefined,
  ): Promise<ColleagueInvitation | undefined> {
    const invitation = id && (await this.invitations.load(transaction, id));
    if (invitation?.status !== 'sent') return undefined;
    const exists = await this.registry
      .requireExisting(transaction, invitation.state.organisation, transaction.operation.today, ['secret'])
      .catch((error: unknown) => {
        if (error instanceof DomainError) return undefined;
        throw error;
      });
    return exists && invitation;
  }

  /** Nobody is asked any more who is to be erased. */
  private async withdrawAll(transaction: Transaction, person: PersonId): Promise<void> {
    const address = (await this.persons.load(transaction, person))?.state.details.address;
    if (address === undefined) return;
    const waiting = await this.invitations.waitingTo(transaction, address);
    for (const each of waiting) each.withdraw();
    await this.invitations.save(transaction, waiting);
  }
}

function ownOrganisation({ viewer }: Operation): OrganisationId {
  if (viewer.organisation === undefined) throw new NotAllowed('people:manage', say('notAllowed.operator'));
  return viewer.organisation;
}

/** Who has the secret is named by it. */
function self(operation: Operation): PersonId {
  requireAllowed(operation, 'people:answer', ['named']);
  if (operation.viewer.person === undefined) throw new NotAuthenticated();
  return operation.viewer.person;
}
