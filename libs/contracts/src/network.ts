import { type CollaborationId, organisationOrCollaborationId, type OrganisationId } from './ids.js';

/** What the members of a network have in common: where they are, or what they work on. */
export const NETWORK_KINDS = ['area', 'theme'] as const;
export type NetworkKind = (typeof NETWORK_KINDS)[number];

export type NetworkMember = OrganisationId | CollaborationId;
export const networkMember = organisationOrCollaborationId;
