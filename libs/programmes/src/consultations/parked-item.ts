import {
  Aggregate,
  type EventName,
  type Id,
  type LocalDate,
  type LocalisedText,
  newId,
  type OrganisationId,
} from '@talkoot/contracts';
import type { Standing } from './consultation.js';
import { PARKED_ITEM_FLOW, type ParkedStatus } from './parked-item-flow.js';

export type ParkedItemEvent = Extract<EventName, `parked-item.${string}`>;

export interface ParkedItemState {
  readonly programme: Id<'programme'>;
  readonly title: LocalisedText;
  readonly description?: LocalisedText | undefined;
  readonly parkedBy: OrganisationId;
  readonly parkedOn: LocalDate;
  readonly status: ParkedStatus;
  /** When it was taken up or dropped. */
  readonly statusOn?: LocalDate | undefined;
  /** What it became in the plan. */
  readonly lineage?: Id<'itemlineage'> | undefined;
  /** Why it was dropped. */
  readonly reason?: LocalisedText | undefined;
}

/** Something for a later version of a plan, kept beside it. The owner of the programme sees it, and who parked it. */
export class ParkedItem extends Aggregate<'parkeditem', ParkedItemEvent> {
  constructor(
    id: Id<'parkeditem'>,
    version: number,
    public state: ParkedItemState,
    readonly standing: Standing,
  ) {
    super(id, version);
  }

  static park(
    facts: Pick<ParkedItemState, 'programme' | 'title' | 'description' | 'parkedBy'>,
    standing: Standing,
  ): ParkedItem {
    const status = PARKED_ITEM_FLOW.parkItem.take({});
    const item = new ParkedItem(newId('parkeditem'), 0, { ...facts, status, parkedOn: standing.today }, standing);
    item.record('parked-item.parked.v1', item.named());
    return item;
  }

  takeUp(lineage: Id<'itemlineage'>): void {
    const status = PARKED_ITEM_FLOW.takeUpParkedItem.take(this.state);
    this.state = { ...this.state, status, statusOn: this.standing.today, lineage };
    this.record('parked-item.taken-up.v1', { ...this.named(), lineage });
  }

  drop(reason: LocalisedText): void {
    const status = PARKED_ITEM_FLOW.dropParkedItem.take(this.state);
    this.state = { ...this.state, status, statusOn: this.standing.today, reason };
    this.record('parked-item.dropped.v1', this.named());
  }

  override isPublic(): boolean {
    return false;
  }

  protected concerned(): readonly OrganisationId[] {
    const { owner } = this.standing;
    return owner ? [this.state.parkedBy, owner] : [this.state.parkedBy];
  }

  private named() {
    const { programme, parkedBy } = this.state;
    return { programme, parkedBy };
  }
}
