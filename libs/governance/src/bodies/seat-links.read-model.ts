import { link, sql } from '@talkoot/platform/read-model';
import { BodySecretariatEntity, MandateEntity, SeatOrganisationEntity } from './body.entity.js';

/** The secretariat of a body on the day. */
export const secretariatOf = link(BodySecretariatEntity, { from: 'body', to: 'organisation', dated: 'period' });

/** For whom a seat is on the day. */
export const organisationOfSeat = link(SeatOrganisationEntity, { from: 'seat', to: 'organisation', dated: 'period' });
export const seatsOfOrganisation = link(SeatOrganisationEntity, { from: 'organisation', to: 'seat', dated: 'period' });

/** Who holds a seat on the day. */
export const holderOfSeat = link(MandateEntity, {
  from: 'seat',
  to: 'id',
  dated: 'period',
  where: ({ role }) => sql`${role} = 'holder'`,
});
