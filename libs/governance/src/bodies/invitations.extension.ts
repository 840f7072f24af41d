import { invitations, Me } from '@talkoot/identity';
import { distinct, sql } from '@talkoot/platform/read-model';
import { SeatInvitationEntity } from './seat-invitation.entity.js';

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
