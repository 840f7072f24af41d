import { enumOf } from '@talkoot/platform/graphql';
import { TASK_STATUSES, WORK_PROGRAMME_STATUSES } from './work-programme-state.js';

export const WorkProgrammeStatusEnum = enumOf(
  'WorkProgrammeStatus',
  'Where a work programme stands.',
  WORK_PROGRAMME_STATUSES,
  {
    draft: 'Being drafted; the owner of the programme and those who prepare the meetings of the working group see it',
    adopted: 'Adopted by the working group',
    discarded: 'Given up',
  },
);

export const WorkTaskStatusEnum = enumOf('WorkTaskStatus', 'Where a task of a work programme stands.', TASK_STATUSES, {
  open: 'To be done',
  done: 'Done',
  dropped: 'Not done, and no longer to be done',
});
