import { fromTheStart, type Id, newId, type OrganisationId } from '@talkoot/contracts';
import type { Item, LineageId } from '../revisions/item.js';
import { PlanTree } from '../revisions/plan-tree.js';

/** What a copy takes over besides codes, kinds, names and visions. */
export interface Carried {
  readonly descriptions: boolean;
  /** This organisation where it is responsible, and these of its working groups; undefined: nobody. */
  readonly people: { readonly owner: OrganisationId; readonly groups: ReadonlySet<Id<'body'>> } | undefined;
  /** What the copy of an item adapts. */
  readonly adapting: (item: Item) => LineageId | undefined;
}

/** The plan of another programme as the start of a new one: each item stands where it stood, and is a new one from now on. */
export function copiedPlan(items: readonly Item[], { descriptions, people, adapting }: Carried): PlanTree {
  const ids = new Map(items.map(({ id }) => [id, newId('programmeitem')]));
  const lineages = new Map(items.map(({ lineage }) => [lineage, newId('itemlineage')]));
  return new PlanTree(
    items.map((item) => ({
      ...item,
      id: ids.get(item.id) ?? newId('programmeitem'),
      lineage: lineages.get(item.lineage) ?? newId('itemlineage'),
      parent: item.parent && ids.get(item.parent),
      description: descriptions ? item.description : undefined,
      workingGroup: item.workingGroup && people?.groups.has(item.workingGroup) ? item.workingGroup : undefined,
      responsible: people && isResponsible(item, people.owner) ? [fromTheStart(people.owner)] : [],
      adaptedFrom: adapting(item),
      dependsOn: item.dependsOn.flatMap((each) => lineages.get(each) ?? []).toSorted(),
      cameBy: undefined,
      origins: [],
      reason: undefined,
      provenance: 'reported',
    })),
  );
}

const isResponsible = ({ responsible }: Item, organisation: OrganisationId): boolean =>
  responsible.some((each) => each.organisation === organisation && each.period.to === undefined);
