import { z } from 'zod';
import { type Id, idOfKinds, type IdKind } from './ids.js';

/** What an organisation is invited to be; `partner` is that of a pilot. */
export const INVITATION_ROLES = ['proposer', 'member', 'owner', 'partner'] as const;
export type InvitationRole = (typeof INVITATION_ROLES)[number];
export const invitationRole = z.enum(INVITATION_ROLES);

/** Where an invitation stands. Only a pending one can be answered or withdrawn. */
export const INVITATION_STATUSES = ['pending', 'accepted', 'declined', 'withdrawn'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** What somebody is invited to take part in by an invitation of its own. */
export const INVITED_TO = ['alliance', 'proposal'] as const satisfies IdKind[];
export type InvitedTo = (typeof INVITED_TO)[number];
export type InvitedToId = { [K in InvitedTo]: Id<K> }[InvitedTo];
export const invitedToId = idOfKinds(INVITED_TO);
