import {
  clearable,
  clearableList,
  expectedVersion,
  id,
  lasting,
  givenDay,
  localisedLine,
  localisedText,
  money,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';
import { REPORTED_STATUSES } from './activity.js';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const activity = id('activity').describe('The activity.');
const title = localisedLine(300);
const text = localisedText(5000);
const organisation = id('organisation');
const partners = z.array(organisation).max(50);
const measure = id('programmeitem');

const details = {
  title: 'What is to be done.',
  description: 'More about it.',
  measure: 'The measure that it serves, below the area in the plan in force.',
  responsible: 'Who is responsible: the owner of the programme, or an adopter.',
  partners: 'Who else takes part: the owner of the programme, or adopters.',
  start: 'The day on which it begins.',
  due: 'The last day on which it is in time: in the year of the action plan, or later.',
  budget: 'What it may cost.',
} as const;

export const addActivity = z
  .strictObject({
    actionPlan: id('actionplan').describe('The action plan: yours, a draft or adopted.'),
    title: title.describe(details.title),
    description: text.optional().describe(details.description),
    measure: measure.optional().describe(details.measure),
    responsible: organisation.optional().describe(`${details.responsible} Default: whose action plan it is.`),
    partners: partners.default([]).describe(details.partners),
    start: givenDay.optional().describe(details.start),
    due: givenDay.describe(details.due),
    budget: money.optional().describe(details.budget),
  })
  .describe('A new activity of an action plan.');
export type AddActivity = z.output<typeof addActivity>;

export const changeActivity = z
  .strictObject({
    activity,
    title: lasting(title).describe(details.title),
    description: clearable(text).describe(details.description),
    measure: clearable(measure).describe(details.measure),
    responsible: lasting(organisation).describe(details.responsible),
    partners: clearableList(partners).describe(details.partners),
    start: clearable(givenDay).describe(details.start),
    due: lasting(givenDay).describe(details.due),
    budget: clearable(money).describe(details.budget),
    expectedVersion: versionRead,
  })
  .describe(
    'Other details of an activity. What is left out stays as it is; null empties all but the title, who is responsible and the last day.',
  );
export type ChangeActivity = z.output<typeof changeActivity>;

export const reportActivity = z
  .strictObject({
    activity,
    status: z.enum(REPORTED_STATUSES).optional().describe('How it stands. Default: as before.'),
    on: givenDay.optional().describe('The day on which it stood so. Default: today.'),
    note: localisedText(2000).optional().describe('How it goes. Anyone who sees the activity sees it.'),
    expectedVersion,
  })
  .superRefine(({ status, note }, context) => {
    if (status === undefined && note === undefined)
      context.addIssue({ code: 'custom', path: ['status'], message: 'at_least_one_of:status, note' });
  })
  .describe('How an activity goes: its status, a note, or both.');
export type ReportActivity = z.output<typeof reportActivity>;

export const dropActivity = z
  .strictObject({
    activity,
    reason: text.describe('Why it is not to be done any more. Anyone who sees the activity sees it.'),
    expectedVersion,
  })
  .describe('That an activity is not to be done any more.');
export type DropActivity = z.output<typeof dropActivity>;

export const linkActivities = z
  .strictObject({
    activity: id('activity').describe('The activity that waits, of your action plan.'),
    waitsFor: id('activity').describe(
      'The activity for which it waits: of the same action plan, or of any that is adopted, also for another programme.',
    ),
  })
  .describe('That an activity waits for another one: until that one is done or dropped, it is blocked.');
export type LinkActivities = z.output<typeof linkActivities>;

export const unlinkActivities = z
  .strictObject({
    activity: id('activity').describe('The activity that waits, of your action plan.'),
    waitsFor: id('activity').describe('The activity for which it waits no more.'),
  })
  .describe('That an activity waits for another one no more.');
export type UnlinkActivities = z.output<typeof unlinkActivities>;
