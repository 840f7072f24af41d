import { ALLIANCE_STATUSES, type AllianceStatus } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const AllianceStatusEnum = enumOf<AllianceStatus>(
  'AllianceStatus',
  'Where an alliance stands. It changes by decision, never by the calendar.',
  ALLIANCE_STATUSES,
  {
    proposed: 'Proposed, not at work yet',
    active: 'At work',
    ended: 'Over',
  },
);
