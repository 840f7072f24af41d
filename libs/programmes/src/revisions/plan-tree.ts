import {
  type DatedOrganisation,
  fromTheStart,
  type Handover,
  type Id,
  type InputPath,
  type ItemKind,
  type LocalisedText,
  newId,
  type OrganisationId,
  type Provenance,
  sameText,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

export type ItemId = Id<'programmeitem'>;
/** What stays the same of an item through all revisions. */
export type LineageId = Id<'itemlineage'>;

/** What people say of an item. */
export interface ItemDetails {
  readonly code: string;
  readonly kind: ItemKind;
  readonly name: LocalisedText;
  /** What it is to lead to; of priorities and strategic areas. */
  readonly vision?: LocalisedText | undefined;
  readonly description?: LocalisedText | undefined;
  readonly workingGroup?: Id<'body'> | undefined;
  readonly responsible: readonly OrganisationId[];
  /** The item of the shared programme that it takes over or changes. */
  readonly adaptedFrom?: LineageId | undefined;
  readonly provenance: Provenance;
}

/** An item as it stands in a revision. */
export interface Item extends Omit<ItemDetails, 'responsible'> {
  readonly id: ItemId;
  readonly lineage: LineageId;
  readonly parent?: ItemId | undefined;
  /** Its place among those with the same parent, from 0. */
  readonly place: number;
  /** Who is responsible, and when: at a merger the successor stands in. */
  readonly responsible: readonly DatedOrganisation[];
  /** Why it is new, changed or dropped. */
  readonly reason?: LocalisedText | undefined;
  /** It stands here only to say why it was dropped. */
  readonly dropped: boolean;
}

/** Where an item may stand: below one of these, or at the top. */
const PARENTS: Readonly<Record<ItemKind, readonly (ItemKind | 'top')[]>> = {
  priority: ['top'],
  'strategic-area': ['top', 'priority'],
  objective: ['priority', 'strategic-area'],
  measure: ['priority', 'strategic-area', 'objective'],
};

/** The most items that a plan has. */
const MAX_ITEMS = 10_000;

/** Priorities, strategic areas, objectives and measures of one revision, each below another one or at the top. */
export class PlanTree {
  constructor(private list: readonly Item[] = []) {}

  get all(): readonly Item[] {
    return this.list;
  }

  /** Those that are in the plan. */
  get items(): readonly Item[] {
    return this.list.filter(({ dropped }) => !dropped);
  }

  /** Throws NOT_FOUND at `path` for an item that is not in the plan. */
  item(id: ItemId, path: readonly (string | number)[]): Item {
    const found = this.items.find((each) => each.id === id);
    if (!found) throw refuse('NOT_FOUND', path);
    return found;
  }

  /** Adds an item as the last one below the parent. */
  add(
    details: ItemDetails,
    parent: ItemId | undefined,
    reason?: LocalisedText,
    lineage: LineageId = newId('itemlineage'),
  ): Item {
    if (this.list.length >= MAX_ITEMS) throw refuse('TOO_MANY.items', ['code'], { most: MAX_ITEMS });
    this.requireFree(details.code);
    requireAllowed(details.kind, this.kindOf(parent), ['parent']);
    const item: Item = {
      ...details,
      id: newId('programmeitem'),
      lineage,
      parent,
      place: this.below(parent).length,
      responsible: details.responsible.map((each) => fromTheStart(each)),
      reason,
      dropped: false,
    };
    this.list = [...this.list, item];
    return item;
  }

  /** Says something else of an item; without a difference nothing happens. */
  change(id: ItemId, changes: Partial<ItemDetails>, reason: LocalisedText | undefined): boolean {
    const item = this.item(id, ['item']);
    const { responsible, ...others } = changes;
    const wanted: Item = {
      ...item,
      ...others,
      ...(responsible && { responsible: responsibleAre(item.responsible, responsible) }),
      reason: reason ?? item.reason,
    };
    if (wanted.code !== item.code) this.requireFree(wanted.code);
    if (wanted.kind !== item.kind) {
      requireAllowed(wanted.kind, this.kindOf(item.parent), ['kind']);
      for (const child of this.below(id)) requireAllowed(child.kind, wanted.kind, ['kind']);
    }
    if (sameDetails(item, wanted) && sameText(item.reason, wanted.reason)) return false;
    this.replace(wanted);
    return true;
  }

  /** Puts an item, with all below it, below another parent or at another place. */
  move(id: ItemId, parent: ItemId | undefined, place: number | undefined, reason: LocalisedText | undefined): boolean {
    const item = this.item(id, ['item']);
    if (parent !== undefined && this.isWithin(parent, id)) throw refuse('INVALID_INPUT.belowItself', ['parent']);
    requireAllowed(item.kind, this.kindOf(parent), ['parent']);
    const others = this.below(parent).filter((each) => each.id !== id);
    const at = Math.min(place ?? others.length, others.length);
    const standing = [...others.slice(0, at), item, ...others.slice(at)];
    const isSame = item.parent === parent && standing.every((each, index) => each.place === index);
    if (isSame) return false;
    for (const [index, each] of standing.entries())
      this.replace(
        each.id === id ? { ...each, parent, place: index, reason: reason ?? each.reason } : { ...each, place: index },
      );
    this.close(item.parent);
    return true;
  }

  /**
   * Takes an item out, with all below it. What the last revision had stays as dropped, with the reason, which it needs; where what stood
   * above it is gone, it stands below the next one further up.
   */
  remove(id: ItemId, isInLast: (lineage: LineageId) => boolean, reason: LocalisedText | undefined): readonly Item[] {
    const item = this.item(id, ['item']);
    const gone = this.items.filter((each) => this.isWithin(each.id, id));
    const dropped = new Set(gone.filter(({ lineage }) => isInLast(lineage)).map((each) => each.id));
    if (dropped.size > 0 && reason === undefined) throw refuse('INVALID_INPUT.droppedWithoutReason', ['reason']);
    const deleted = new Map(gone.filter((each) => !dropped.has(each.id)).map((each) => [each.id, each.parent]));
    const remaining = (parent: ItemId | undefined): ItemId | undefined =>
      parent !== undefined && deleted.has(parent) ? remaining(deleted.get(parent)) : parent;
    this.list = this.list
      .filter((each) => !deleted.has(each.id))
      .map((each) => ({
        ...each,
        parent: remaining(each.parent),
        ...(dropped.has(each.id) && { dropped: true, reason }),
      }));
    this.close(item.parent);
    return gone;
  }

  /** A copy for the next revision: the same items, each with its lineage. */
  copy(): PlanTree {
    const ids = new Map(this.items.map(({ id }) => [id, newId('programmeitem')]));
    return new PlanTree(
      this.items.map((item) => ({
        ...item,
        id: ids.get(item.id) ?? item.id,
        parent: item.parent && ids.get(item.parent),
        responsible: item.responsible.map(({ organisation, period }) => fromTheStart(organisation, period)),
        reason: undefined,
      })),
    );
  }

  /** A successor stands in for an organisation from the day on. Answers with the items that it is responsible for then. */
  handOver({ before, after, on }: Handover): readonly Item[] {
    const changed = this.items.filter(({ responsible }) =>
      responsible.some(({ organisation, period }) => organisation === before && !period.endedBefore(on)),
    );
    for (const item of changed)
      this.replace({ ...item, responsible: succeeded(item.responsible, { before, after, on }) });
    return changed;
  }

  /** Those directly below an item, in order. */
  below(parent: ItemId | undefined): readonly Item[] {
    return this.items.filter((each) => each.parent === parent).toSorted((one, other) => one.place - other.place);
  }

  /** The lineage of the item below which each stands; undefined: at the top. */
  parentLineages(): ReadonlyMap<LineageId, LineageId | undefined> {
    const lineages = new Map(this.list.map(({ id, lineage }) => [id, lineage]));
    return new Map(this.items.map(({ lineage, parent }) => [lineage, parent && lineages.get(parent)]));
  }

  private isWithin(id: ItemId, above: ItemId): boolean {
    for (let at: ItemId | undefined = id; at !== undefined; at = this.list.find((each) => each.id === at)?.parent)
      if (at === above) return true;
    return false;
  }

  private requireFree(code: string): void {
    if (this.items.some((each) => each.code === code)) throw refuse('CODE_TAKEN.item', ['code'], { code });
  }

  private kindOf(parent: ItemId | undefined): ItemKind | 'top' {
    return parent === undefined ? 'top' : this.item(parent, ['parent']).kind;
  }

  /** Numbers those below a parent anew, without gaps. */
  private close(parent: ItemId | undefined): void {
    for (const [place, each] of this.below(parent).entries())
      if (each.place !== place) this.replace({ ...each, place });
  }

  private replace(item: Item): void {
    this.list = this.list.map((each) => (each.id === item.id ? item : each));
  }
}

function requireAllowed(kind: ItemKind, above: ItemKind | 'top', path: InputPath): void {
  if (!PARENTS[kind].includes(above)) throw refuse('WRONG_KIND.itemPlace', path, { kind });
}

/** Those who are responsible without an end. */
const openOnes = (responsible: readonly DatedOrganisation[]): OrganisationId[] =>
  responsible.filter(({ period }) => period.to === undefined).map(({ organisation }) => organisation);

/** Who stays responsible keeps its time, and so does a successor that is to stand in for it. */
export function responsibleAre(
  known: readonly DatedOrganisation[],
  wanted: readonly OrganisationId[],
): readonly DatedOrganisation[] {
  const isWanted = ({ organisation }: DatedOrganisation) => wanted.includes(organisation);
  const succeedsOne = ({ period: { from } }: DatedOrganisation) =>
    from !== undefined && known.some((each) => isWanted(each) && each.period.to?.plusDays(1).isEqual(from) === true);
  return [
    ...known.filter((each) => each.period.to !== undefined || isWanted(each) || succeedsOne(each)),
    ...wanted
      .filter((organisation) => !known.some((each) => each.organisation === organisation))
      .map((organisation) => fromTheStart(organisation)),
  ];
}

/** Where the successor is responsible already, the two become one. */
export function succeeded(
  responsible: readonly DatedOrganisation[],
  { before, after, on }: Handover,
): readonly DatedOrganisation[] {
  const own = responsible.filter(({ organisation }) => organisation === after).map(({ period }) => period);
  return responsible.flatMap((each) => {
    const rest = each.organisation === before ? each.period.startingAt(on) : undefined;
    if (!rest) return [each];
    const kept = each.period.endingBefore(on);
    const taken = rest.without(own).map((period) => fromTheStart(after, period));
    return kept ? [{ ...each, period: kept }, ...taken] : taken;
  });
}

const responsibleFor = (responsible: readonly DatedOrganisation[]): string => openOnes(responsible).toSorted().join();

/** Whether two items say the same, wherever they stand. */
export const sameDetails = (one: Item, other: Item): boolean =>
  one.code === other.code &&
  one.kind === other.kind &&
  sameText(one.name, other.name) &&
  sameText(one.vision, other.vision) &&
  sameText(one.description, other.description) &&
  one.workingGroup === other.workingGroup &&
  responsibleFor(one.responsible) === responsibleFor(other.responsible) &&
  one.adaptedFrom === other.adaptedFrom &&
  one.provenance === other.provenance;
