import { enumOf } from '@talkoot/platform/graphql';
import { DUTY_KINDS, DUTY_ROLES, DUTY_SCOPES, TURN_UNITS } from '../duties/duty.js';
import { OBLIGATION_STATES } from './obligation-state.js';

export const DutyKindEnum = enumOf('DutyKind', 'What the cycle of a programme demands.', DUTY_KINDS, {
  'action-plan': 'An action plan',
  'follow-up': 'A follow-up',
  'interim-report': 'An interim report',
  'round-table': 'A round table',
  revision: 'A revision of the plan',
  'new-programme': 'A new programme',
  'work-programme': 'The work programme of a working group',
});

export const TurnUnitEnum = enumOf('TurnUnit', 'In what a rhythm of a programme counts.', TURN_UNITS, {
  month: 'Months of the calendar year',
  year: 'Calendar years',
  'council-term': 'Terms of the council',
});

export const DutyScopeEnum = enumOf('DutyScope', 'What there is one for.', DUTY_SCOPES, {
  programme: 'One for the programme',
  'strategic-area': 'One for each strategic area of the plan, or each priority where it has no areas',
  'working-group': 'One for each working group that carries a measure',
});

export const DutyRoleEnum = enumOf('DutyRole', 'Who owes it.', DUTY_ROLES, {
  owner: 'The owner of the programme',
  adopters: 'Each adopter',
});

export const ObligationStateEnum = enumOf(
  'ObligationState',
  'How an obligation stands on the day: what is open is coming, due or late by its last day.',
  OBLIGATION_STATES,
  {
    coming: 'Open; its last day is more than 30 days away',
    due: 'Open; its last day comes within 30 days',
    late: 'Open, and its last day is over',
    fulfilled: 'Fulfilled',
    waived: 'Need not be fulfilled, by decision',
    withdrawn: 'No longer demanded by the cycle',
  },
);
