import {
  Aggregate,
  changed,
  type Changes,
  type CompanyRole,
  type EventName,
  type Handover,
  type Id,
  type Light,
  type LocalDate,
  type LocalisedText,
  newId,
  type OrganisationId,
  Period,
  type PilotStatus,
  type Provenance,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { PILOT_FLOW } from '../pilots/pilot-flow.js';
import { everyone, type Parties, takingPart } from '../programmes/relations.js';
import { COMPANY_LINK_FLOW, EXPERIMENT_FLOW, MILESTONE_FLOW } from './pilot-work-flow.js';

export type PilotWorkEvent = Extract<
  EventName,
  `pilot.${'milestone' | 'experiment' | 'company-link' | 'company' | 'result' | 'status'}-${string}`
>;

export interface Milestone {
  readonly id: Id<'milestone'>;
  readonly name: LocalisedText;
  readonly due?: LocalDate | undefined;
  readonly reachedOn?: LocalDate | undefined;
  /** The pilot no longer means to reach it, and why. */
  readonly droppedOn?: LocalDate | undefined;
  readonly dropReason?: LocalisedText | undefined;
  readonly provenance: Provenance;
}

/** What was tried, what was expected of it, and the outcome. */
export interface Experiment {
  readonly id: Id<'experiment'>;
  /** Whose part it is. */
  readonly organisation: OrganisationId;
  readonly name: LocalisedText;
  readonly tried: LocalisedText;
  readonly expected: LocalisedText;
  readonly outcome?: LocalisedText | undefined;
  readonly begunOn: LocalDate;
  readonly concludedOn?: LocalDate | undefined;
  readonly provenance: Provenance;
}

/** A company's time in the pilot, in one role. */
export interface CompanyLink {
  readonly id: Id<'companylink'>;
  readonly company: OrganisationId;
  readonly role: CompanyRole;
  readonly period: Period;
  readonly provenance: Provenance;
}

export interface Result {
  readonly id: Id<'result'>;
  /** Whose part it comes from. */
  readonly organisation: OrganisationId;
  readonly name: LocalisedText;
  readonly description?: LocalisedText | undefined;
  readonly link?: string | undefined;
  readonly on: LocalDate;
  readonly provenance: Provenance;
}

export interface StatusReport {
  readonly id: Id<'statusreport'>;
  /** Who says so. */
  readonly organisation: OrganisationId;
  readonly light: Light;
  /** Only the owner, the coordinator and those named in the pilot see it. */
  readonly reason?: LocalisedText | undefined;
  readonly on: LocalDate;
}

/** Parts of the work that a change made or changed, to be kept. */
export interface ChangedParts {
  readonly milestones: Milestone[];
  readonly experiments: Experiment[];
  readonly companyLinks: CompanyLink[];
  readonly results: Result[];
  readonly statusReports: StatusReport[];
}

/** What the work needs to know of its pilot. */
export interface WorkingPilot {
  readonly status: PilotStatus;
  readonly period: Period;
  readonly parties: Parties;
  readonly isPublic: boolean;
  readonly today: LocalDate;
}

/** What a pilot does: milestones, experiments, company links, results, how it goes. It is a side of the pilot and shares its version. */
export class PilotWork extends Aggregate<'pilot', PilotWorkEvent> {
  readonly changed: ChangedParts = {
    milestones: [],
    experiments: [],
    companyLinks: [],
    results: [],
    statusReports: [],
  };

  constructor(
    id: Id<'pilot'>,
    version: number,
    private readonly pilot: WorkingPilot,
  ) {
    super(id, version);
  }

  get parties(): Parties {
    return this.pilot.parties;
  }

  planMilestone(details: Pick<Milestone, 'name' | 'due' | 'provenance'>): Milestone {
    PILOT_FLOW.planMilestone.take(this.pilot);
    if (details.due) this.requireWithin(details.due, 'due');
    const milestone = { id: newId('milestone'), ...details };
    const { id, name, due } = milestone;
    this.record('pilot.milestone-planned.v1', { milestone: id, name, ...(due && { due }) });
    return added(this.changed.milestones, milestone);
  }

  changeMilestone(milestone: Milestone, { name, due }: Changes<Pick<Milestone, 'name' | 'due'>>): Milestone {
    PILOT_FLOW.changeMilestone.take(this.pilot);
    MILESTONE_FLOW.changeMilestone.take({ status: statusOf(milestone) });
    if (due) this.requireWithin(due, 'due');
    const after = changed(milestone, { name, due });
    const told = { name: after.name, ...(after.due && { due: after.due }) };
    this.record('pilot.milestone-changed.v1', { milestone: milestone.id, ...told });
    return added(this.changed.milestones, after);
  }

  reachMilestone(milestone: Milestone, on: LocalDate): Milestone {
    PILOT_FLOW.reachMilestone.take(this.pilot);
    MILESTONE_FLOW.reachMilestone.take({ status: statusOf(milestone) });
    this.requirePast(on);
    this.requireWithin(on, 'on');
    this.record('pilot.milestone-reached.v1', { milestone: milestone.id, on });
    return added(this.changed.milestones, { ...milestone, reachedOn: on });
  }

  /** The pilot no longer means to reach it; it stays readable, with the reason. */
  dropMilestone(milestone: Milestone, reason: LocalisedText): Milestone {
    PILOT_FLOW.dropMilestone.take(this.pilot);
    MILESTONE_FLOW.dropMilestone.take({ status: statusOf(milestone) });
    const { today: on } = this.pilot;
    this.record('pilot.milestone-dropped.v1', { milestone: milestone.id, on });
    return added(this.changed.milestones, { ...milestone, droppedOn: on, dropReason: reason });
  }

  beginExperiment(
    details: Pick<Experiment, 'organisation' | 'name' | 'tried' | 'expected' | 'provenance'>,
    on: LocalDate,
  ): Experiment {
    PILOT_FLOW.beginExperiment.take(this.pilot);
    this.requireWithin(on, 'on');
    const experiment = { id: newId('experiment'), ...details, begunOn: on };
    const { organisation, name } = details;
    this.record('pilot.experiment-begun.v1', { experiment: experiment.id, organisation, name, on });
    return added(this.changed.experiments, experiment);
  }

  concludeExperiment(experiment: Experiment, outcome: LocalisedText, on: LocalDate): Experiment {
    PILOT_FLOW.concludeExperiment.take(this.pilot);
    const status = experiment.concludedOn ? 'concluded' : 'begun';
    EXPERIMENT_FLOW.concludeExperiment.take({ ...experiment, status }, on);
    this.requirePast(on);
    this.requireWithin(on, 'on');
    const { id, organisation } = experiment;
    this.record('pilot.experiment-concluded.v1', { experiment: id, organisation, on });
    return added(this.changed.experiments, { ...experiment, outcome, concludedOn: on });
  }

  linkCompany(
    details: Pick<CompanyLink, 'company' | 'role' | 'provenance'>,
    on: LocalDate,
    known: readonly CompanyLink[],
  ): CompanyLink {
    PILOT_FLOW.linkCompany.take(this.pilot);
    this.requireWithin(on, 'on');
    const period = Period.from(on);
    const { company, role } = details;
    const isThere = known.some(
      (each) => each.company === company && each.role === role && each.period.overlaps(period),
    );
    if (isThere) throw refuse('ALREADY_MEMBER.companyLink', ['company']);
    return this.open({ id: newId('companylink'), ...details, period });
  }

  endCompanyLink(link: CompanyLink, lastDay: LocalDate): CompanyLink {
    PILOT_FLOW.endCompanyLink.take(this.pilot);
    COMPANY_LINK_FLOW.endCompanyLink.take({ status: link.period.to ? 'ended' : 'linked' });
    const period = Period.of(link.period.from, lastDay);
    if (!period)
      throw refuse('PERIOD_ENDS_BEFORE_START.beforeItBegan', ['lastDay'], { from: link.period.from ?? lastDay });
    this.requireWithin(lastDay, 'lastDay');
    this.record('pilot.company-link-ended.v1', { companyLink: link.id, company: link.company, lastDay });
    return added(this.changed.companyLinks, { ...link, period });
  }

  recordResult(details: Omit<Result, 'id'>): Result {
    PILOT_FLOW.recordResult.take(this.pilot);
    this.requirePast(details.on);
    // Results of a pilot may come only after its last day.
    const { from } = this.pilot.period;
    this.requireWithin(details.on, 'on', from ? Period.from(from) : Period.always);
    const result = { id: newId('result'), ...details };
    const { organisation, name, on } = details;
    this.record('pilot.result-recorded.v1', { result: result.id, organisation, name, on });
    return added(this.changed.results, result);
  }

  reportStatus(details: Omit<StatusReport, 'id'>): StatusReport {
    PILOT_FLOW.reportStatus.take(this.pilot);
    this.requirePast(details.on);
    this.requireWithin(details.on, 'on');
    const report = { id: newId('statusreport'), ...details };
    const { light, on } = details;
    this.record('pilot.status-reported.v1', { statusReport: report.id, light, on });
    return added(this.changed.statusReports, report);
  }

  /** A successor takes part instead of a company, in every role in which it does not already. */
  handOverCompany(links: readonly CompanyLink[], { before, after, on, succession }: Handover): void {
    const cause = { ...(succession && { succession }) };
    for (const link of links.filter(({ company, period }) => company === before && !period.endedBefore(on))) {
      const lastDay = on.minusDays(1);
      const kept = link.period.endingBefore(on);
      const there = links
        .filter((each) => each.company === after && each.role === link.role)
        .map(({ period }) => period);
      const rest = link.period.startingAt(on)?.without(there) ?? [];
      if (!kept && rest.length === 0) continue;
      this.record('pilot.company-link-ended.v1', { companyLink: link.id, company: before, lastDay, ...cause });
      if (kept) added(this.changed.companyLinks, { ...link, period: kept });
      const [first, ...later] = rest;
      if (first)
        this.open({ ...link, id: kept ? newId('companylink') : link.id, company: after, period: first }, cause);
      for (const period of later) this.open({ ...link, id: newId('companylink'), company: after, period }, cause);
    }
  }

  private open(link: CompanyLink, cause: { readonly succession?: Id<'succession'> } = {}): CompanyLink {
    const { id: companyLink, company, role, period } = link;
    if (!period.from) throw new Error(`Company link without a first day: ${companyLink}`);
    this.record('pilot.company-linked.v1', { companyLink, company, role, on: period.from, ...cause });
    return added(this.changed.companyLinks, link);
  }

  private requireWithin(day: LocalDate, field: 'on' | 'due' | 'lastDay', period = this.pilot.period): void {
    if (!period.includes(day)) throw refuse('OUTSIDE_PERIOD', [field], { period });
  }

  private requirePast(on: LocalDate): void {
    if (on.isAfter(this.pilot.today)) throw refuse('INVALID_DATE.inAdvance', ['on']);
  }

  protected concerned(): readonly OrganisationId[] {
    return this.isPublic() ? takingPart(this.parties) : everyone(this.parties);
  }

  override isPublic(): boolean {
    return this.pilot.isPublic;
  }
}

const statusOf = ({ reachedOn, droppedOn }: Milestone) => {
  if (reachedOn) return 'reached';
  return droppedOn ? 'dropped' : 'planned';
};

function added<P>(parts: P[], part: P): P {
  parts.push(part);
  return part;
}
