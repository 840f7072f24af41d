import {
  Aggregate,
  type EventName,
  type Handover,
  type Id,
  type LocalDate,
  type LocalisedText,
  newId,
  type OrganisationId,
  type Provenance,
  type RevisionStatus,
} from '@talkoot/contracts';
import type { Programme } from '../programmes/programme.js';
import { type Item, type ItemDetails, type ItemId, type LineageId, PlanTree, sameDetails } from './plan-tree.js';
import { REVISION_FLOW } from './revision-flow.js';

export type RevisionEvent = Extract<EventName, `revision.${string}`>;

export interface RevisionState {
  readonly programme: Id<'programme'>;
  /** From 1. */
  readonly number: number;
  readonly status: RevisionStatus;
  /** Unknown where the source tells no day. */
  readonly adoptedOn?: LocalDate | undefined;
  readonly decision?: Id<'decision'> | undefined;
  /** Why the plan is revised. */
  readonly reason?: LocalisedText | undefined;
  readonly provenance: Provenance;
}

/** One item as a source states it, with those below it. */
export interface StatedItem extends ItemDetails {
  readonly children: readonly StatedItem[];
}

/** A programme's plan as it is drafted and adopted: the first one with the programme, each later one beside the one in force. */
export class Revision extends Aggregate<'revision', RevisionEvent> {
  constructor(
    id: Id<'revision'>,
    version: number,
    public state: RevisionState,
    readonly plan: PlanTree,
    /** The plan that it is to replace; of the first one there is none. */
    private readonly last: PlanTree | undefined,
    private readonly programme: Programme,
  ) {
    super(id, version);
  }

  /** The first plan of a programme, or the next one as a copy of the last. */
  static draft(programme: Programme, last: Revision | undefined, reason: LocalisedText | undefined): Revision {
    const status = REVISION_FLOW.draftRevision.take(
      {},
      { programme: programme.state.status, last: last?.state.status },
    );
    const number = (last?.state.number ?? 0) + 1;
    const { provenance } = programme.state;
    const state = { programme: programme.id, number, status, reason, provenance };
    const plan = last?.plan.copy() ?? new PlanTree();
    const revision = new Revision(newId('revision'), 0, state, plan, last?.plan, programme);
    revision.record('revision.drafted.v1', { programme: programme.id, number });
    return revision;
  }

  /** As a source states it: adopted with its programme. */
  static enter(programme: Programme): Revision {
    const { provenance, adoptedOn, decision } = programme.state;
    const state = { programme: programme.id, number: 1, status: 'adopted', adoptedOn, decision, provenance } as const;
    const revision = new Revision(newId('revision'), 0, state, new PlanTree(), undefined, programme);
    revision.record('revision.entered.v1', { programme: programme.id, number: 1, ...(adoptedOn && { adoptedOn }) });
    return revision;
  }

  addItem(details: ItemDetails, parent: ItemId | undefined, reason: LocalisedText | undefined): ItemId {
    REVISION_FLOW.editPlan.take(this.state);
    const { id, code, kind, lineage } = this.plan.add(details, parent, reason);
    this.record('revision.item-added.v1', { item: id, lineage, code, kind });
    return id;
  }

  changeItem(item: ItemId, changes: Partial<ItemDetails>, reason: LocalisedText | undefined): void {
    REVISION_FLOW.editPlan.take(this.state);
    if (!this.plan.change(item, changes, reason)) return;
    this.record('revision.item-changed.v1', this.told(item));
  }

  moveItem(
    item: ItemId,
    parent: ItemId | undefined,
    place: number | undefined,
    reason: LocalisedText | undefined,
  ): void {
    REVISION_FLOW.editPlan.take(this.state);
    if (!this.plan.move(item, parent, place, reason)) return;
    this.record('revision.item-moved.v1', this.told(item));
  }

  removeItem(item: ItemId, reason: LocalisedText | undefined): void {
    REVISION_FLOW.editPlan.take(this.state);
    const gone = this.plan.remove(item, (lineage) => this.lastOf(lineage) !== undefined, reason);
    for (const { id, lineage, code } of gone) this.record('revision.item-removed.v1', { item: id, lineage, code });
  }

  /** Replaces the revision before from the day on. */
  adopt(adoptedOn: LocalDate, decision: Id<'decision'> | undefined, today: LocalDate): void {
    const withoutReason = this.last ? this.changedWithoutReason() : [];
    const status = REVISION_FLOW.adoptRevision.take(this.state, {
      programme: this.programme.state.status,
      on: adoptedOn,
      today,
      withoutReason,
    });
    this.state = { ...this.state, status, adoptedOn, decision };
    const { programme, number } = this.state;
    this.record('revision.adopted.v1', { programme, number, on: adoptedOn, ...(decision && { decision }) });
  }

  /** Nothing comes of the draft. */
  discard(): void {
    const status = REVISION_FLOW.discardRevision.take(this.state);
    this.state = { ...this.state, status };
    this.record('revision.discarded.v1', { programme: this.state.programme, number: this.state.number });
  }

  /** The plan as a source states it: what is missing is added, what differs is corrected, nothing is taken out. */
  statePlan(stated: readonly StatedItem[], parent?: ItemId): void {
    for (const { children, ...details } of stated) {
      const known = this.plan.items.find(({ code }) => code === details.code);
      if (!known) {
        const { id, lineage, code, kind } = this.plan.add(details, parent);
        this.record('revision.item-added.v1', { item: id, lineage, code, kind });
        this.statePlan(children, id);
        continue;
      }
      const isMoved = known.parent !== parent && this.plan.move(known.id, parent, undefined, undefined);
      const isChanged = this.plan.change(known.id, details, undefined);
      if (isMoved) this.record('revision.item-moved.v1', this.told(known.id));
      if (isChanged) this.record('revision.item-changed.v1', this.told(known.id));
      this.statePlan(children, known.id);
    }
  }

  /** A successor stands in for an organisation that was responsible for items. */
  handOver({ before, after, on, succession }: Handover): void {
    const items = this.plan.handOver({ before, after, on }).map(({ id }) => id);
    if (items.length === 0) return;
    this.record('revision.responsible-changed.v1', { before, after, on, items, ...(succession && { succession }) });
  }

  override isPublic(): boolean {
    return this.state.status === 'adopted' && this.programme.isPublic();
  }

  protected concerned(): readonly OrganisationId[] {
    return this.programme.parties;
  }

  private lastOf(lineage: LineageId): Item | undefined {
    return this.last?.items.find((each) => each.lineage === lineage);
  }

  private changedWithoutReason(): string[] {
    return this.plan.all
      .filter((each) => {
        const before = this.lastOf(each.lineage);
        return !each.reason && (each.dropped || !before || !sameDetails(before, each));
      })
      .map(({ code }) => code);
  }

  private told(item: ItemId): { readonly item: ItemId; readonly lineage: LineageId; readonly code: string } {
    const { id, lineage, code } = this.plan.item(item, ['item']);
    return { item: id, lineage, code };
  }
}
