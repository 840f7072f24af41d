import type { Item, ItemId, LineageId } from './item.js';

type Key = ItemId | LineageId | undefined;
type Links = Map<Key, Set<ItemId>>;

/** The items of a plan, in the order in which they came, found by whatever they are looked for. */
export class ItemIndex {
  private readonly byId = new Map<ItemId, Item>();
  private readonly byCode = new Map<string, ItemId>();
  private readonly byLineage = new Map<LineageId, ItemId>();
  private readonly standing: Links = new Map();
  private readonly dropped: Links = new Map();
  private readonly dependents: Links = new Map();
  private readonly outcomes: Links = new Map();

  constructor(items: readonly Item[]) {
    for (const each of items) this.put(each);
  }

  get size(): number {
    return this.byId.size;
  }

  get all(): readonly Item[] {
    return [...this.byId.values()];
  }

  get(id: ItemId): Item | undefined {
    return this.byId.get(id);
  }

  /** The one in the plan with the code. */
  withCode(code: string): Item | undefined {
    return this.found(this.byCode.get(code));
  }

  /** The one with the lineage, in the plan or dropped. */
  ofLineage(lineage: LineageId): Item | undefined {
    return this.found(this.byLineage.get(lineage));
  }

  /** How many of the plan stand directly below an item. */
  countBelow(parent: ItemId | undefined): number {
    return this.standing.get(parent)?.size ?? 0;
  }

  /** Those of the plan directly below an item, in order. */
  below(parent: ItemId | undefined): readonly Item[] {
    return this.of(this.standing, parent).toSorted((one, other) => one.place - other.place);
  }

  droppedBelow(parent: ItemId): readonly Item[] {
    return this.of(this.dropped, parent);
  }

  /** Those of the plan that depend on a measure. */
  dependentOn(lineage: LineageId): readonly Item[] {
    return this.of(this.dependents, lineage);
  }

  /** Those of the plan that came out of a measure. */
  cameFrom(lineage: LineageId): readonly Item[] {
    return this.of(this.outcomes, lineage);
  }

  put(item: Item): void {
    this.unlink(item.id);
    this.byId.set(item.id, item);
    this.byLineage.set(item.lineage, item.id);
    for (const [map, key] of this.linksOf(item)) {
      const ids = map.get(key) ?? new Set();
      map.set(key, ids.add(item.id));
    }
    if (!item.dropped) this.byCode.set(item.code, item.id);
  }

  delete(id: ItemId): void {
    const item = this.byId.get(id);
    if (!item) return;
    this.unlink(id);
    this.byId.delete(id);
    this.byLineage.delete(item.lineage);
  }

  private unlink(id: ItemId): void {
    const item = this.byId.get(id);
    if (!item) return;
    for (const [map, key] of this.linksOf(item)) map.get(key)?.delete(id);
    if (!item.dropped) this.byCode.delete(item.code);
  }

  /** Where it is looked for by what it belongs to. */
  private linksOf({ parent, dropped, dependsOn, origins }: Item): readonly (readonly [Links, Key])[] {
    if (dropped) return [[this.dropped, parent]];
    return [
      [this.standing, parent],
      ...dependsOn.map((each) => [this.dependents, each] as const),
      ...origins.map((each) => [this.outcomes, each] as const),
    ];
  }

  private found(id: ItemId | undefined): Item | undefined {
    return id && this.byId.get(id);
  }

  private of(links: Links, key: Key): readonly Item[] {
    return [...(links.get(key) ?? [])].flatMap((id) => this.byId.get(id) ?? []);
  }
}
