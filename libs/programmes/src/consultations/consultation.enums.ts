import { enumOf } from '@talkoot/platform/graphql';
import {
  CONSULTATION_STATES,
  OPINION_STANDINGS,
  POSITIONS,
  SILENCES,
  TAKEN_UP,
} from '../programmes/consultation-state.js';
import { PARKED_STATUSES } from './parked-item-flow.js';

export const ConsultationStatusEnum = enumOf(
  'ConsultationStatus',
  'How a consultation stands today.',
  CONSULTATION_STATES,
  {
    open: 'Opinions are taken',
    over: 'Its last day is over',
    closed: 'Closed by the owner before its last day: all have given their opinion',
    withdrawn: 'Given up by the owner: nobody is asked any longer',
  },
);

export const SilenceEnum = enumOf('Silence', 'What it counts as when an organisation gives no opinion.', SILENCES, {
  agreed: 'As agreed',
  none: 'As nothing',
});

export const OpinionStandingEnum = enumOf(
  'OpinionStanding',
  'How the opinion of an organisation stands today.',
  OPINION_STANDINGS,
  {
    awaited: 'Not given yet; the last day is not over',
    given: 'Given',
    'silent-agreed': 'Not given by the last day, which counts as agreed',
    silent: 'Not given by the last day, which counts as nothing',
    'not-asked':
      'Asked for no longer: the consultation was withdrawn, or the organisation became one with another that is asked',
  },
);

export const PositionEnum = enumOf('OpinionPosition', 'What an organisation thinks of a draft.', POSITIONS, {
  agreed: 'It agrees',
  'agreed-with-remarks': 'It agrees, with remarks',
  opposed: 'It is against it',
  'no-opinion': 'It has no opinion',
});

export const TakenUpEnum = enumOf('TakenUp', 'Whether the definitive version takes up an opinion.', TAKEN_UP, {
  yes: 'It takes it up',
  partly: 'It takes up part of it',
  no: 'It does not',
});

export const ParkedItemStatusEnum = enumOf(
  'ParkedItemStatus',
  'What has become of what was parked beside a plan.',
  PARKED_STATUSES,
  { parked: 'Kept for a later version', 'taken-up': 'The plan has it, or its draft', dropped: 'Nothing comes of it' },
);
