import {
  clearable,
  clearableList,
  code,
  expectedVersion,
  id,
  lasting,
  givenDay,
  period,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';
import { name, organisation, stated, text } from '../programmes/programmes.inputs.js';

export const submitPlan = z
  .strictObject({
    programme: id('pilotprogramme').describe('The pilot programme whose call the plan answers.'),
    name: name.describe('What the plan is called, in one language or more.'),
    description: text.optional().describe('What is to be done and why.'),
    period: period.optional().describe('When the work would be done.'),
    applicant: organisation.describe(
      'The organisation that applies: yours, or one that is invited and becomes it by accepting.',
    ),
    coordinator: organisation
      .optional()
      .describe(
        'The organisation that would lead the work. Default: the applicant. Another one than yours is invited, and becomes it by accepting.',
      ),
    partners: z
      .array(organisation)
      .max(500)
      .default([])
      .describe('The other organisations that would take part; they are invited when the plan becomes a pilot.'),
    provenance: stated,
  })
  .describe('A plan that answers the open call of a programme.');
export type SubmitPlan = z.output<typeof submitPlan>;

export const changePlan = z
  .strictObject({
    plan: id('plan').describe('The plan.'),
    name: lasting(name).describe('What the plan is called.'),
    description: clearable(text).describe('What is to be done and why.'),
    period: clearable(period).describe('When the work would be done.'),
    coordinator: lasting(organisation).describe(
      'The organisation that would lead the work: yours at once, another one when it accepts the invitation.',
    ),
    partners: clearableList(z.array(organisation).max(500)).describe('All other organisations that would take part.'),
    expectedVersion: versionRead,
  })
  .describe(
    'A correction of a plan. Omitted fields keep their value; null clears the description, the period and the partners.',
  );
export type ChangePlan = z.output<typeof changePlan>;

export const withdrawPlan = z
  .strictObject({
    plan: id('plan').describe('The plan.'),
    reason: text
      .optional()
      .describe('Why; seen by those who see the plan: the programme’s owner and those named in it.'),
    expectedVersion,
  })
  .describe('The plan to withdraw.');
export type WithdrawPlan = z.output<typeof withdrawPlan>;

/** What a plan becomes: a pilot or a project. */
const ofDecidedPlan = {
  plan: id('plan').describe('The plan that is decided on.'),
  code: code.describe('The code that it is to have; no other thing may have it.'),
  name: name.optional().describe('What it is to be called. Default: as the plan.'),
  period: period
    .optional()
    .describe('When the work is done. Default: the period of the plan, else that of the programme.'),
};

export const approvePlan = z
  .strictObject({
    ...ofDecidedPlan,
    themes: z.array(id('theme')).max(20).default([]).describe('The themes that the pilot works on.'),
    on: givenDay
      .optional()
      .describe('The day of the decision, from the day of submission until today. Default: today.'),
    expectedVersion,
  })
  .describe('The plan, and what the pilot is to be.');
export type ApprovePlan = z.output<typeof approvePlan>;

export const redirectPlan = z
  .strictObject({
    ...ofDecidedPlan,
    coordinator: organisation.optional().describe('Who is to lead the project. Default: the coordinator of the plan.'),
    reason: text.optional().describe('Why it goes on as a project and not as a pilot.'),
    on: givenDay
      .optional()
      .describe('The day of the decision, from the day of submission until today. Default: today.'),
    expectedVersion,
  })
  .describe('The plan, and what the project is to be.');
export type RedirectPlan = z.output<typeof redirectPlan>;

export const rejectPlan = z
  .strictObject({
    plan: id('plan').describe('The plan that is decided on.'),
    reason: text.describe('Why it is rejected; anybody may read it.'),
    on: givenDay
      .optional()
      .describe('The day of the decision, from the day of submission until today. Default: today.'),
    expectedVersion,
  })
  .describe('The plan, and why it is rejected.');
export type RejectPlan = z.output<typeof rejectPlan>;
