import {
  type DatedOrganisation,
  fromTheStart,
  grouped,
  type Handover,
  type Id,
  type ItemKind,
  type MeasureOrigin,
  type LocalisedText,
  type OrganisationId,
  type Provenance,
  sameText,
} from '@talkoot/contracts';

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
  /** Of a measure: other measures of the plan that come first. */
  readonly dependsOn?: readonly ItemId[] | undefined;
  readonly provenance: Provenance;
}

/** What people say of a measure that takes the place of others; what is left out stays as it was with these. */
export interface NewMeasure {
  readonly code: string;
  readonly name: LocalisedText;
  readonly description?: LocalisedText | undefined;
  readonly workingGroup?: Id<'body'> | null | undefined;
  readonly responsible?: readonly OrganisationId[] | undefined;
  readonly dependsOn?: readonly ItemId[] | undefined;
  readonly provenance: Provenance;
}

/** An item as it stands in a revision. */
export interface Item extends Omit<ItemDetails, 'responsible' | 'dependsOn'> {
  readonly id: ItemId;
  readonly lineage: LineageId;
  readonly parent?: ItemId | undefined;
  /** Its place among those with the same parent, from 0. */
  readonly place: number;
  /** Who is responsible, and when: at a merger the successor stands in. */
  readonly responsible: readonly DatedOrganisation[];
  /** The measures of the plan that come first, sorted. */
  readonly dependsOn: readonly LineageId[];
  /** How it came out of other measures, and which. */
  readonly cameBy?: MeasureOrigin | undefined;
  readonly origins: readonly LineageId[];
  /** Why it is new, changed or dropped. */
  readonly reason?: LocalisedText | undefined;
  /** It stands here only to say why it was dropped. */
  readonly dropped: boolean;
}

/** Those who are responsible without an end, sorted. */
export const openOnes = (responsible: readonly DatedOrganisation[]): readonly OrganisationId[] =>
  responsible
    .filter(({ period }) => period.to === undefined)
    .map(({ organisation }) => organisation)
    .toSorted();

/** The same organisations in the same times, for another item. */
export const copied = (responsible: readonly DatedOrganisation[]): readonly DatedOrganisation[] =>
  responsible.map(({ organisation, period }) => fromTheStart(organisation, period));

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

/** Whether two items say the same, wherever they stand. */
export const sameDetails = (one: Item, other: Item): boolean =>
  one.code === other.code &&
  one.kind === other.kind &&
  sameText(one.name, other.name) &&
  sameText(one.vision, other.vision) &&
  sameText(one.description, other.description) &&
  one.workingGroup === other.workingGroup &&
  openOnes(one.responsible).join() === openOnes(other.responsible).join() &&
  one.adaptedFrom === other.adaptedFrom &&
  one.dependsOn.join() === other.dependsOn.join() &&
  one.provenance === other.provenance;

/** What new measures take over from those whose place they take: all organisations and dependencies, and what is the same of all. */
export function inherited(
  from: readonly Item[],
): Pick<Item, 'responsible' | 'dependsOn' | 'workingGroup' | 'adaptedFrom'> {
  const own = new Set(from.map(({ lineage }) => lineage));
  const responsible = new Map(from.flatMap((item) => [...grouped(item.responsible, (each) => each.organisation)]));
  const dependsOn = new Set(from.flatMap((item) => item.dependsOn).filter((lineage) => !own.has(lineage)));
  return {
    responsible: copied([...responsible.values()].flat()),
    dependsOn: [...dependsOn].toSorted(),
    workingGroup: sameOfAll(from.map(({ workingGroup }) => workingGroup)),
    adaptedFrom: sameOfAll(from.map(({ adaptedFrom }) => adaptedFrom)),
  };
}

const sameOfAll = <T>([first, ...others]: readonly T[]): T | undefined =>
  others.every((each) => each === first) ? first : undefined;
