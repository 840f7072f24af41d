import {
  Aggregate,
  type DatedOrganisation,
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
  Period,
  type PlanStatus,
  type Provenance,
} from '@talkoot/contracts';
import { NotYetDecided } from './pilot.errors.js';
import { DecidedBeforeSubmitted, PlanDecided } from './plan.errors.js';
import { everyone, type Parties } from './relations.js';
import type { Standing } from './standing.js';

export type PlanEvent = Extract<EventName, `plan.${string}`>;

export type PlanRole = 'applicant' | 'coordinator' | 'partner';

export interface PlanParty extends DatedOrganisation {
  readonly role: PlanRole;
}

/** What an applicant says of its plan. */
export interface NewPlan {
  readonly programme: Id<'pilotprogramme'>;
  readonly name: LocalisedText;
  readonly description?: LocalisedText | undefined;
  readonly period?: Period | undefined;
  readonly applicant: OrganisationId;
  readonly coordinator: OrganisationId;
  readonly partners: readonly OrganisationId[];
  readonly provenance: Provenance;
}

export interface PlanState extends Omit<NewPlan, 'applicant' | 'coordinator' | 'partners'> {
  readonly status: PlanStatus;
  readonly submittedOn: LocalDate;
  readonly decidedOn?: LocalDate | undefined;
  /** Why it was redirected or rejected. */
  readonly reason?: LocalisedText | undefined;
  readonly pilot?: Id<'pilot'> | undefined;
  readonly project?: Id<'project'> | undefined;
  readonly parties: readonly PlanParty[];
}

/** An answer to a programme's call. It becomes a pilot, goes on as a separate project, or is rejected. */
export class Plan extends Aggregate<'plan', PlanEvent> {
  constructor(
    id: Id<'plan'>,
    version: number,
    public state: PlanState,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  static submit(details: NewPlan, standing: Standing): Plan {
    const { applicant, coordinator, partners, ...facts } = details;
    const on = standing.today;
    const party = (role: PlanRole, organisation: OrganisationId) => ({ ...fromTheStart(organisation), role });
    const parties = [
      party('applicant', applicant),
      party('coordinator', coordinator),
      ...[...new Set(partners)].map((each) => party('partner', each)),
    ];
    const plan = new Plan(newId('plan'), 0, { ...facts, status: 'submitted', submittedOn: on, parties }, standing);
    const { programme, name } = facts;
    plan.record('plan.submitted.v1', { programme, name, applicant, coordinator, on });
    return plan;
  }

  /** Who stands how to it today. */
  get parties(): Parties {
    const { owner, today } = this.standing;
    const inRole = (role: PlanRole) => this.state.parties.filter((each) => each.role === role);
    return {
      owner,
      coordinator: organisationOn(inRole('coordinator'), today),
      applicant: organisationOn(inRole('applicant'), today),
      partners: inRole('partner')
        .filter(({ period }) => period.includes(today))
        .map(({ organisation }) => organisation),
    };
  }

  approve(pilot: Id<'pilot'>, on: LocalDate): void {
    this.decide({ status: 'approved', pilot }, on);
    this.record('plan.approved.v1', { programme: this.state.programme, pilot, on });
  }

  redirect(project: Id<'project'>, on: LocalDate, reason: LocalisedText | undefined): void {
    this.decide({ status: 'redirected', project, reason }, on);
    this.record('plan.redirected.v1', { programme: this.state.programme, project, on });
  }

  reject(on: LocalDate, reason: LocalisedText): void {
    this.decide({ status: 'rejected', reason }, on);
    this.record('plan.rejected.v1', { programme: this.state.programme, on });
  }

  /** A successor stands in for somebody in a role, as long as the plan is not decided. */
  handOver(role: PlanRole, handover: Handover): void {
    const { before, after, on } = handover;
    const others = this.state.parties.filter((each) => each.role !== role);
    const inRole = this.state.parties.filter((each) => each.role === role);
    const isThere = role === 'partner' && inRole.some((each) => each.organisation === after);
    const handed = isThere ? ended(inRole, before, on) : handedOver(inRole, before, after, on);
    this.state = { ...this.state, parties: [...others, ...handed.map((each) => ({ ...each, role }))] };
    this.record('plan.party-changed.v1', { ...handover, role });
  }

  private decide(decision: Partial<PlanState> & Pick<PlanState, 'status'>, on: LocalDate): void {
    if (this.state.status !== 'submitted') throw new PlanDecided();
    if (on.isAfter(this.standing.today)) throw new NotYetDecided();
    if (on.isBefore(this.state.submittedOn)) throw new DecidedBeforeSubmitted();
    this.state = { ...this.state, ...decision, decidedOn: on };
  }

  protected concerned(): readonly OrganisationId[] {
    return everyone(this.parties);
  }

  /** Before the decision only those see it who are named in it, and the owner of the programme. */
  override isPublic(): boolean {
    return this.state.status !== 'submitted';
  }
}

/** The organisation's part ends before the day: its successor has one of its own. */
const ended = (parties: readonly DatedOrganisation[], organisation: OrganisationId, on: LocalDate) =>
  parties.map((each) =>
    each.organisation === organisation ? { ...each, period: each.period.endingBefore(on) ?? each.period } : each,
  );
