import {
  Aggregate,
  corrected,
  type DatedOrganisation,
  differing,
  type EventName,
  fromTheStart,
  handedOver,
  type Handover,
  type Id,
  type LocalDate,
  type LocalisedText,
  newId,
  type OrganisationId,
  organisationOn,
  organisationsFrom,
  Period,
  type PilotStatus,
  type Provenance,
  provenanceWithin,
  sameText,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { everyone, type Parties, takingPart } from '../programmes/relations.js';
import type { Standing } from '../programmes/standing.js';
import { Partners } from './partners.js';
import type { Partnership } from './partnership.js';
import { PILOT_FLOW } from './pilot-flow.js';

export type PilotEvent = Extract<EventName, `pilot.${string}`>;

interface Facts {
  readonly programme: Id<'pilotprogramme'>;
  readonly code: string;
  readonly name: LocalisedText;
  readonly period: Period;
  readonly provenance: Provenance;
}

/** What the programme's owner, a plan or a source says of a new pilot. */
export interface NewPilot extends Facts {
  readonly coordinator: OrganisationId;
  readonly applicant?: OrganisationId | undefined;
}

/** A partner as a source states it. */
export interface ImportedPartner {
  readonly from: LocalDate;
  readonly to?: LocalDate | undefined;
  readonly provenance: Provenance;
}

export interface PilotState extends Facts {
  readonly status: PilotStatus;
  /** The day of the decision, or of the source, that gave it its status. */
  readonly statusOn: LocalDate;
  /** Whether it was ever approved: from then on anybody may see it. */
  readonly approved: boolean;
  /** Why it was cancelled. */
  readonly cancellationReason?: LocalisedText | undefined;
  readonly coordinators: readonly DatedOrganisation[];
  readonly applicants: readonly DatedOrganisation[];
}

const INVITATIONS: readonly PilotEvent[] = ['pilot.partner-invited.v1', 'pilot.invitation-ended.v1'];

const DECISIONS = {
  start: { step: PILOT_FLOW.startPilot, event: 'pilot.started.v1' },
  complete: { step: PILOT_FLOW.completePilot, event: 'pilot.completed.v1' },
  close: { step: PILOT_FLOW.closePilot, event: 'pilot.closed.v1' },
} as const;

/** Towns working together on one theme, led by a coordinator, within a pilot programme. */
export class Pilot extends Aggregate<'pilot', PilotEvent> {
  constructor(
    id: Id<'pilot'>,
    version: number,
    public state: PilotState,
    readonly partners: Partners,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  static draft(details: NewPilot, standing: Standing): Pilot {
    const pilot = Pilot.of(details, PILOT_FLOW.draftPilot.take({}), standing.today, standing);
    const { programme, code, name, coordinator, period, provenance } = details;
    pilot.record('pilot.drafted.v1', { programme, code, name, coordinator, period, provenance });
    return pilot;
  }

  /** A plan becomes a pilot, approved at once. */
  static ofPlan(details: NewPilot, plan: Id<'plan'>, on: LocalDate, standing: Standing): Pilot {
    const pilot = Pilot.of(details, PILOT_FLOW.draftPilot.take({}), standing.today, standing);
    pilot.approve(on, plan);
    return pilot;
  }

  /** A pilot as a source states it, in the status that it had on the day of the source. */
  static enter(details: NewPilot, status: PilotStatus, statusOn: LocalDate, standing: Standing): Pilot {
    const pilot = Pilot.of(details, status, statusOn, standing);
    const { applicant, ...facts } = details;
    pilot.record('pilot.entered.v1', { ...facts, ...(applicant && { applicant }), status, statusOn });
    return pilot;
  }

  private static of(details: NewPilot, status: PilotStatus, statusOn: LocalDate, standing: Standing): Pilot {
    const { coordinator, applicant, ...facts } = details;
    const state: PilotState = {
      ...facts,
      status,
      statusOn,
      approved: status !== 'draft',
      coordinators: [fromTheStart(coordinator)],
      applicants: applicant ? [fromTheStart(applicant)] : [],
    };
    return new Pilot(newId('pilot'), 0, state, new Partners(), standing);
  }

  /** Who stands how to it today. */
  get parties(): Parties {
    const { owner, today } = this.standing;
    return {
      owner,
      coordinator: organisationOn(this.state.coordinators, today),
      applicant: organisationOn(this.state.applicants, today),
      partners: this.partners.on(today),
      invited: this.partners.invitedOn(today),
    };
  }

  /** Approves a draft: anybody may see it from now on, and the coordinator takes part as a partner too. */
  approve(on: LocalDate, plan?: Id<'plan'>): void {
    this.turn(PILOT_FLOW.approvePilot, on);
    const { programme, period, coordinators } = this.state;
    const coordinator = organisationOn(coordinators, this.standing.today);
    if (!coordinator) throw new Error(`Pilot without a coordinator: ${this.id}`);
    this.record('pilot.approved.v1', { programme, coordinator, period, on, ...(plan && { plan }) });
    this.takeIn(coordinator, Period.from(period.from ?? on), provenanceWithin(this.state));
  }

  decide(decision: keyof typeof DECISIONS, on: LocalDate): void {
    const { step, event } = DECISIONS[decision];
    this.turn(step, on);
    this.record(event, { on });
    this.endInvitations();
  }

  /** Given up. Invitations into it that nobody has taken up end with it. */
  cancel(on: LocalDate, reason: LocalisedText | undefined): void {
    this.turn(PILOT_FLOW.cancelPilot, on);
    this.state = { ...this.state, cancellationReason: reason };
    this.record('pilot.cancelled.v1', { on });
    this.endInvitations();
  }

  /** Where nobody can join any more, an invitation leads nowhere. */
  private endInvitations(): void {
    if (PILOT_FLOW.joinPilot.from.includes(this.state.status)) return;
    for (const { organisation } of this.partners.all.filter(({ status }) => status === 'invited'))
      this.endInvitation(organisation);
  }

  /** Whether the organisation owns it, leads it on the day, or is or was a partner by then. */
  takesPart(organisation: OrganisationId, on: LocalDate): boolean {
    const isPartner = this.partners.all.some(
      (each) => each.organisation === organisation && each.status === 'joined' && !each.period.from?.isAfter(on),
    );
    const isCoordinator = organisationOn(this.state.coordinators, on) === organisation;
    return isPartner || isCoordinator || this.standing.owner === organisation;
  }

  private turn(decision: typeof PILOT_FLOW.approvePilot, on: LocalDate): void {
    const status = decision.take(this.state, { on, today: this.standing.today });
    this.state = { ...this.state, status, statusOn: on, approved: this.state.approved || status === 'approved' };
  }

  /**
   * What is left out stays. `besides`: what of it changed elsewhere, its themes in the registry; `work`: the first and the last day
   * that its work tells of.
   */
  change(
    details: { readonly name?: LocalisedText | undefined; readonly period?: Period | undefined },
    besides: readonly 'themes'[] = [],
    work?: Period,
  ): void {
    PILOT_FLOW.changePilot.take(this.state);
    const { name = this.state.name, period = this.state.period } = details;
    const joined = this.partners.all.filter(({ status }) => status === 'joined').map((each) => each.period.from);
    if (joined.some((day) => day && !period.includes(day))) throw refuse('OUTSIDE_PERIOD.partners', ['period']);
    if (work && details.period && !isWithin(work, period))
      throw refuse('OUTSIDE_PERIOD.work', ['period'], { days: work });
    this.correct({ name, period, provenance: this.state.provenance }, besides);
  }

  /** States facts as they are; without a difference nothing happens. */
  correct(
    stated: Pick<NewPilot, 'name' | 'period' | 'provenance'> & Partial<NewPilot>,
    besides: readonly 'themes'[] = [],
  ): void {
    const { state } = this;
    const { name, period, provenance } = stated;
    const coordinators = stated.coordinator ? corrected(state.coordinators, stated.coordinator) : state.coordinators;
    const applicants = stated.applicant ? corrected(state.applicants, stated.applicant) : state.applicants;
    const changed = differing({
      name: sameText(name, state.name),
      period: period.equals(state.period),
      coordinator: coordinators === state.coordinators,
      applicant: applicants === state.applicants,
      provenance: provenance === state.provenance,
    });
    const fields = [...changed, ...besides];
    if (fields.length === 0) return;
    this.state = { ...state, name, period, provenance, coordinators, applicants };
    this.record('pilot.details-changed.v1', { fields });
  }

  /** Its themes stand in the registry; that they changed is the pilot's to tell. */
  themesChanged(): void {
    this.record('pilot.details-changed.v1', { fields: ['themes'] });
  }

  /** A later source states another status than the one known; an earlier one says nothing. */
  correctStatus(status: PilotStatus, on: LocalDate): void {
    if (status === this.state.status || !on.isAfter(this.state.statusOn)) return;
    this.state = { ...this.state, status, statusOn: on, approved: true };
    this.record('pilot.details-changed.v1', { fields: ['status'] });
  }

  changeCoordinator(after: OrganisationId, on: LocalDate): void {
    PILOT_FLOW.changePilotCoordinator.take(this.state);
    if (!this.state.period.includes(on)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: this.state.period });
    for (const before of new Set(organisationsFrom(this.state.coordinators, on))) {
      this.handOverCoordination({ before, after, on });
    }
  }

  invite(partner: OrganisationId, on: LocalDate, provenance: Provenance): Partnership {
    PILOT_FLOW.invitePartner.take(this.state);
    if (this.partners.has(partner, Period.from(on))) throw refuse('ALREADY_PARTNER.toInvite', ['organisation']);
    if (this.partners.invitationOf(partner)) throw refuse('ALREADY_INVITED.pilot', ['organisation']);
    const invitation = this.partners.invite(partner, on, provenance);
    this.record('pilot.partner-invited.v1', { partnership: invitation.id, partner, on });
    return invitation;
  }

  /** Taken back by those who invited, or declined by the invited. */
  endInvitation(partner: OrganisationId): Partnership {
    const invitation = this.partners.invitationOf(partner);
    if (!invitation) throw refuse('NOT_INVITED', ['organisation']);
    const ended = this.partners.withdraw(invitation);
    this.record('pilot.invitation-ended.v1', { partnership: ended.id, partner, lastDay: this.standing.today });
    return ended;
  }

  /** Lets an organisation join, invited or not. What counts is the status today and the period on the given day. */
  join(partner: OrganisationId, on: LocalDate, provenance: Provenance): Partnership {
    PILOT_FLOW.joinPilot.take(this.state);
    if (!this.state.period.includes(on)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: this.state.period });
    if (this.partners.has(partner, Period.from(on))) throw refuse('ALREADY_PARTNER', ['organisation']);
    const joined = this.partners.join(partner, Period.from(on), provenance);
    this.recordJoined(joined);
    return joined;
  }

  /** Joins by itself, for which it needs an invitation. */
  acceptInvitation(partner: OrganisationId, on: LocalDate, provenance: Provenance): Partnership {
    const isPartner = this.partners.has(partner, Period.from(on));
    if (!isPartner && !this.partners.invitationOf(partner)) throw refuse('NOT_INVITED.toJoin', ['organisation']);
    return this.join(partner, on, provenance);
  }

  leave(partner: OrganisationId, lastDay: LocalDate): Partnership {
    PILOT_FLOW.leavePilot.take(this.state);
    const membership = this.partners.membershipOn(partner, lastDay);
    if (!membership) throw refuse('NOT_PARTNER', ['organisation']);
    if (organisationsFrom(this.state.coordinators, lastDay.plusDays(1)).includes(partner))
      throw refuse('COORDINATOR_STAYS', ['organisation']);
    const left = this.partners.end(membership, lastDay);
    this.record('pilot.partner-left.v1', { partnership: left.id, partner, lastDay });
    return left;
  }

  /**
   * A partner as a source states it: taken in when it is not known, corrected where the source knows another first day, ended when it
   * knows an end that we do not. What has ended is never opened again.
   */
  statePartner(partner: OrganisationId, { from, to, provenance }: ImportedPartner): void {
    const stated = Period.of(from, to);
    if (!stated) throw refuse('OUTSIDE_PERIOD', ['on'], { period: this.state.period });
    const found = this.partners.joinedDuring(partner, stated);
    if (!found) {
      this.takeIn(partner, stated, provenance);
      return;
    }
    const isAsStated = found.provenance === provenance && from.equals(found.period.from ?? null);
    const known = isAsStated ? found : this.partners.correct(found, from, provenance);
    if (!isAsStated) {
      this.record('pilot.partnership-corrected.v1', { partnership: known.id, partner, on: from, provenance });
    }
    // An earlier end corrects a later one; what has ended is not opened again.
    if (to && (known.period.to?.isAfter(to) ?? true)) {
      this.partners.end(known, to);
      this.record('pilot.partner-left.v1', { partnership: known.id, partner, lastDay: to });
    }
  }

  /** A successor stands in for a partner, or one invited. */
  handOverPartnership({ before, after, on, succession }: Handover): void {
    const { ended, opened } = this.partners.handOver(before, after, on);
    const cause = { ...(succession && { succession }) };
    const lastDay = on.minusDays(1);
    for (const { id: partnership, status } of ended) {
      const name = status === 'joined' ? 'pilot.partner-left.v1' : 'pilot.invitation-ended.v1';
      this.record(name, { partnership, partner: before, lastDay, ...cause });
    }
    for (const each of opened) {
      if (each.status === 'joined') this.recordJoined(each, succession);
      else this.record('pilot.partner-invited.v1', { partnership: each.id, partner: after, on, ...cause });
    }
  }

  /** Another coordinator from a day on; the coordinator is a partner too. */
  handOverCoordination(handover: Handover): void {
    const { before, after, on, succession } = handover;
    if (before === after) return;
    const coordinators = handedOver(this.state.coordinators, before, after, on);
    this.state = { ...this.state, coordinators };
    this.record('pilot.coordinator-changed.v1', handover);
    if (this.state.status !== 'draft') this.takeIn(after, Period.from(on), provenanceWithin(this.state), succession);
  }

  handOverApplication(handover: Handover): void {
    const { before, after, on } = handover;
    this.state = { ...this.state, applicants: handedOver(this.state.applicants, before, after, on) };
    this.record('pilot.applicant-changed.v1', handover);
  }

  /** Those who take part. An invitation is nobody else's than theirs who invite and are invited; a draft all see who are named in it. */
  protected concerned(event: PilotEvent): readonly OrganisationId[] {
    const { parties } = this;
    if (INVITATIONS.includes(event)) return everyone({ owner: parties.owner, coordinator: parties.coordinator });
    return this.isPublic() ? takingPart(parties) : everyone(parties);
  }

  override isPublic(): boolean {
    return this.state.approved;
  }

  /** Opens what of the period the organisation is not a partner in yet; its invitation, if any, becomes the partnership. */
  private takeIn(partner: OrganisationId, period: Period, provenance: Provenance, succession?: Id<'succession'>): void {
    for (const each of this.partners.open(partner, period, provenance)) this.recordJoined(each, succession);
  }

  private recordJoined(
    { id: partnership, organisation: partner, period, provenance }: Partnership,
    succession?: Id<'succession'>,
  ): void {
    const on = period.from;
    if (!on) throw new Error(`Partner without a day of joining: ${partnership}`);
    const { to } = period;
    const facts = { partnership, partner, on, provenance };
    this.record('pilot.partner-joined.v1', { ...facts, ...(to && { lastDay: to }), ...(succession && { succession }) });
  }
}

const isWithin = ({ from, to }: Period, outer: Period): boolean =>
  [from, to].every((day) => day === undefined || outer.includes(day));
