import { link, sql } from '@talkoot/platform/read-model';
import { ResponsibilityEntity } from './responsibility.entity.js';

const responsible = { from: 'collaboration', to: 'organisation', dated: 'period' } as const;

/** Who leads a pilot or a project. */
export const coordinatorOf = link(ResponsibilityEntity, {
  ...responsible,
  where: ({ role }) => sql`${role} = 'coordinator'`,
});
/** Who applied for a pilot. */
export const applicantOf = link(ResponsibilityEntity, {
  ...responsible,
  where: ({ role }) => sql`${role} = 'applicant'`,
});
