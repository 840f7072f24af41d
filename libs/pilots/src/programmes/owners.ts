import type { CollaborationId, OrganisationId } from '@talkoot/contracts';

/** Who owns what today, as the registry knows. */
export type Owners = ReadonlyMap<CollaborationId, OrganisationId>;
