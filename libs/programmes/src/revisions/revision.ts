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
import type { RevisionHeard } from '../programmes/hearing.js';
import { PROGRAMME_FLOW } from '../programmes/programme-flow.js';
import type { Programme } from '../programmes/programme.js';
import { type Item, type ItemDetails, type ItemId, type LineageId, sameDetails } from './item.js';
import { PlanTree, type Replacement } from './plan-tree.js';
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

/** A programme's plan as it is drafted and adopted: the first one with the programme, each later one beside the one in force. */
export class Revision extends Aggregate<'revision', RevisionEvent> {
  constructor(
    id: Id<'revision'>,
    version: number,
    public state: RevisionState,
    readonly plan: PlanTree,
    /** The one that it is to replace; of the first one there is none. */
    private readonly last: Revision | undefined,
    readonly programme: Programme,
    /** Undefined: nobody was asked about it. */
    readonly heard?: RevisionHeard,
  ) {
    super(id, version);
  }

  /** The first plan of a programme, or the next one as a copy of the last; `plan`: what it starts with instead. */
  static draft(
    programme: Programme,
    last: Revision | undefined,
    number: number,
    reason: LocalisedText | undefined,
    plan = last?.plan.copy() ?? new PlanTree(),
  ): Revision {
    PROGRAMME_FLOW.draftPlan.take(programme.state);
    const status = REVISION_FLOW.draftRevision.take({}, { last: last?.state.status });
    const { provenance } = programme.state;
    const state = { programme: programme.id, number, status, reason, provenance };
    const revision = new Revision(newId('revision'), 0, state, plan, last, programme);
    revision.record('revision.drafted.v1', { programme: programme.id, number });
    return revision;
  }

  /** As a source states it: adopted with its programme. */
  static enter(programme: Programme, number: number): Revision {
    const { provenance, adoptedOn, decision } = programme.state;
    const state = { programme: programme.id, number, status: 'adopted', adoptedOn, decision, provenance } as const;
    const revision = new Revision(newId('revision'), 0, state, new PlanTree(), undefined, programme);
    revision.record('revision.entered.v1', { programme: programme.id, number, ...(adoptedOn && { adoptedOn }) });
    return revision;
  }

  addItem(details: ItemDetails, parent: ItemId | undefined, reason: LocalisedText | undefined): ItemId {
    this.requireEditable();
    const { id, code, kind, lineage } = this.plan.add(details, parent, reason);
    this.record('revision.item-added.v1', { item: id, lineage, code, kind });
    return id;
  }

  changeItem(item: ItemId, changes: Partial<ItemDetails>, reason: LocalisedText | undefined): void {
    this.requireEditable();
    if (!this.plan.change(item, changes, reason)) return;
    this.record('revision.item-changed.v1', this.named(item));
  }

  moveItem(
    item: ItemId,
    parent: ItemId | undefined,
    place: number | undefined,
    reason: LocalisedText | undefined,
  ): void {
    this.requireEditable();
    if (!this.plan.move(item, parent, place, reason)) return;
    this.record('revision.item-moved.v1', this.named(item));
  }

  removeItem(item: ItemId, reason: LocalisedText | undefined): void {
    this.requireEditable();
    const { before, after } = this.plan.remove(item, this.isInLast, reason);
    for (const each of before) this.record('revision.item-removed.v1', named(each));
    for (const each of after) this.record('revision.item-restored.v1', named(each));
  }

  /** Measures are split, merged or superseded. */
  replaceMeasures(replacement: Replacement): void {
    this.requireEditable();
    const { before, after } = this.plan.replace(replacement, this.isInLast);
    this.record('revision.measures-replaced.v1', {
      how: replacement.how,
      before: before.map(named),
      after: after.map(named),
    });
  }

  /** Replaces the revision before from the day on. `unanswered`: whose opinions on it have no answer yet, by code. */
  adopt(
    adoptedOn: LocalDate,
    decision: Id<'decision'> | undefined,
    today: LocalDate,
    unanswered: readonly string[] = [],
  ): void {
    const status = REVISION_FLOW.adoptRevision.take(this.state, {
      on: adoptedOn,
      today,
      programme: this.programme.state.status,
      notBefore: this.last?.state.adoptedOn,
      withoutReason: this.changedWithoutReason(),
      items: this.plan.items.length,
      heardUntil: this.heard?.heardUntil,
      unanswered,
    });
    this.state = { ...this.state, status, adoptedOn, decision };
    const { programme, number } = this.state;
    this.record('revision.adopted.v1', { programme, number, on: adoptedOn, ...(decision && { decision }) });
  }

  /** Nothing comes of the draft. */
  discard(): void {
    const heardUntil = this.heard?.heardUntil;
    const status = REVISION_FLOW.discardRevision.take(this.state, { heardUntil });
    this.state = { ...this.state, status };
    this.record('revision.discarded.v1', { programme: this.state.programme, number: this.state.number });
  }

  /** A source states what was adopted, never a draft. */
  requireAdopted(): void {
    REVISION_FLOW.statePlan.take(this.state);
  }

  /** An item as a source states it at its place: added where it is missing, corrected where it differs. */
  stateItem(details: ItemDetails, parent: ItemId | undefined, place: number): ItemId {
    const known = this.plan.withCode(details.code);
    const { id, lineage, code, kind } = known ?? this.plan.add(details, parent);
    if (!known) this.record('revision.item-added.v1', { item: id, lineage, code, kind });
    const isMoved = this.plan.move(id, parent, place, undefined);
    if (isMoved && known) this.record('revision.item-moved.v1', this.named(id));
    if (this.plan.change(id, details, undefined)) this.record('revision.item-changed.v1', this.named(id));
    return id;
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

  /** Of a draft nobody hears but the owner. */
  protected concerned(): readonly OrganisationId[] {
    return this.isPublic() ? this.programme.parties : this.programme.owners;
  }

  private requireEditable(): void {
    const heardUntil = this.heard?.heardUntil;
    REVISION_FLOW.editPlan.take(this.state, { programme: this.programme.state.status, heardUntil });
  }

  private readonly isInLast = (lineage: LineageId): boolean => this.last?.plan.ofLineage(lineage) !== undefined;

  /** To stand below another item than before is a change; its place there says nothing. */
  private changedWithoutReason(): string[] {
    const { plan } = this;
    const last = this.last?.plan;
    if (!last) return [];
    const isSame = (item: Item): boolean => {
      const known = last.ofLineage(item.lineage);
      if (item.dropped || !known) return false;
      return plan.lineageAbove(item) === last.lineageAbove(known) && sameDetails(known, item);
    };
    return plan.all.filter((each) => !each.reason && !isSame(each)).map(({ code }) => code);
  }

  private named(item: ItemId): Named {
    return named(this.plan.item(item, ['item']));
  }
}

/** What events tell of an item. */
interface Named {
  readonly item: ItemId;
  readonly lineage: LineageId;
  readonly code: string;
}

const named = ({ id, lineage, code }: Item): Named => ({ item: id, lineage, code });
