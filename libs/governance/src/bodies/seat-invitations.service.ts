import { Injectable } from '@nestjs/common';
import {
  DomainError,
  expectedVersion,
  type Id,
  invitationId,
  NotAllowed,
  type Operation,
  type PersonId,
} from '@talkoot/contracts';
import { IdentityApi } from '@talkoot/identity';
import { AggregateStore, type Target, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RateLimits } from '@talkoot/platform/limits';
import { RegistryApi } from '@talkoot/registry';
import { z } from 'zod';
import { refuse, say } from '../messages/index.js';
import { BodiesLoader } from './bodies.loader.js';
import type { Body } from './body.js';
import { BodyRepository } from './body.repository.js';
import { type InvitedPerson, SeatInvitation, type SeatOffer } from './seat-invitation.js';
import { SeatInvitationRepository } from './seat-invitation.repository.js';

/** Which invitation to a seat is answered or withdrawn. */
export const ofSeatInvitation = z.strictObject({
  invitation: invitationId('seatinvitation').describe('The invitation.'),
  expectedVersion,
});
export type OfSeatInvitation = z.output<typeof ofSeatInvitation>;

/** Invitations to seats that wait for an answer: in one body, and of one organisation to one address. */
const MOST_PENDING_OF_BODY = 100;
const MOST_PENDING_TO_ONE = 5;
/** Invitations that one organisation sends in a day. */
const MOST_SENT_IN_A_DAY = 100;

type InvitationId = Id<'seatinvitation'>;

/** An invitation that is held for change, with its body. */
interface Loaded {
  readonly invitation: SeatInvitation;
  readonly body: Body;
  /** Who acts, if they are the one who is invited. */
  readonly invited: PersonId | undefined;
}

/** People are invited to seats; they agree or not. */
@Injectable()
export class SeatInvitationsService {
  private readonly store: AggregateStore<InvitationId, SeatInvitation, Loaded>;

  constructor(
    unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly identity: IdentityApi,
    private readonly loader: BodiesLoader,
    private readonly bodies: BodyRepository,
    private readonly invitations: SeatInvitationRepository,
    private readonly limits: RateLimits,
  ) {
    this.store = new AggregateStore(unitOfWork, {
      path: ['invitation'],
      load: (transaction, id) => this.load(transaction, id),
      aggregate: ({ invitation }) => invitation,
      repository: invitations,
    });
  }

  /** Invites somebody to a seat of a body that is held for change by those who may give it. Nothing depends on whether they are known. */
  async invite(
    transaction: Transaction,
    body: Body,
    offer: Omit<SeatOffer, 'body'>,
    invited: InvitedPerson,
  ): Promise<InvitationId> {
    const { today, viewer } = transaction.operation;
    await this.limits.takeFor(transaction.operation, 'invitation');
    const period = body.free(offer.seat, offer);
    const field = invited.address === undefined ? 'person' : 'personAddress';
    const of = { body: body.id, seat: offer.seat };
    const counts = await this.invitations.counts(transaction, of, invited, viewer.organisation);
    if (counts.pendingToThemOfSeat > 0) throw refuse('ALREADY_INVITED.toSeat', [field]);
    if (counts.pendingOfBody >= MOST_PENDING_OF_BODY)
      throw refuse('TOO_MANY.pendingOfBody', ['seat'], { most: MOST_PENDING_OF_BODY });
    if (counts.pendingToThem >= MOST_PENDING_TO_ONE)
      throw refuse('TOO_MANY.pendingToOne', [field], { most: MOST_PENDING_TO_ONE });
    if (viewer.organisation && counts.sentToday >= MOST_SENT_IN_A_DAY)
      throw refuse('TOO_MANY.sentInDay', ['seat'], { most: MOST_SENT_IN_A_DAY });
    const standing = { today, parties: body.parties };
    const invitation = SeatInvitation.send({ ...offer, body: body.id, period }, invited, viewer.organisation, standing);
    await this.invitations.save(transaction, [invitation]);
    return invitation.id;
  }

  /** The seat is theirs from now on, if it is still free on the days that were offered. */
  accept(operation: Operation, command: OfSeatInvitation): Promise<Id<'mandate'>> {
    return this.store.change(operation, answered(command), async ({ invitation, body, invited }, transaction) => {
      invitation.requirePending();
      const { seat, role, organisation, inviter, period, provenance } = invitation.state;
      if (organisation) {
        // It agrees by having invited, or by who acts for it.
        if (![inviter, operation.viewer.organisation].includes(organisation))
          throw new NotAllowed('seat:answer', say('notAllowed.actsForAnother'));
        const from = period.from ?? operation.today;
        await this.registry.requireExisting(transaction, organisation, from, ['invitation']);
      }
      const sitting = { role, person: invited, organisation, period, provenance };
      const mandate = begun(() => body.beginMandate(seat, sitting).id);
      invitation.accept(mandate);
      await this.bodies.save(transaction, [body]);
      return mandate;
    });
  }

  decline(operation: Operation, command: OfSeatInvitation): Promise<InvitationId> {
    return this.store.change(operation, answered(command), ({ invitation }) => {
      invitation.decline();
      return invitation.id;
    });
  }

  /** By those who manage the body. */
  withdraw(operation: Operation, { invitation: id, expectedVersion }: OfSeatInvitation): Promise<InvitationId> {
    return this.store.change(operation, { id, expectedVersion, action: 'body:manage' }, ({ invitation }) => {
      invitation.withdraw();
      return id;
    });
  }

  private async load(transaction: Transaction, id: InvitationId): Promise<Loaded | undefined> {
    const { viewer, today } = transaction.operation;
    const of = await this.invitations.bodyOf(transaction, id);
    const [body] = of ? await this.loader.all(transaction, [of]) : [];
    if (!body) return undefined;
    const standing = { today, parties: body.parties };
    const [invitation] = await this.invitations.load(transaction, [id], () => standing);
    if (!invitation) return undefined;
    const { person, address } = invitation.state.invited;
    const known = address ? (await this.identity.findPersons(transaction, [address])).get(address) : person;
    return { invitation, body, invited: known === viewer.person ? known : undefined };
  }
}

/** The answer of the person who is invited. */
const answered = ({ invitation: id, expectedVersion }: OfSeatInvitation): Target<InvitationId, Loaded> => ({
  id,
  expectedVersion,
  action: 'seat:answer',
  require: ({ invited }) => {
    if (!invited) throw new NotAllowed('seat:answer', say('notAllowed.onlyTheInvitedAnswers'));
  },
});

/** Why the seat cannot be given is not told to the person invited. */
function begun<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof DomainError ? refuse('SEAT_TAKEN.noLongerFree', ['invitation']) : error;
  }
}
