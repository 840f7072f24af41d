import { link, sql, type Sql } from '@talkoot/platform/read-model';
import { PartnershipEntity } from './pilot.entity.js';

/** Whether a partnership is more than an invitation. */
export const hasJoined = (status: Sql): Sql => sql`${status} = 'joined'`;

const named = { from: 'pilot', to: 'organisation', dated: 'period' } as const;

export const partnerIn = link(PartnershipEntity, { ...named, where: ({ status }) => hasJoined(status) });
/** Who is asked to take part and has not answered. */
export const invitedInto = link(PartnershipEntity, { ...named, where: ({ status }) => sql`${status} = 'invited'` });
