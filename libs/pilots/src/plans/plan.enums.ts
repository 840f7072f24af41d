import { PLAN_STATUSES } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const PlanStatusEnum = enumOf('PlanStatus', 'Where a plan stands.', PLAN_STATUSES, {
  submitted: 'Waits for a decision; only those named in it see it',
  approved: 'Became a pilot',
  redirected: 'Goes on as a separate project',
  rejected: 'Was rejected',
  withdrawn: 'Withdrawn before the decision; only those named in it see it',
});
