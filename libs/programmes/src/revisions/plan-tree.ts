import {
  fromTheStart,
  type Handover,
  inEachLanguage,
  type InputPath,
  type ItemKind,
  type MeasureOrigin,
  type LocalisedText,
  newId,
  sameText,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { shortestWay, wayText } from '../programmes/ways.js';
import {
  copied,
  inherited,
  type Item,
  type ItemDetails,
  type ItemId,
  type LineageId,
  type NewMeasure,
  responsibleAre,
  sameDetails,
  succeeded,
} from './item.js';
import { ItemIndex } from './item-index.js';

/** Where an item may stand: below one of these, or at the top. */
const PARENTS: Readonly<Record<ItemKind, readonly (ItemKind | 'top')[]>> = {
  priority: ['top'],
  'strategic-area': ['top', 'priority'],
  objective: ['priority', 'strategic-area'],
  measure: ['priority', 'strategic-area', 'objective'],
};

/** The most items that a plan has. */
const MOST_ITEMS = 10_000;

/** Whether the revision before has the item. */
type IsInLast = (lineage: LineageId) => boolean;

/** What an input names, with its place there. */
export interface At<T> {
  readonly path: InputPath;
  readonly of: T;
}

/** New measures in the place of others: how, and why. */
export interface Replacement {
  readonly how: MeasureOrigin;
  readonly from: readonly At<ItemId>[];
  readonly into: readonly At<NewMeasure>[];
  readonly reason: LocalisedText;
}

/** What a change took out of the plan, and what it brought in. */
interface Exchanged {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
}

interface Lists {
  readonly all: readonly Item[];
  /** Those that are in the plan. */
  readonly items: readonly Item[];
}

/** Priorities, strategic areas, objectives and measures of one revision, each below another one or at the top. */
export class PlanTree {
  private index: ItemIndex;
  private listed: Lists | undefined;

  constructor(items: readonly Item[] = []) {
    this.index = new ItemIndex(items);
  }

  get all(): readonly Item[] {
    return this.lists.all;
  }

  /** Those that are in the plan. */
  get items(): readonly Item[] {
    return this.lists.items;
  }

  /** All of them, each after the one below which it stands. */
  get fromAbove(): readonly Item[] {
    const depths = new Map<ItemId, number>();
    const depthOf = (id: ItemId | undefined): number => {
      const item = id && this.index.get(id);
      if (!item) return 0;
      const depth = depths.get(item.id) ?? depthOf(item.parent) + 1;
      depths.set(item.id, depth);
      return depth;
    };
    return this.all.toSorted((one, other) => depthOf(one.id) - depthOf(other.id));
  }

  /** Throws NOT_FOUND at `path` for an item that is not in the plan. */
  item(id: ItemId, path: InputPath): Item {
    const found = this.index.get(id);
    if (!found || found.dropped) throw refuse('NOT_FOUND', path);
    return found;
  }

  withCode(code: string): Item | undefined {
    return this.index.withCode(code);
  }

  ofLineage(lineage: LineageId): Item | undefined {
    const found = this.index.ofLineage(lineage);
    return found?.dropped ? undefined : found;
  }

  /** Those directly below an item, in order. */
  below(parent: ItemId | undefined): readonly Item[] {
    return this.index.below(parent);
  }

  /** The lineage of the item below which one stands; undefined: at the top. */
  lineageAbove({ parent }: Item): LineageId | undefined {
    return parent && this.index.get(parent)?.lineage;
  }

  /** Adds an item as the last one below the parent. */
  add(
    { responsible, dependsOn = [], ...details }: ItemDetails,
    parent: ItemId | undefined,
    reason?: LocalisedText,
    lineage: LineageId = newId('itemlineage'),
  ): Item {
    return this.insert({
      ...details,
      lineage,
      parent,
      responsible: responsible.map((each) => fromTheStart(each)),
      dependsOn: this.dependencies(details.kind, dependsOn, ['dependsOn']),
      origins: [],
      reason,
    });
  }

  /** Says something else of an item; without a difference nothing happens. */
  change(id: ItemId, changes: Partial<ItemDetails>, reason: LocalisedText | undefined): boolean {
    const item = this.item(id, ['item']);
    const { responsible, dependsOn, ...others } = changes;
    const kind = others.kind ?? item.kind;
    const wanted: Item = {
      ...item,
      ...others,
      ...(responsible && { responsible: responsibleAre(item.responsible, responsible) }),
      ...(dependsOn && { dependsOn: this.dependencies(kind, dependsOn, ['dependsOn']) }),
      reason: reason ?? item.reason,
    };
    if (wanted.code !== item.code) this.requireFree(wanted.code, ['code']);
    if (wanted.kind !== item.kind) this.requireKind(wanted);
    if (dependsOn) this.requireNoCycle(wanted, ['dependsOn']);
    if (sameDetails(item, wanted) && sameText(item.reason, wanted.reason)) return false;
    this.put(wanted);
    return true;
  }

  /** Puts an item, with all below it, below another parent or at another place. */
  move(id: ItemId, parent: ItemId | undefined, place: number | undefined, reason: LocalisedText | undefined): boolean {
    const item = this.item(id, ['item']);
    if (parent !== undefined && this.isWithin(parent, id)) throw refuse('INVALID_INPUT.belowItself', ['parent']);
    requireAllowed(item.kind, this.kindOf(parent), ['parent']);
    const stays = item.parent === parent;
    const last = this.index.countBelow(parent) - (stays ? 1 : 0);
    const at = Math.min(place ?? last, last);
    if (stays && item.place === at) return false;
    const others = this.below(parent).filter((each) => each.id !== id);
    this.put({ ...item, parent, place: at, reason: reason ?? item.reason });
    this.number([...others.slice(0, at), this.item(id, ['item']), ...others.slice(at)]);
    if (!stays) this.number(this.below(item.parent));
    return true;
  }

  /**
   * Takes an item out, with all below it. What the last revision had stays as dropped, with the reason, which it needs; where what stood
   * above it is gone, it stands below the next one further up. A measure whose place it took is back in the plan, if nothing else came
   * out of that one and its place and its code are free; what waited for the one waits for the other.
   */
  remove(id: ItemId, isInLast: IsInLast, reason: LocalisedText | undefined): Exchanged {
    const item = this.item(id, ['item']);
    const gone = this.within(item);
    const dropped = gone.filter(({ lineage }) => isInLast(lineage));
    if (dropped.length > 0 && reason === undefined) throw refuse('INVALID_INPUT.droppedWithoutReason', ['reason']);
    for (const each of dropped) this.put({ ...each, dropped: true, dependsOn: [], reason });
    // From below, so that what is dropped moves up past all that is deleted.
    for (const each of gone.toReversed()) {
      if (isInLast(each.lineage)) continue;
      for (const below of this.index.droppedBelow(each.id)) this.put({ ...below, parent: each.parent });
      this.index.delete(each.id);
      this.listed = undefined;
    }
    this.number(this.below(item.parent));
    const after = gone.flatMap(({ lineage, origins }) => {
      const back = origins.flatMap((each) => this.restored(each));
      this.redirect(lineage, back, reason);
      return back;
    });
    return { before: gone, after };
  }

  /**
   * New measures take the place of some of the revision before; they stand where the first of them stood. What depended on them depends on
   * the new ones.
   */
  replace({ how, from, into, reason }: Replacement, isInLast: IsInLast): Exchanged {
    const before = from.map(({ of, path }) => this.requireMeasure(of, path, isInLast));
    const [first] = before;
    if (!first) return { before, after: [] };
    return this.wholly(() => {
      for (const each of before) this.put({ ...each, dropped: true, dependsOn: [], reason });
      const taken = inherited(before);
      const came = {
        parent: first.parent,
        cameBy: how,
        origins: before.map(({ lineage }) => lineage).toSorted(),
        reason,
      };
      const after = into.map(({ of, path }) => this.insert({ ...this.successor(of, taken, path), ...came }, path));
      for (const each of before) this.redirect(each.lineage, after, reason);
      for (const parent of new Set(before.map((each) => each.parent))) this.number(this.below(parent));
      for (const [index, { id }] of after.entries()) this.move(id, first.parent, first.place + index, undefined);
      for (const [index, { id }] of after.entries())
        this.requireNoCycle(this.item(id, []), [...(into[index]?.path ?? []), 'dependsOn']);
      return { before, after };
    });
  }

  /** A copy for the next revision: the same items, each with its lineage. */
  copy(): PlanTree {
    const ids = new Map(this.items.map(({ id }) => [id, newId('programmeitem')]));
    return new PlanTree(
      this.items.map((item) => ({
        ...item,
        id: ids.get(item.id) ?? item.id,
        parent: item.parent && ids.get(item.parent),
        responsible: copied(item.responsible),
        reason: undefined,
      })),
    );
  }

  /** A successor stands in for an organisation from the day on. Answers with the items that it is responsible for then. */
  handOver({ before, after, on }: Handover): readonly Item[] {
    const changed = this.items.filter(({ responsible }) =>
      responsible.some(({ organisation, period }) => organisation === before && !period.endedBefore(on)),
    );
    for (const item of changed) this.put({ ...item, responsible: succeeded(item.responsible, { before, after, on }) });
    return changed;
  }

  private get lists(): Lists {
    return (this.listed ??= listsOf(this.index));
  }

  private put(item: Item): void {
    this.index.put(item);
    this.listed = undefined;
  }

  /** As the last one below its parent. `path`: where the input has it. */
  private insert(item: Omit<Item, 'id' | 'place' | 'dropped'>, path: InputPath = []): Item {
    if (this.index.size >= MOST_ITEMS) throw refuse('TOO_MANY.items', [...path, 'code'], { most: MOST_ITEMS });
    this.requireFree(item.code, [...path, 'code']);
    requireAllowed(item.kind, this.kindOf(item.parent), ['parent']);
    const place = this.index.countBelow(item.parent);
    const inserted = { ...item, id: newId('programmeitem'), place, dropped: false };
    this.put(inserted);
    return inserted;
  }

  /** What is left out of a new measure is as it was with those whose place it takes. */
  private successor(
    { workingGroup, responsible, dependsOn, ...said }: NewMeasure,
    taken: ReturnType<typeof inherited>,
    path: InputPath,
  ) {
    return {
      ...said,
      lineage: newId('itemlineage'),
      kind: 'measure',
      adaptedFrom: taken.adaptedFrom,
      workingGroup: workingGroup === undefined ? taken.workingGroup : (workingGroup ?? undefined),
      responsible: responsible?.map((each) => fromTheStart(each)) ?? copied(taken.responsible),
      dependsOn: dependsOn ? this.dependencies('measure', dependsOn, [...path, 'dependsOn']) : taken.dependsOn,
    } as const;
  }

  /** What depended on a measure depends on others instead. */
  private redirect(lineage: LineageId, instead: readonly Item[], reason: LocalisedText | undefined): void {
    for (const each of this.index.dependentOn(lineage)) {
      const others = each.dependsOn.filter((other) => other !== lineage);
      const dependsOn = [...new Set([...others, ...instead.map((other) => other.lineage)])].toSorted();
      this.put({ ...each, dependsOn, reason: each.reason ?? reason });
    }
  }

  /** A measure that was dropped comes back as the last one at its place; what it depended on is to be said anew. */
  private restored(lineage: LineageId): readonly Item[] {
    const item = this.index.ofLineage(lineage);
    if (!item?.dropped || this.index.cameFrom(lineage).length > 0 || this.index.withCode(item.code)) return [];
    const parent = item.parent && this.index.get(item.parent);
    if (!parent || parent.dropped || !PARENTS[item.kind].includes(parent.kind)) return [];
    const back = { ...item, dropped: false, place: this.index.countBelow(parent.id), reason: undefined };
    this.put(back);
    return [back];
  }

  /** Does all of it; when it is refused, nothing. */
  private wholly<T>(work: () => T): T {
    const { lists } = this;
    try {
      return work();
    } catch (error) {
      this.index = new ItemIndex(lists.all);
      this.listed = lists;
      throw error;
    }
  }

  /** An item with all below it, from above. */
  private within(item: Item): readonly Item[] {
    const found = [item];
    for (const each of found) found.push(...this.below(each.id));
    return found;
  }

  private isWithin(id: ItemId, above: ItemId): boolean {
    for (let at: ItemId | undefined = id; at !== undefined; at = this.index.get(at)?.parent)
      if (at === above) return true;
    return false;
  }

  private kindOf(parent: ItemId | undefined): ItemKind | 'top' {
    return parent === undefined ? 'top' : this.item(parent, ['parent']).kind;
  }

  /** Gives those with one parent their places in this order. */
  private number(items: readonly Item[]): void {
    for (const [place, each] of items.entries()) if (each.place !== place) this.put({ ...each, place });
  }

  private requireFree(code: string, path: InputPath): void {
    if (this.index.withCode(code)) throw refuse('CODE_TAKEN.item', path, { code });
  }

  private requireKind(wanted: Item): void {
    requireAllowed(wanted.kind, this.kindOf(wanted.parent), ['kind']);
    for (const child of this.below(wanted.id)) requireAllowed(child.kind, wanted.kind, ['kind']);
    if (wanted.dependsOn.length > 0 || this.index.dependentOn(wanted.lineage).length > 0)
      throw refuse('WRONG_KIND.dependentMeasure', ['kind']);
  }

  /** Only a measure can be replaced, and only one that the revision before has: what is new can be edited. */
  private requireMeasure(id: ItemId, path: InputPath, isInLast: IsInLast): Item {
    const item = this.item(id, path);
    if (item.kind !== 'measure') throw refuse('WRONG_KIND.notAMeasure', path);
    if (!isInLast(item.lineage)) throw refuse('INVALID_INPUT.newInThisDraft', path);
    return item;
  }

  /** The lineages of other measures that come first, sorted. */
  private dependencies(kind: ItemKind, ids: readonly ItemId[], path: InputPath): readonly LineageId[] {
    if (ids.length > 0 && kind !== 'measure') throw refuse('WRONG_KIND.dependsOn', path);
    const lineages = ids.map((id, place) => {
      const item = this.item(id, [...path, place]);
      if (item.kind !== 'measure') throw refuse('WRONG_KIND.dependsOn', [...path, place]);
      return item.lineage;
    });
    return [...new Set(lineages)].toSorted();
  }

  private requireNoCycle(item: Item, path: InputPath): void {
    const way = shortestWay(item.dependsOn, item.lineage, (at) => this.index.ofLineage(at)?.dependsOn ?? []);
    if (!way) return;
    if (way.length === 1) throw refuse('INVALID_INPUT.dependsOnItself', path);
    const codes = [item.code, ...way.slice(0, -1).flatMap((each) => this.index.ofLineage(each)?.code ?? []), item.code];
    throw refuse('INVALID_INPUT.dependencyCycle', path, {
      codes: wayText(codes.map((code) => inEachLanguage(() => code))),
    });
  }
}

const listsOf = ({ all }: ItemIndex): Lists => ({ all, items: all.filter(({ dropped }) => !dropped) });

function requireAllowed(kind: ItemKind, above: ItemKind | 'top', path: InputPath): void {
  if (!PARENTS[kind].includes(above)) throw refuse('WRONG_KIND.itemPlace', path, { kind });
}
