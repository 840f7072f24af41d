import {
  type ActionItemStatus,
  Aggregate,
  changed,
  type Changes,
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
  newUuid,
  type OrganisationId,
  organisationOn,
  organisationsFrom,
  Period,
  type PersonId,
  sameText,
} from '@talkoot/contracts';
import { type BodyParties, concernedByBody } from '../bodies/relations.js';
import { ACTION_ITEM_FLOW } from './action-item-flow.js';

export type ActionItemEvent = Extract<EventName, `action-item.${string}`>;

/** Who has to do it: an organisation, a person, or a person for an organisation. */
interface Responsible {
  readonly organisation?: OrganisationId | undefined;
  readonly person?: PersonId | undefined;
}

interface Task extends Responsible {
  readonly text: LocalisedText;
  readonly due?: LocalDate | undefined;
}

/** What a meeting asks for. */
export interface NewActionItem extends Task {
  readonly meeting: Id<'meeting'>;
  readonly item?: Id<'agendaitem'> | undefined;
  readonly decision?: Id<'decision'> | undefined;
}

export interface ActionItemState extends Omit<NewActionItem, 'organisation'> {
  /** The organisation that is responsible, one at a time. */
  readonly organisations: readonly DatedOrganisation[];
  readonly doneOn?: LocalDate | undefined;
  readonly withdrawnOn?: LocalDate | undefined;
  /** The due days of which it was told that they come soon, and that they have passed. */
  readonly toldDueSoon?: LocalDate | undefined;
  readonly toldLate?: LocalDate | undefined;
}

export interface ActionItemStanding {
  readonly today: LocalDate;
  /** The day of the meeting that gave it. */
  readonly given: LocalDate;
  /** The body whose meeting gave it, and who stands how to it. */
  readonly body: BodyParties & { readonly id: Id<'body'> };
}

const statusOf = ({ doneOn, withdrawnOn }: ActionItemState): ActionItemStatus => {
  if (doneOn) return 'done';
  return withdrawnOn ? 'withdrawn' : 'open';
};

/** What a meeting asks somebody to do. Those responsible and those of the body see it. */
export class ActionItem extends Aggregate<'actionitem', ActionItemEvent> {
  constructor(
    id: Id<'actionitem'>,
    version: number,
    public state: ActionItemState,
    private readonly standing: ActionItemStanding,
  ) {
    super(id, version);
  }

  static give(details: NewActionItem, standing: ActionItemStanding): ActionItem {
    ACTION_ITEM_FLOW.giveActionItem.take(standing, details);
    const { organisation, ...facts } = details;
    const organisations = organisation === undefined ? [] : [fromTheStart(organisation)];
    const item = new ActionItem(newId('actionitem'), 0, { ...facts, organisations }, standing);
    const { meeting, decision, person, due } = facts;
    item.record('action-item.given.v1', { meeting, decision, organisation, person, due });
    return item;
  }

  get status(): ActionItemStatus {
    return statusOf(this.state);
  }

  get isLate(): boolean {
    return this.status === 'open' && (this.state.due?.isBefore(this.standing.today) ?? false);
  }

  /** The body whose meeting gave it. */
  get body(): Id<'body'> {
    return this.standing.body.id;
  }

  /** The organisation that is responsible today. */
  get organisation(): OrganisationId | undefined {
    return organisationOn(this.state.organisations, this.standing.today);
  }

  /** Whether the organisation is responsible on the day or later. */
  involves(organisation: OrganisationId, from: LocalDate): boolean {
    return organisationsFrom(this.state.organisations, from).includes(organisation);
  }

  change(changes: Changes<Task>): void {
    const before: Task & ActionItemState = { ...this.state, organisation: this.organisation };
    const { text, organisation, person, due } = changed(before, changes);
    ACTION_ITEM_FLOW.changeActionItem.take(this.moment, { organisation, person, due: changes.due });
    const fields = differing({
      text: sameText(text, before.text),
      due: String(due) === String(before.due),
      organisation: organisation === before.organisation,
      person: person === before.person,
    } satisfies Record<keyof Task, boolean>);
    if (fields.length === 0) return;
    const organisations =
      organisation === before.organisation ? before.organisations : this.followedBy(organisation, this.standing.today);
    this.state = { ...this.state, text, due, person, organisations };
    this.record('action-item.changed.v1', { fields, due });
  }

  reportDone(on: LocalDate): void {
    ACTION_ITEM_FLOW.reportActionItemDone.take(this.moment, on);
    this.state = { ...this.state, doneOn: on };
    this.record('action-item.done.v1', { on });
  }

  withdraw(on: LocalDate): void {
    ACTION_ITEM_FLOW.withdrawActionItem.take(this.moment, on);
    this.state = { ...this.state, withdrawnOn: on };
    this.record('action-item.withdrawn.v1', { on });
  }

  /** Tells once of each due day that it comes soon; `until`: the last day that is soon. */
  tellDueSoon(until: LocalDate): void {
    const { due, toldDueSoon } = this.state;
    if (!due || this.status !== 'open' || this.isLate || due.isAfter(until) || toldDueSoon?.equals(due)) return;
    this.state = { ...this.state, toldDueSoon: due };
    this.record('action-item.due-soon.v1', { due });
  }

  /** Tells once of each due day that it has passed. */
  tellLate(): void {
    const { due, toldLate } = this.state;
    if (!due || !this.isLate || toldLate?.equals(due)) return;
    this.state = { ...this.state, toldLate: due };
    this.record('action-item.late.v1', { due });
  }

  /** A successor becomes responsible for what is open; what is done or withdrawn tells whose it was. */
  handOver(handover: Handover): void {
    const { before, after, on } = handover;
    if (this.status !== 'open' || !this.involves(before, on)) return;
    this.state = { ...this.state, organisations: handedOver(this.state.organisations, before, after, on) };
    this.record('action-item.handed-over.v1', handover);
  }

  protected concerned(): readonly OrganisationId[] {
    return [...(this.organisation ? [this.organisation] : []), ...concernedByBody(this.standing.body)];
  }

  private isOf(person: PersonId | undefined): boolean {
    return person !== undefined && this.state.person === person;
  }

  /** Another organisation is responsible from the day on, or none. */
  private followedBy(organisation: OrganisationId | undefined, on: LocalDate): DatedOrganisation[] {
    const before = this.state.organisations.flatMap((each) => {
      const period = each.period.endedBefore(on) ? each.period : each.period.endingBefore(on);
      return period ? [{ ...each, period }] : [];
    });
    return organisation === undefined ? before : [...before, { id: newUuid(), organisation, period: Period.from(on) }];
  }

  private get moment() {
    return { status: this.status, ...this.standing };
  }
}
