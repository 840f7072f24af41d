import type { OrganisationId, Relation } from '@talkoot/contracts';

/** Who stands how to a pilot, a programme, a plan or a project on a day. */
export interface Parties {
  readonly owner?: OrganisationId | undefined;
  readonly coordinator?: OrganisationId | undefined;
  readonly applicant?: OrganisationId | undefined;
  readonly partners?: readonly OrganisationId[];
  readonly invited?: readonly OrganisationId[];
}

/** How an organisation stands to the thing: the one place where this is decided. Nobody's organisation stands to nothing. */
export function relationsOf(organisation: OrganisationId | undefined, parties: Parties): Relation[] {
  if (organisation === undefined) return [];
  const relations: [Relation, boolean][] = [
    ['owner', parties.owner === organisation],
    ['coordinator', parties.coordinator === organisation],
    ['applicant', parties.applicant === organisation],
    ['partner', parties.partners?.includes(organisation) ?? false],
    ['invited', parties.invited?.includes(organisation) ?? false],
  ];
  return relations.filter(([, holds]) => holds).map(([relation]) => relation);
}

/** Those whom what happens to the thing concerns: all but the invited, who are not in it yet. */
export const takingPart = ({ invited: _, ...parties }: Parties): OrganisationId[] => everyone(parties);

/** Everybody who is named in the thing. */
export function everyone({ owner, coordinator, applicant, partners = [], invited = [] }: Parties): OrganisationId[] {
  return [owner, coordinator, applicant, ...partners, ...invited].filter((each) => each !== undefined);
}
