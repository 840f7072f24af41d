import {
  type AffiliationRole,
  Aggregate,
  type EventName,
  type Id,
  type LocalDate,
  type Locale,
  newId,
  type OrganisationId,
} from '@talkoot/contracts';
import {
  COLLEAGUE_INVITATION_FLOW,
  type ColleagueInvitationStatus,
  type KeptStatus,
} from './colleague-invitation-flow.js';

/** Days on which an invitation can be answered, after that on which it is sent. */
const DAYS_TO_ANSWER = 14;

export interface ColleagueOffer {
  readonly organisation: OrganisationId;
  readonly role: AffiliationRole;
  readonly startsOn: LocalDate;
  /** In small letters. */
  readonly address: string | undefined;
  readonly name: string | undefined;
  readonly locale: Locale;
}

export interface ColleagueInvitationState extends ColleagueOffer {
  readonly status: KeptStatus;
  readonly sentOn: LocalDate;
  readonly expiresOn: LocalDate;
  readonly answeredOn: LocalDate | undefined;
}

type ColleagueInvitationEvent = Extract<EventName, `colleague-invitation.${string}`>;

/** That somebody, known or not, is asked by e-mail to act for an organisation. */
export class ColleagueInvitation extends Aggregate<'colleagueinvitation', ColleagueInvitationEvent> {
  constructor(
    id: Id<'colleagueinvitation'>,
    version: number,
    public state: ColleagueInvitationState,
    private readonly today: LocalDate,
  ) {
    super(id, version);
  }

  static send(offer: ColleagueOffer, today: LocalDate): ColleagueInvitation {
    const expiresOn = today.plusDays(DAYS_TO_ANSWER);
    const status = COLLEAGUE_INVITATION_FLOW.inviteColleague.take({ expiresOn, today });
    const state = { ...offer, status, sentOn: today, expiresOn, answeredOn: undefined };
    const invitation = new ColleagueInvitation(newId('colleagueinvitation'), 0, state, today);
    invitation.record('colleague-invitation.sent.v1', { ...invitation.of, expiresOn });
    return invitation;
  }

  get status(): ColleagueInvitationStatus {
    const { status, expiresOn } = this.state;
    return status === 'sent' && this.today.isAfter(expiresOn) ? 'expired' : status;
  }

  accept(): void {
    this.answer(COLLEAGUE_INVITATION_FLOW.acceptColleagueInvitation.take(this.moment));
    this.record('colleague-invitation.accepted.v1', this.of);
  }

  decline(): void {
    this.answer(COLLEAGUE_INVITATION_FLOW.declineColleagueInvitation.take(this.moment));
    this.record('colleague-invitation.declined.v1', this.of);
  }

  withdraw(): void {
    this.answer(COLLEAGUE_INVITATION_FLOW.withdrawColleagueInvitation.take(this.moment));
    this.record('colleague-invitation.withdrawn.v1', this.of);
  }

  protected concerned(): readonly OrganisationId[] {
    return [this.state.organisation];
  }

  private get of() {
    return { organisation: this.state.organisation, role: this.state.role };
  }

  private get moment() {
    return { ...this.state, today: this.today };
  }

  private answer(status: KeptStatus): void {
    this.state = { ...this.state, status, answeredOn: this.today };
  }
}
