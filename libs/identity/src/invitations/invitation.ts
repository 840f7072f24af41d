import {
  Aggregate,
  type EventName,
  type Handover,
  type Id,
  type InvitationRole,
  type InvitationStatus,
  type InvitedToId,
  type LocalDate,
  newId,
  newUuid,
  type OrganisationId,
  Period,
  type Provenance,
} from '@talkoot/contracts';
import { INVITATION_FLOW } from './invitation-flow.js';

export type InvitationEvent = Extract<EventName, `invitation.${string}`>;

/** Who is invited by whom, and when: a succession hands both over. The periods of one invitation never overlap. */
export interface InvitationHolding {
  readonly id: string;
  readonly organisation: OrganisationId;
  /** Undefined: an operator who acts for nobody. */
  readonly inviter?: OrganisationId | undefined;
  readonly period: Period;
}

export interface NewInvitation {
  readonly to: InvitedToId;
  readonly organisation: OrganisationId;
  readonly inviter?: OrganisationId | undefined;
  readonly roles: readonly InvitationRole[];
  /** The first day of the membership that is offered. */
  readonly startsOn?: LocalDate | undefined;
  readonly provenance: Provenance;
}

export interface InvitationState extends Omit<NewInvitation, 'organisation' | 'inviter'> {
  readonly status: InvitationStatus;
  readonly sentOn: LocalDate;
  readonly answeredOn?: LocalDate | undefined;
  readonly holdings: readonly InvitationHolding[];
}

/**
 * That an organisation is asked to take part in something. It is a thing of its own, so that nothing of what it invites to tells of
 * it (no version, no event, no list) before the organisation agrees.
 */
export class Invitation extends Aggregate<'invitation', InvitationEvent> {
  constructor(
    id: Id<'invitation'>,
    version: number,
    public state: InvitationState,
    private readonly today: LocalDate,
  ) {
    super(id, version);
  }

  static send({ organisation, inviter, ...details }: NewInvitation, today: LocalDate): Invitation {
    const holdings = [{ id: newUuid(), organisation, inviter, period: Period.always }];
    const status = INVITATION_FLOW.send.take({ isHeld: true });
    const state = { ...details, status, sentOn: today, holdings };
    const invitation = new Invitation(newId('invitation'), 0, state, today);
    const { to, startsOn, provenance } = details;
    invitation.record('invitation.sent.v1', {
      to,
      organisation,
      roles: [...details.roles],
      provenance,
      ...(inviter && { inviter }),
      ...(startsOn && { startsOn }),
    });
    return invitation;
  }

  /** Who is invited today; undefined once it has lapsed at a succession. */
  get invited(): OrganisationId | undefined {
    return this.holding?.organisation;
  }

  get isPending(): boolean {
    return this.state.status === 'pending' && this.holding !== undefined;
  }

  /** Answers who has agreed. */
  accept(): OrganisationId {
    return this.close(INVITATION_FLOW.acceptInvitation.take(this.moment), 'invitation.accepted.v1');
  }

  decline(): void {
    this.close(INVITATION_FLOW.declineInvitation.take(this.moment), 'invitation.declined.v1');
  }

  /** Withdrawn by the inviter, or because there is nothing left to take part in. */
  withdraw(): void {
    this.close(INVITATION_FLOW.withdrawInvitation.take(this.moment), 'invitation.withdrawn.v1');
  }

  /** A successor is invited, or has invited, from a day on; one that takes part already is not invited any more. */
  handOver({ before, after, on, succession }: Handover, takesPartAlready: boolean): void {
    const holdings = this.state.holdings.flatMap((each) => handedOver(each, { before, after, on }, takesPartAlready));
    if (this.state.status !== 'pending' || holdings.length === 0 || isSame(holdings, this.state.holdings)) return;
    this.state = { ...this.state, holdings };
    const { to } = this.state;
    this.record('invitation.handed-over.v1', { to, before, after, on, ...(succession && { succession }) });
  }

  protected concerned(): readonly OrganisationId[] {
    const { organisation, inviter } = this.holding ?? {};
    return [organisation, inviter].filter((each) => each !== undefined);
  }

  private get holding(): InvitationHolding | undefined {
    return this.state.holdings.find(({ period }) => period.includes(this.today));
  }

  private get moment() {
    return { status: this.state.status, isHeld: this.holding !== undefined };
  }

  private close(
    status: InvitationStatus,
    event: `invitation.${'accepted' | 'declined' | 'withdrawn'}.v1`,
  ): OrganisationId {
    const { to, holdings } = this.state;
    const organisation = (this.holding ?? holdings.at(-1))?.organisation;
    if (organisation === undefined) throw new Error(`${this.id} invites nobody`);
    this.state = { ...this.state, status, answeredOn: this.today };
    this.record(event, { to, organisation });
    return organisation;
  }
}

function handedOver(
  holding: InvitationHolding,
  { before, after, on }: Omit<Handover, 'succession'>,
  takesPartAlready: boolean,
): InvitationHolding[] {
  const { organisation, inviter, period } = holding;
  const rest = organisation === before || inviter === before ? period.startingAt(on) : undefined;
  if (!rest) return [holding];
  const kept = period.endingBefore(on);
  const successor = {
    id: kept ? newUuid() : holding.id,
    organisation: organisation === before ? after : organisation,
    inviter: inviter === before ? after : inviter,
    period: rest,
  };
  return [
    ...(kept ? [{ ...holding, period: kept }] : []),
    ...(organisation === before && takesPartAlready ? [] : [successor]),
  ];
}

const isSame = (one: readonly InvitationHolding[], other: readonly InvitationHolding[]): boolean =>
  one.length === other.length && one.every((each, place) => each === other[place]);
