import { enumOf } from '@talkoot/platform/graphql';
import { ACTION_PLAN_STATUSES } from './action-plan-flow.js';
import { REPORTED_STATUSES } from './activity.js';
import { ACTIVITY_STATUSES, ACTIVITY_TIMELINESS } from './activity-timeliness.js';

export const ActionPlanStatusEnum = enumOf('ActionPlanStatus', 'Where an action plan stands.', ACTION_PLAN_STATUSES, {
  draft: 'Being drafted; only the organisation sees it whose it is',
  adopted: 'Adopted: anyone who sees the programme sees it',
  discarded: 'Given up',
});

const REPORTED = {
  planned: 'Not begun yet',
  'in-progress': 'Begun',
  done: 'Done',
} as const;

/** The inputs name it by its values. */
enumOf('ReportedActivityStatus', 'How an activity is reported to stand.', REPORTED_STATUSES, REPORTED);

export const ActivityStatusEnum = enumOf(
  'ActivityStatus',
  'What has become of an activity, as it was reported last.',
  ACTIVITY_STATUSES,
  { ...REPORTED, dropped: 'Not to be done any more' },
);

export const ActivityTimelinessEnum = enumOf(
  'ActivityTimeliness',
  'How an activity stands on the day: the first of these that holds.',
  ACTIVITY_TIMELINESS,
  {
    done: 'Done by the day',
    dropped: 'Dropped by the day',
    blocked: 'Open, and it waits for one that is neither done nor dropped',
    late: 'Open, and its last day is over',
    'on-time': 'Open, and its last day is not over',
  },
);
