import {
  Aggregate,
  type DatedOrganisation,
  type EventName,
  fromTheStart,
  handedOver,
  type Handover,
  type Id,
  LocalDate,
  newId,
  type OrganisationId,
  organisationOn,
  organisationsFrom,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import type { Programme } from '../programmes/programme.js';
import { ACTION_PLAN_FLOW, type ActionPlanStatus } from './action-plan-flow.js';

export type ActionPlanEvent = Extract<EventName, `action-plan.${string}`>;

/** For what an action plan is, and whose it is. */
interface ActionPlanSubject {
  readonly programme: Id<'programme'>;
  /** A strategic area of the programme’s plan, or a priority where that has no areas. */
  readonly area: Id<'itemlineage'>;
  readonly year: number;
  /** The organisation that drafted it. */
  readonly organisation: OrganisationId;
}

export interface ActionPlanState extends ActionPlanSubject {
  /** Whose it is: at a merger the successor takes it over. */
  readonly holders: readonly DatedOrganisation[];
  readonly status: ActionPlanStatus;
  readonly adoptedOn?: LocalDate | undefined;
  readonly decision?: Id<'decision'> | undefined;
  /** The plan of an earlier year that it took over. */
  readonly copiedFrom?: Id<'actionplan'> | undefined;
}

interface Standing {
  readonly today: LocalDate;
}

/** The most activities of one action plan. */
const MOST_ACTIVITIES = 200;

/** What an organisation does in a year for one strategic area of a programme. */
export class ActionPlan extends Aggregate<'actionplan', ActionPlanEvent> {
  /** Who hears of its adoption besides those who hold it. */
  private others: readonly OrganisationId[] = [];

  constructor(
    id: Id<'actionplan'>,
    version: number,
    public state: ActionPlanState,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  /** `isThere`: the organisation has another one for the same area and year. `source`: the plan of an earlier year that it takes over. */
  static draft(
    subject: ActionPlanSubject,
    programme: Programme,
    { isThere, source }: { readonly isThere: boolean; readonly source: ActionPlan | undefined },
    standing: Standing,
  ): ActionPlan {
    const { organisation, year, area } = subject;
    const { period } = programme.state;
    const status = ACTION_PLAN_FLOW.draftActionPlan.take({}, { period, year, isThere });
    source?.requireCopied(subject);
    const state = { ...subject, status, holders: [fromTheStart(organisation)], copiedFrom: source?.id };
    const plan = new ActionPlan(newId('actionplan'), 0, state, standing);
    plan.record('action-plan.drafted.v1', {
      programme: programme.id,
      organisation,
      area,
      year,
      ...(source && { copiedFrom: source.id }),
    });
    return plan;
  }

  /** Whose it is today. */
  get holder(): OrganisationId | undefined {
    return organisationOn(this.state.holders, this.standing.today);
  }

  requireRoom(activities: number): void {
    ACTION_PLAN_FLOW.addActivities.take(this.state);
    if (activities >= MOST_ACTIVITIES) throw refuse('TOO_MANY.activities', ['actionPlan'], { most: MOST_ACTIVITIES });
  }

  /** Who adopts the draft decides on its activities: when one of them has changed, it is read anew. */
  activitiesChanged(): void {
    if (this.state.status === 'draft') this.record('action-plan.activities-changed.v1', {});
  }

  /** `others`: the owner of the programme, and who is responsible for the activities. */
  adopt(
    adoptedOn: LocalDate,
    decision: Id<'decision'> | undefined,
    { activities, others }: { readonly activities: number; readonly others: readonly OrganisationId[] },
  ): void {
    const { today } = this.standing;
    const status = ACTION_PLAN_FLOW.adoptActionPlan.take(this.state, { on: adoptedOn, today, activities });
    this.state = { ...this.state, status, adoptedOn, decision };
    this.others = others;
    this.record('action-plan.adopted.v1', {
      ...this.named(),
      on: adoptedOn,
      ...(decision && { decision }),
    });
  }

  /** Nothing comes of the draft. */
  discard(): void {
    const status = ACTION_PLAN_FLOW.discardActionPlan.take(this.state);
    this.state = { ...this.state, status };
    this.record('action-plan.discarded.v1', { programme: this.state.programme, year: this.state.year });
  }

  /** A successor goes on with it. */
  handOver(handover: Handover): void {
    const { before, after, on } = handover;
    const { holders, programme, area, year, status } = this.state;
    if (status === 'discarded' || !organisationsFrom(holders, on).includes(before)) return;
    this.state = { ...this.state, holders: handedOver(holders, before, after, on) };
    this.record('action-plan.handed-over.v1', { programme, area, year, ...handover });
  }

  /** Before its adoption only the organisation sees it whose it is. */
  override isPublic(): boolean {
    return this.state.status === 'adopted';
  }

  protected concerned(): readonly OrganisationId[] {
    return [...(this.holder ? [this.holder] : []), ...this.others];
  }

  private requireCopied({ programme, area, year }: ActionPlanSubject): void {
    const { state } = this;
    const isOfTheSame = state.programme === programme && state.area === area;
    if (!this.isPublic() || !isOfTheSame || state.year >= year) throw refuse('INVALID_INPUT.notToBeCopied', ['copyOf']);
  }

  private named() {
    const { programme, area, year } = this.state;
    return { programme, area, year, organisation: this.holder ?? this.state.organisation };
  }
}

export const firstDayOf = (year: number): LocalDate => LocalDate.of(year, 1, 1);
