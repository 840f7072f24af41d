import type { SuccessionParticipant } from '@talkoot/registry';

/** A report stays with the organisation on whose behalf it was asked for: a successor asks for its own, of what is then. */
export const reportsOfOrganisations: SuccessionParticipant = {
  columns: [],
  keeps: { 'reporting.report.organisation_id': 'who asked for the report; it shows what they might see' },
  carryOver: () => Promise.resolve(),
};
