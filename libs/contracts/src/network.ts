import { type CollaborationId, organisationOrCollaborationId, type OrganisationId } from './ids.js';

/** What holds a network together: where its members are, or what they work on. */
export const NETWORK_KINDS = ['area', 'theme'] as const;
export type NetworkKind = (typeof NETWORK_KINDS)[number];

export type NetworkMember = OrganisationId | CollaborationId;
export const networkMember = organisationOrCollaborationId;
