import type { OrganisationId } from '@talkoot/contracts';

/** Who stands how to a pilot, a programme, a plan or a project on a day. */
export interface Parties {
  readonly owner?: OrganisationId | undefined;
  readonly coordinator?: OrganisationId | undefined;
  readonly applicant?: OrganisationId | undefined;
  readonly partners?: readonly OrganisationId[];
  readonly invited?: readonly OrganisationId[];
}

/** Those whom what happens to the thing concerns: all but the invited, who are not in it yet. */
export const takingPart = ({ invited: _, ...parties }: Parties): OrganisationId[] => everyone(parties);

/** Everybody who is named in the thing. */
export function everyone({ owner, coordinator, applicant, partners = [], invited = [] }: Parties): OrganisationId[] {
  return [owner, coordinator, applicant, ...partners, ...invited].filter((each) => each !== undefined);
}
