import {
  COMPANY_ROLES,
  FUNDING_KINDS,
  LIGHTS,
  PARTNERSHIP_STATUSES,
  PILOT_STATUSES,
  PLAN_STATUSES,
  PROGRAMME_STATUSES,
} from '@talkoot/contracts';
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

export const ProgrammeStatusEnum = enumOf(
  'PilotProgrammeStatus',
  'Where a pilot programme stands. It changes by decision, never by the calendar.',
  PROGRAMME_STATUSES,
  {
    active: 'Goes on, or is being prepared',
    ended: 'Its work is done; nothing begins in it any more',
    cancelled: 'Given up before any of its pilots was completed',
  },
);

export const PlanStatusEnum = enumOf('PlanStatus', 'Where a plan stands.', PLAN_STATUSES, {
  submitted: 'Waits for a decision; only those named in it see it',
  approved: 'Became a pilot',
  redirected: 'Goes on as a separate project',
  rejected: 'Was rejected',
  withdrawn: 'Withdrawn before the decision; only those named in it see it',
});

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

export const LightEnum = enumOf('StatusLight', 'How a pilot goes, as its coordinator or its owner sees it.', LIGHTS, {
  'on-track': 'It goes as planned',
  'at-risk': 'It may be late or fall short',
  'off-track': 'It will be late or fall short unless something is done',
});

export const FundingKindEnum = enumOf('FundingKind', 'What kind of money a programme gives.', FUNDING_KINDS, {
  seed: 'Seed money: for starting and coordinating, not for implementing',
});

export const CompanyRoleEnum = enumOf('CompanyRole', 'What a company does in a pilot.', COMPANY_ROLES, {
  developer: 'Develops something together with the partners',
  tester: 'Tries something out',
  supplier: 'Supplies goods or services',
  customer: 'Buys what comes of it',
  investor: 'Invests in it',
  other: 'Takes part in another way',
});
