import type { CollaborationId, LocalDate, OrganisationId } from '@talkoot/contracts';

/** The day on which a thing is looked at, and who owns it then (the registry knows the owners). */
export interface Standing {
  readonly today: LocalDate;
  readonly owner: OrganisationId | undefined;
}

/** Who owns what today, as the registry knows. */
export type Owners = ReadonlyMap<CollaborationId, OrganisationId>;
