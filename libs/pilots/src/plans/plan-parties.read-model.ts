import { link, sql } from '@talkoot/platform/read-model';
import { PlanPartyEntity } from './plan.entity.js';

export const named = { from: 'plan', to: 'organisation', dated: 'period' } as const;

export const applicantOfPlan = link(PlanPartyEntity, { ...named, where: ({ role }) => sql`${role} = 'applicant'` });
export const coordinatorOfPlan = link(PlanPartyEntity, { ...named, where: ({ role }) => sql`${role} = 'coordinator'` });
