import { invitations } from '@talkoot/identity';
import { sql } from '@talkoot/platform/read-model';
import { PartnershipEntity } from './pilot.entity.js';

/** An invitation into a pilot waits for the consent of the town as well. */
invitations.add(
  PartnershipEntity,
  ({ id, pilot, organisation, period }) => ({
    id,
    kind: sql`'partnership'`,
    version: sql`NULL`,
    to: pilot,
    roles: sql`'{partner}'`,
    organisation,
    person: sql`NULL`,
    inviter: sql`NULL`,
    startsOn: sql`NULL`,
    sentOn: sql`lower(${period})`,
    status: sql`'pending'`,
    answeredOn: sql`NULL`,
    period,
  }),
  ({ status }) => sql`${status} = 'invited'`,
);
