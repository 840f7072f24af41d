import { z } from 'zod';
import { type Id, idOfKinds, type IdKind, invalidId, isId } from './ids.js';
import { sentAs } from './wire.js';

/** What an organisation is invited to be: in an alliance or proposal, in a plan, in a pilot, in a body. */
export const INVITATION_ROLES = [
  'proposer',
  'member',
  'owner',
  'applicant',
  'coordinator',
  'partner',
  'secretariat',
] as const;
export type InvitationRole = (typeof INVITATION_ROLES)[number];
export const invitationRole = z.enum(INVITATION_ROLES);

/** Where an invitation stands. Only a pending one can be answered or withdrawn. */
export const INVITATION_STATUSES = ['pending', 'accepted', 'declined', 'withdrawn'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** What somebody is invited to take part in by an invitation of its own. */
export const INVITED_TO = ['alliance', 'proposal', 'plan', 'body'] as const satisfies IdKind[];
export type InvitedTo = (typeof INVITED_TO)[number];
export type InvitedToId = { [K in InvitedTo]: Id<K> }[InvitedTo];
export const invitedToId = idOfKinds(INVITED_TO);

/** What the id of an invitation can be of; each kind is answered by changes of its own. */
const INVITATION_KINDS = ['invitation', 'partnership', 'seatinvitation'] as const satisfies IdKind[];
type InvitationKind = (typeof INVITATION_KINDS)[number];

/** Parses the id of an invitation of one kind; the refusal of another kind says which changes answer that. */
export const invitationId = <K extends InvitationKind>(kind: K): z.ZodType<Id<K>, Id<K>> =>
  sentAs(
    'id',
    z.custom<Id<K>>((value) => typeof value === 'string' && isId(kind, value), {
      error: ({ input }) => {
        const other = INVITATION_KINDS.find((each) => typeof input === 'string' && isId(each, input));
        return other ? `other_invitation:${other}` : invalidId([kind]);
      },
    }),
  );
