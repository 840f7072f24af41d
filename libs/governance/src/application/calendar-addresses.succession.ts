import type { SuccessionParticipant } from '@talkoot/registry';

/** A calendar shows what its maker may see for the organisation acted for then: a successor's people make addresses of their own. */
export const calendarAddressesOfOrganisations: SuccessionParticipant = {
  columns: [],
  keeps: { 'governance.calendar_address.organisation_id': 'for whom the address was made; it shows what they may see' },
  carryOver: () => Promise.resolve(),
};
