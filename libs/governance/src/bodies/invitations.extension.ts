import { Invitation, invitations, Me } from '@talkoot/identity';
import { distinct, extend, sql } from '@talkoot/platform/read-model';
import { Proposal } from '../proposals/proposal.read-model.js';
import { SeatInvitationEntity } from './seat-invitation.entity.js';

extend(Proposal, (is) => ({
  invitations: is.connection(
    () => Invitation,
    'to',
    'Who is, or was, invited to make it as well: as far as you have invited or are invited.',
  ),
}));

/** An invitation to a seat waits for the consent of a person, known by the id or by the address. */
invitations.add(
  SeatInvitationEntity,
  ({ id, version, body, role, person, address, inviter, sentOn, expiresOn, period }) => ({
    id,
    kind: sql`'seatinvitation'`,
    version,
    to: body,
    roles: sql`ARRAY[${role}]`,
    organisation: sql`NULL`,
    person: sql`coalesce(${person}, (${distinct(Me, 'id', (each) => sql`${each.address} = ${address}`)}))`,
    inviter,
    startsOn: sql`lower(${period})`,
    sentOn,
    status: sql`'pending'`,
    answeredOn: sql`NULL`,
    period: sql`daterange(${sentOn}, ${expiresOn}, '[]')`,
  }),
  ({ status }) => sql`${status} = 'pending'`,
);
