import { fromTheStart, newId, type OrganisationId } from '@talkoot/contracts';
import { type Item, type LineageId, PlanTree } from '../revisions/plan-tree.js';

/** What a copy takes over besides codes, kinds, names and visions. */
export interface Carried {
  readonly descriptions: boolean;
  /** Its working groups, and this organisation where it is responsible; undefined: nobody. */
  readonly people: OrganisationId | undefined;
  /** What the copy of an item adapts. */
  readonly adapting: (item: Item) => LineageId | undefined;
}

/** The plan of another programme as the start of a new one: each item stands where it stood, and is a new one from now on. */
export function copiedPlan(items: readonly Item[], { descriptions, people, adapting }: Carried): PlanTree {
  const ids = new Map(items.map(({ id }) => [id, newId('programmeitem')]));
  return new PlanTree(
    items.map((item) => ({
      ...item,
      id: ids.get(item.id) ?? newId('programmeitem'),
      lineage: newId('itemlineage'),
      parent: item.parent && ids.get(item.parent),
      description: descriptions ? item.description : undefined,
      workingGroup: people && item.workingGroup,
      responsible: people && isResponsible(item, people) ? [fromTheStart(people)] : [],
      adaptedFrom: adapting(item),
      reason: undefined,
      provenance: 'reported',
    })),
  );
}

const isResponsible = ({ responsible }: Item, organisation: OrganisationId): boolean =>
  responsible.some((each) => each.organisation === organisation && each.period.to === undefined);
