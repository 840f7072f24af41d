import { FUNDING_KINDS, PILOT_PROGRAMME_STATUSES } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const PilotProgrammeStatusEnum = enumOf(
  'PilotProgrammeStatus',
  'Where a pilot programme stands. It changes by decision, never by the calendar.',
  PILOT_PROGRAMME_STATUSES,
  {
    active: 'Goes on, or is being prepared',
    ended: 'Its work is done; nothing begins in it any more',
    cancelled: 'Given up before any of its pilots was completed',
  },
);

export const FundingKindEnum = enumOf('FundingKind', 'What kind of money a programme gives.', FUNDING_KINDS, {
  seed: 'Seed money: for starting and coordinating, not for implementing',
});
