import {
  Aggregate,
  changed,
  type Changes,
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
  Period,
  type PlanStatus,
  type Provenance,
  sameText,
} from '@talkoot/contracts';
import { everyone, type Parties } from '../programmes/relations.js';
import type { Standing } from '../programmes/standing.js';
import { PLAN_FLOW } from './plan-flow.js';

export type PlanEvent = Extract<EventName, `plan.${string}`>;

/** Who answers for a plan. */
export const PLAN_LEADS = ['applicant', 'coordinator'] as const;
export type PlanLead = (typeof PLAN_LEADS)[number];
export type PlanRole = PlanLead | 'partner';

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
  readonly withdrawnOn?: LocalDate | undefined;
  /** Why it was redirected, rejected or withdrawn. */
  readonly reason?: LocalisedText | undefined;
  readonly pilot?: Id<'pilot'> | undefined;
  readonly project?: Id<'project'> | undefined;
  readonly parties: readonly PlanParty[];
}

/** What those who submitted a plan may correct. Who applies stays: another applicant submits a plan of its own. */
export type PlanDetails = Pick<NewPlan, 'name' | 'description' | 'period' | 'coordinator' | 'partners'>;

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
    const status = PLAN_FLOW.submitPlan.take({ submittedOn: on });
    const plan = new Plan(newId('plan'), 0, { ...facts, status, submittedOn: on, parties }, standing);
    const { programme, name } = facts;
    plan.record('plan.submitted.v1', { programme, name, applicant, coordinator, on });
    return plan;
  }

  /** Who stands how to it today. */
  get parties(): Parties {
    const { owner, today } = this.standing;
    return {
      owner,
      coordinator: organisationOn(this.inRole('coordinator'), today),
      applicant: organisationOn(this.inRole('applicant'), today),
      // Until the decision it merely names its partners: they have no part in it, and it is not theirs to see.
      ...(this.isPublic() && { partners: this.partners }),
    };
  }

  /** The organisations that it names as partners today. */
  get partners(): OrganisationId[] {
    return this.inRole('partner')
      .filter(({ period }) => period.includes(this.standing.today))
      .map(({ organisation }) => organisation);
  }

  /** Corrects it before the decision; without a difference nothing happens. */
  change({ coordinator, partners, ...changes }: Changes<PlanDetails>): void {
    PLAN_FLOW.changePlan.take(this.state);
    const { state } = this;
    const details = changed<Pick<PlanState, 'name' | 'description' | 'period'>>(state, changes);
    const parties = [
      ...this.inRole('applicant'),
      ...inRole(
        'coordinator',
        coordinator ? corrected(this.inRole('coordinator'), coordinator) : this.inRole('coordinator'),
      ),
      ...(partners ? this.partnersAre(partners) : this.inRole('partner')),
    ];
    const named = (role: PlanRole, of: readonly PlanParty[]) => organisationsIn(of, role).toSorted().join();
    const fields = differing({
      name: sameText(details.name, state.name),
      description: sameText(details.description, state.description),
      period: String(details.period?.toRange()) === String(state.period?.toRange()),
      coordinator: named('coordinator', parties) === named('coordinator', state.parties),
      partners: named('partner', parties) === named('partner', state.parties),
    });
    if (fields.length === 0) return;
    this.state = { ...state, ...details, parties };
    this.record('plan.details-changed.v1', { programme: state.programme, fields });
  }

  /** Those who submitted it take it back. It was never decided, so that nobody else comes to see it. */
  withdraw(reason: LocalisedText | undefined): void {
    const status = PLAN_FLOW.withdrawPlan.take(this.state);
    const { today: on } = this.standing;
    this.state = { ...this.state, status, withdrawnOn: on, reason };
    this.record('plan.withdrawn.v1', { programme: this.state.programme, on });
  }

  approve(pilot: Id<'pilot'>, on: LocalDate): void {
    this.decide(PLAN_FLOW.approvePlan, on, { pilot });
    this.record('plan.approved.v1', { programme: this.state.programme, pilot, on });
  }

  redirect(project: Id<'project'>, on: LocalDate, reason: LocalisedText | undefined): void {
    this.decide(PLAN_FLOW.redirectPlan, on, { project, reason });
    this.record('plan.redirected.v1', { programme: this.state.programme, project, on });
  }

  reject(on: LocalDate, reason: LocalisedText): void {
    this.decide(PLAN_FLOW.rejectPlan, on, { reason });
    this.record('plan.rejected.v1', { programme: this.state.programme, on });
  }

  /** A successor stands in for somebody in a role, as long as the plan is not decided. */
  handOver(role: PlanRole, handover: Handover): void {
    const { before, after, on } = handover;
    const others = this.state.parties.filter((each) => each.role !== role);
    const those = this.inRole(role);
    const isThere = role === 'partner' && those.some((each) => each.organisation === after);
    const handed = isThere ? ended(those, before, on) : handedOver(those, before, after, on);
    this.state = { ...this.state, parties: [...others, ...inRole(role, handed)] };
    this.record('plan.party-changed.v1', { ...handover, role });
  }

  /** The organisation is what it was invited to be. Who submitted the plan only stood in for it. */
  agree(role: PlanLead, after: OrganisationId): void {
    const { today: on } = this.standing;
    const before = this.parties[role];
    if (!before || before === after) return;
    const parties = this.state.parties.map((each) =>
      each.role === role && each.organisation === before ? { ...each, organisation: after } : each,
    );
    this.state = { ...this.state, parties };
    this.record('plan.party-changed.v1', { before, after, on, role });
  }

  /** As what it answers for the plan on a day. */
  rolesOf(organisation: OrganisationId, on: LocalDate): PlanLead[] {
    return PLAN_LEADS.filter((role) => organisationOn(this.inRole(role), on) === organisation);
  }

  private decide(
    decision: typeof PLAN_FLOW.approvePlan,
    on: LocalDate,
    outcome: Pick<PlanState, 'pilot' | 'project' | 'reason'>,
  ): void {
    const status = decision.take(this.state, { on, today: this.standing.today });
    this.state = { ...this.state, ...outcome, status, decidedOn: on };
  }

  private inRole(role: PlanRole): readonly PlanParty[] {
    return this.state.parties.filter((each) => each.role === role);
  }

  /** Who is named still keeps its time; who is not was named by mistake. */
  private partnersAre(partners: readonly OrganisationId[]): PlanParty[] {
    const { today } = this.standing;
    const kept = this.inRole('partner').filter(
      ({ organisation, period }) => period.endedBefore(today) || partners.includes(organisation),
    );
    const isKept = (partner: OrganisationId) =>
      kept.some(({ organisation, period }) => organisation === partner && !period.endedBefore(today));
    const added = [...new Set(partners)].filter((each) => !isKept(each));
    return [
      ...kept,
      ...inRole(
        'partner',
        added.map((each) => fromTheStart(each)),
      ),
    ];
  }

  protected concerned(): readonly OrganisationId[] {
    return everyone(this.parties);
  }

  /** Without a decision only the owner of the programme, the applicant and the coordinator see it. */
  override isPublic(): boolean {
    return !UNDECIDED.includes(this.state.status);
  }
}

const UNDECIDED: readonly PlanStatus[] = ['submitted', 'withdrawn'];

const inRole = (role: PlanRole, dated: readonly DatedOrganisation[]): PlanParty[] =>
  dated.map((each) => ({ ...each, role }));

const organisationsIn = (parties: readonly PlanParty[], role: PlanRole): OrganisationId[] =>
  parties.filter((each) => each.role === role).map(({ organisation }) => organisation);

/** The organisation's part ends before the day: its successor has one of its own. */
const ended = (parties: readonly DatedOrganisation[], organisation: OrganisationId, on: LocalDate) =>
  parties.map((each) =>
    each.organisation === organisation ? { ...each, period: each.period.endingBefore(on) ?? each.period } : each,
  );
