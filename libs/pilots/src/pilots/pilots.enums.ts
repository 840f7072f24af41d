import { PARTNERSHIP_STATUSES, PILOT_STATUSES } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const PilotStatusEnum = enumOf(
  'PilotStatus',
  'Where a pilot stands. It changes by decision, never by the calendar.',
  PILOT_STATUSES,
  {
    draft: 'Being prepared; only those named in it see it',
    approved: 'Approved, not started yet; anybody may see it',
    running: 'The work is under way',
    completed: 'The work is done',
    closed: 'Nothing about it changes any more',
    cancelled: 'Given up before it was completed',
  },
);

export const PartnershipStatusEnum = enumOf(
  'PartnershipStatus',
  'How an organisation stands to a pilot on a day.',
  PARTNERSHIP_STATUSES,
  {
    invited: 'Invited, has not joined; seen by those who invited and the invited',
    joined: 'A partner',
    left: 'No longer a partner',
  },
);
