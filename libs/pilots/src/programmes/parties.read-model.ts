import { link, sql } from '@talkoot/platform/read-model';
import { PlanPartyEntity } from '../plans/plan.entity.js';
import { ResponsibilityEntity } from './responsibility.entity.js';

const responsible = { from: 'collaboration', to: 'organisation', dated: 'period' } as const;

/** Who leads a pilot or a project, or applied for a pilot. */
export const responsibleFor = link(ResponsibilityEntity, responsible);
export const coordinatorOf = link(ResponsibilityEntity, {
  ...responsible,
  where: ({ role }) => sql`${role} = 'coordinator'`,
});
export const applicantOf = link(ResponsibilityEntity, {
  ...responsible,
  where: ({ role }) => sql`${role} = 'applicant'`,
});

export const named = { from: 'plan', to: 'organisation', dated: 'period' } as const;

export const applicantOfPlan = link(PlanPartyEntity, { ...named, where: ({ role }) => sql`${role} = 'applicant'` });
export const coordinatorOfPlan = link(PlanPartyEntity, { ...named, where: ({ role }) => sql`${role} = 'coordinator'` });
/** Who submitted a plan or would lead its work. */
export const responsibleForPlan = link(PlanPartyEntity, { ...named, where: ({ role }) => sql`${role} <> 'partner'` });
