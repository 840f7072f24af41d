import {
  Aggregate,
  type EventName,
  type Id,
  type LocalDate,
  type MandateRole,
  newId,
  type OrganisationId,
  type Period,
  type PersonId,
  type Provenance,
  type SeatInvitationStatus,
} from '@talkoot/contracts';
import type { BodyParties } from './relations.js';
import { SEAT_INVITATION_FLOW } from './seat-invitation-flow.js';

/** Days until an invitation expires. */
const DAYS_TO_ANSWER = 30;

/** Who is invited: a known person by the id, anybody by the address. Nothing once it is answered. */
export interface InvitedPerson {
  readonly person?: PersonId | undefined;
  /** In small letters. It stands here alone, and only as long as the invitation waits. */
  readonly address?: string | undefined;
}

/** What is offered. */
export interface SeatOffer {
  readonly body: Id<'body'>;
  readonly seat: Id<'seat'>;
  readonly role: MandateRole;
  /** For whom the person is to sit there. */
  readonly organisation?: OrganisationId | undefined;
  readonly period: Period;
  readonly provenance: Provenance;
}

export interface SeatInvitationState extends SeatOffer {
  readonly invited: InvitedPerson;
  /** Undefined: an operator who acts for nobody. */
  readonly inviter?: OrganisationId | undefined;
  readonly status: SeatInvitationStatus;
  readonly sentOn: LocalDate;
  /** The last day on which it can be accepted. */
  readonly expiresOn: LocalDate;
  readonly answeredOn?: LocalDate | undefined;
}

/** Who manages the body, and the day. */
export interface SeatInvitationStanding {
  readonly today: LocalDate;
  readonly parties: BodyParties;
}

type SeatInvitationEvent = Extract<EventName, `seat-invitation.${string}`>;

/** That a person is asked to hold a seat or to stand in. Nobody is shown as holder, or found, before they agree. */
export class SeatInvitation extends Aggregate<'seatinvitation', SeatInvitationEvent> {
  constructor(
    id: Id<'seatinvitation'>,
    version: number,
    public state: SeatInvitationState,
    private readonly standing: SeatInvitationStanding,
  ) {
    super(id, version);
  }

  static send(
    offer: SeatOffer,
    invited: InvitedPerson,
    inviter: OrganisationId | undefined,
    standing: SeatInvitationStanding,
  ): SeatInvitation {
    const { today } = standing;
    const expiresOn = today.plusDays(DAYS_TO_ANSWER);
    const { body, seat, role, period } = offer;
    const status = SEAT_INVITATION_FLOW.send.take({ today, expiresOn });
    const state: SeatInvitationState = { ...offer, invited, inviter, status, sentOn: today, expiresOn };
    const invitation = new SeatInvitation(newId('seatinvitation'), 0, state, standing);
    invitation.record('seat-invitation.sent.v1', { body, seat, role, period, expiresOn });
    return invitation;
  }

  /** Throws WRONG_STATUS unless it waits for an answer today. */
  requirePending(): void {
    SEAT_INVITATION_FLOW.acceptSeat.take(this.moment);
  }

  accept(mandate: Id<'mandate'>): void {
    this.close(SEAT_INVITATION_FLOW.acceptSeat.take(this.moment));
    this.record('seat-invitation.accepted.v1', { ...this.of, mandate });
  }

  decline(): void {
    this.close(SEAT_INVITATION_FLOW.declineSeat.take(this.moment));
    this.record('seat-invitation.declined.v1', this.of);
  }

  withdraw(): void {
    this.close(SEAT_INVITATION_FLOW.withdrawSeatInvitation.take(this.moment));
    this.record('seat-invitation.withdrawn.v1', this.of);
  }

  expire(): void {
    this.close(SEAT_INVITATION_FLOW.expire.take(this.moment));
    this.record('seat-invitation.expired.v1', this.of);
  }

  /** Those who manage the body and who invited. The organisation that the person is to sit for hears of it when they accept. */
  protected concerned(): readonly OrganisationId[] {
    const { owner, secretariat } = this.standing.parties;
    return [owner, secretariat, this.state.inviter].filter((each) => each !== undefined);
  }

  private get of() {
    return { body: this.state.body, seat: this.state.seat };
  }

  private get moment() {
    return { ...this.state, today: this.standing.today };
  }

  /** Who was invited is of no matter any more: of an accepted one the mandate tells it. */
  private close(status: SeatInvitationStatus): void {
    this.state = { ...this.state, status, answeredOn: this.standing.today, invited: {} };
  }
}
