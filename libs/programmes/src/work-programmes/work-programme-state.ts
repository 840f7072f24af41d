/** Where a work programme stands. */
export const WORK_PROGRAMME_STATUSES = ['draft', 'adopted', 'discarded'] as const;
export type WorkProgrammeStatus = (typeof WORK_PROGRAMME_STATUSES)[number];

/** Where a task of a work programme stands. */
export const TASK_STATUSES = ['open', 'done', 'dropped'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];
