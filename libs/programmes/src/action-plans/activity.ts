import {
  Aggregate,
  changed,
  type Changes,
  type DatedOrganisation,
  differing,
  type EventName,
  fromTheStart,
  handedOver,
  type Handover,
  heldFrom,
  type Id,
  type LocalDate,
  type LocalisedText,
  type Money,
  newId,
  newUuid,
  type OrganisationId,
  organisationOn,
  organisationsFrom,
  Period,
  sameText,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { responsibleAre, succeeded } from '../revisions/item.js';
import { type ActionPlan, firstDayOf } from './action-plan.js';
import { ACTIVITY_FLOW } from './activity-flow.js';
import type { ActivityStatus } from './activity-timeliness.js';

export type ActivityEvent = Extract<EventName, `activity.${string}`>;
type ActivityId = Id<'activity'>;

/** What can be reported. That it is dropped is decided by the organisation whose plan it is. */
export const REPORTED_STATUSES = ['planned', 'in-progress', 'done'] as const satisfies readonly ActivityStatus[];
export type ReportedStatus = (typeof REPORTED_STATUSES)[number];

/** What people say of an activity. */
export interface ActivityDetails {
  readonly title: LocalisedText;
  readonly description?: LocalisedText | undefined;
  /** The measure of the programme that it serves. */
  readonly measure?: Id<'itemlineage'> | undefined;
  readonly responsible: OrganisationId;
  readonly partners: readonly OrganisationId[];
  readonly start?: LocalDate | undefined;
  readonly due: LocalDate;
  readonly budget?: Money | undefined;
}

/** How it goes, as somebody told it on a day. */
export interface ActivityNote {
  readonly id: Id<'activitynote'>;
  readonly on: LocalDate;
  readonly organisation: OrganisationId | undefined;
  readonly text: LocalisedText;
}

export interface ActivityState extends Omit<ActivityDetails, 'responsible' | 'partners'> {
  readonly responsible: readonly DatedOrganisation[];
  readonly partners: readonly DatedOrganisation[];
  readonly status: ActivityStatus;
  readonly statusOn?: LocalDate | undefined;
  readonly dropReason?: LocalisedText | undefined;
  readonly copiedFrom?: ActivityId | undefined;
  readonly waitsFor: readonly { readonly id: string; readonly activity: ActivityId }[];
}

interface Standing {
  readonly today: LocalDate;
  readonly plan: ActionPlan;
  /** The number of its notes. */
  readonly notes: number;
}

interface Report {
  readonly status?: ReportedStatus | undefined;
  readonly on: LocalDate;
  readonly note?: LocalisedText | undefined;
  /** Who reports. */
  readonly by: OrganisationId | undefined;
}

/** What the copies of activities need to know of the plan in which they are to stand. */
interface CopiedInto {
  readonly plan: ActionPlan;
  readonly today: LocalDate;
  /** The owner of the programme and its adopters. */
  readonly parties: readonly OrganisationId[];
  /** The measures below the area in the plan in force. */
  readonly measures: ReadonlySet<Id<'itemlineage'>>;
}

const MOST_NOTES = 200;
const MOST_WAITS = 50;

/** What is to be done by an action plan: what, by whom, by which day, and how it goes. */
export class Activity extends Aggregate<'activity', ActivityEvent> {
  private readonly added: ActivityNote[] = [];

  constructor(
    id: ActivityId,
    version: number,
    public state: ActivityState,
    private readonly standing: Standing,
  ) {
    super(id, version);
  }

  static add(details: ActivityDetails, plan: ActionPlan, today: LocalDate): Activity {
    requireSound(details, plan);
    const { responsible, partners, ...others } = details;
    const state = {
      ...others,
      responsible: [fromTheStart(responsible)],
      partners: besides(responsible, partners).map((each) => fromTheStart(each)),
      status: ACTIVITY_FLOW.addActivity.take({}),
      waitsFor: [],
    };
    const activity = new Activity(newId('activity'), 0, state, { today, plan, notes: 0 });
    activity.record('activity.added.v1', { plan: plan.id, due: details.due });
    activity.tellOfAssignment();
    return activity;
  }

  /**
   * What is open of an earlier plan, in the plan of a later year: planned anew, its days moved by the years, without notes. Who takes part in
   * the programme no more is replaced by whose plan it is; a measure that stands no more below the area is left out.
   */
  static copies(
    sources: readonly Activity[],
    years: number,
    { plan, today, parties, measures }: CopiedInto,
  ): Activity[] {
    const open = sources.filter(({ state: { status } }) => status === 'planned' || status === 'in-progress');
    const ids = new Map(open.map(({ id }) => [id, newId('activity')]));
    const own = new Set(sources.map(({ id }) => id));
    return open.map(({ id, state, responsible }) => {
      const { title, description, measure, start, due, budget, partners, waitsFor } = state;
      const who = responsible && parties.includes(responsible) ? responsible : plan.state.organisation;
      const stillParties = organisationsFrom(partners, today).filter((each) => parties.includes(each));
      const others = waitsFor.flatMap(({ activity }) => ids.get(activity) ?? (own.has(activity) ? [] : [activity]));
      const copied = {
        title,
        description,
        measure: measure && measures.has(measure) ? measure : undefined,
        responsible: [fromTheStart(who)],
        partners: besides(who, stillParties).map((each) => fromTheStart(each)),
        start: start?.plusYears(years),
        due: due.plusYears(years),
        budget,
        status: ACTIVITY_FLOW.addActivity.take({}),
        copiedFrom: id,
        waitsFor: others.map((activity) => ({ id: newUuid(), activity })),
      };
      const copy = new Activity(ids.get(id) ?? newId('activity'), 0, copied, { today, plan, notes: 0 });
      copy.record('activity.added.v1', { plan: plan.id, due: copied.due, copiedFrom: id });
      return copy;
    });
  }

  /** Who is responsible today. */
  get responsible(): OrganisationId | undefined {
    return organisationOn(this.state.responsible, this.standing.today);
  }

  /** Who is responsible for it, and who takes part in it. */
  get parties(): readonly OrganisationId[] {
    const { responsible, partners } = this.details;
    return [responsible, ...besides(responsible, partners)];
  }

  get plan(): ActionPlan {
    return this.standing.plan;
  }

  /** The notes that were added since it was loaded. */
  get addedNotes(): readonly ActivityNote[] {
    return this.added;
  }

  change(changes: Changes<ActivityDetails>): void {
    ACTIVITY_FLOW.changeActivity.take(this.state, this.ofPlan);
    const { today } = this.standing;
    const before = this.details;
    const after = changed<ActivityDetails>(before, changes);
    requireSound(after, this.plan);
    const partners = besides(after.responsible, after.partners);
    const fields = differing({
      title: sameText(after.title, before.title),
      description: sameText(after.description, before.description),
      measure: after.measure === before.measure,
      responsible: after.responsible === before.responsible,
      partners: partners.toSorted().join() === before.partners.toSorted().join(),
      start: String(after.start) === String(before.start),
      due: after.due.equals(before.due),
      budget: sameMoney(after.budget, before.budget),
    } satisfies Record<keyof ActivityDetails, boolean>);
    if (fields.length === 0) return;
    const isOther = after.responsible !== before.responsible;
    this.state = {
      ...this.state,
      ...after,
      responsible: isOther
        ? heldFrom(today, after.responsible, this.state.responsible, Period.always)
        : this.state.responsible,
      partners: responsibleAre(this.state.partners, partners),
    };
    this.record('activity.changed.v1', { fields });
    if (isOther) this.tellOfAssignment();
    if (!after.due.equals(before.due))
      this.record('activity.due-moved.v1', { ...this.named, before: before.due, due: after.due });
  }

  /** How it goes: its status, a note, or both. */
  report({ status, on, note, by }: Report): void {
    ACTIVITY_FLOW.reportActivity.take(this.state, this.ofPlan);
    if (status !== undefined) this.state = { ...this.state, ...this.reached(status, on), dropReason: undefined };
    const noted = note && this.note({ id: newId('activitynote'), on, organisation: by, text: note });
    this.record('activity.reported.v1', {
      programme: this.plan.state.programme,
      plan: this.plan.id,
      status: this.state.status,
      on,
      ...(noted && { note: noted }),
    });
  }

  /** It is not to be done any more. */
  drop(reason: LocalisedText): void {
    const status = ACTIVITY_FLOW.dropActivity.take(this.state, this.ofPlan);
    const { today: on } = this.standing;
    this.state = { ...this.state, status, statusOn: on, dropReason: reason };
    this.record('activity.dropped.v1', { ...this.named, on });
  }

  /** It can go on only when the other one has ended. `circle`: the titles from the other one back to this one, where that waits for this one. */
  waitFor(other: {
    readonly id: ActivityId;
    readonly isSeenTogether: boolean;
    readonly circle: readonly LocalisedText[];
  }): void {
    const { id: activity, isSeenTogether, circle } = other;
    const isItself = activity === this.id;
    ACTIVITY_FLOW.linkActivities.take(this.state, { ...this.ofPlan, isItself, isSeenTogether, circle });
    const { waitsFor } = this.state;
    if (waitsFor.some((each) => each.activity === activity)) return;
    if (waitsFor.length >= MOST_WAITS) throw refuse('TOO_MANY.waits', ['waitsFor'], { most: MOST_WAITS });
    this.state = { ...this.state, waitsFor: [...waitsFor, { id: newUuid(), activity }] };
    this.record('activity.linked.v1', { waitsFor: activity });
  }

  /** It waits for the other one no more. Throws NOT_FOUND where it did not. */
  goOnWithout(activity: ActivityId): void {
    ACTIVITY_FLOW.unlinkActivities.take(this.state, this.ofPlan);
    const rest = this.state.waitsFor.filter((each) => each.activity !== activity);
    if (rest.length === this.state.waitsFor.length) throw refuse('NOT_FOUND.doesNotWait', ['waitsFor']);
    this.state = { ...this.state, waitsFor: rest };
    this.record('activity.unlinked.v1', { waitsFor: activity });
  }

  /** Successors stand in for what is open, each for who is responsible or a partner; what has ended tells whose it was. */
  handOver(handover: Handover, ofPartner: Handover): void {
    const { responsible, partners, status } = this.state;
    const { before, after, on, succession } = handover;
    const involved = organisationsFrom([...responsible, ...partners], on).includes(before);
    if (status === 'done' || status === 'dropped' || !involved) return;
    this.state = {
      ...this.state,
      responsible: handedOver(responsible, before, after, on),
      partners: succeeded(partners, ofPartner),
    };
    this.record('activity.handed-over.v1', { on, ...(succession && { succession }) });
  }

  /** It is seen as its action plan is. */
  override isPublic(): boolean {
    return this.plan.isPublic();
  }

  /** Of a draft nobody hears but whose plan it is. */
  protected concerned(): readonly OrganisationId[] {
    const { holder } = this.plan;
    return [...(holder ? [holder] : []), ...(this.isPublic() && this.responsible ? [this.responsible] : [])];
  }

  /** Who is responsible hears nothing of a draft. */
  private get named() {
    const { responsible } = this;
    const { programme } = this.plan.state;
    return { programme, plan: this.plan.id, ...(responsible && this.isPublic() && { responsible }) };
  }

  private get ofPlan() {
    return { plan: this.plan.state.status };
  }

  private get details(): ActivityDetails {
    const { responsible: _, partners, ...others } = this.state;
    const { today } = this.standing;
    return {
      ...others,
      responsible: this.responsible ?? this.plan.state.organisation,
      partners: partners.filter(({ period }) => period.includes(today)).map(({ organisation }) => organisation),
    };
  }

  private reached(status: ReportedStatus, on: LocalDate): Pick<ActivityState, 'status' | 'statusOn'> {
    const step = {
      planned: ACTIVITY_FLOW.reportPlanned,
      'in-progress': ACTIVITY_FLOW.reportInProgress,
      done: ACTIVITY_FLOW.reportDone,
    }[status];
    return { status: step.take(this.state, { ...this.ofPlan, on, today: this.standing.today }), statusOn: on };
  }

  private note(note: ActivityNote): Id<'activitynote'> {
    const { notes, today } = this.standing;
    if (note.on.isAfter(today)) throw refuse('INVALID_DATE.inAdvance', ['on']);
    if (notes >= MOST_NOTES) throw refuse('TOO_MANY.notes', ['note'], { most: MOST_NOTES });
    this.added.push(note);
    return note.id;
  }

  /** Who is responsible hears of it once the plan is adopted. */
  private tellOfAssignment(): void {
    const { responsible } = this;
    if (!responsible || !this.isPublic()) return;
    this.record('activity.assigned.v1', { ...this.named, responsible, due: this.state.due });
  }
}

const besides = (responsible: OrganisationId, partners: readonly OrganisationId[]): OrganisationId[] =>
  partners.filter((each) => each !== responsible);

const sameMoney = (one: Money | undefined, other: Money | undefined): boolean =>
  one?.minor === other?.minor && one?.currency === other?.currency;

/** It begins before it ends, it ends in the year of its plan or later, and it costs something if it costs anything. */
function requireSound({ start, due, budget }: ActivityDetails, { state: { year } }: ActionPlan): void {
  if (due.isBefore(firstDayOf(year))) throw refuse('INVALID_DATE.beforeTheYear', ['due'], { year });
  if (start?.isAfter(due)) throw refuse('PERIOD_ENDS_BEFORE_START', ['due']);
  if (budget && !budget.isPositive) throw refuse('INVALID_AMOUNT.notPositive', ['budget', 'amount']);
}
