import {
  clearable,
  expectedVersion,
  id,
  lasting,
  givenDay,
  localisedLine,
  localisedText,
  money,
  sentAs,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';
import { TASK_STATUSES } from './work-programme-state.js';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const workProgramme = id('workprogramme').describe('The work programme.');
const task = id('worktask').describe('The task.');
const text = localisedText(2000);

const target = sentAs(
  { object: 'WorkTargetInput' },
  z
    .strictObject({
      text: text.describe('What is to be reached in the year.'),
      item: id('programmeitem').optional().describe('The objective, measure or other item of the plan that it serves.'),
    })
    .describe('A target of the year.'),
);

const budgetLine = sentAs(
  { object: 'BudgetLineInput' },
  z
    .strictObject({
      name: localisedLine(300).describe('What the line is called.'),
      amount: money.optional().describe('How much it has for the year.'),
    })
    .describe('A line of a budget.'),
);

export const draftWorkProgramme = z
  .strictObject({
    programme: id('programme').describe('The programme.'),
    workingGroup: id('body').describe('The working group; it carries an item of the plan.'),
    year: z.int().min(1900).max(2200).describe('The year.'),
  })
  .describe('The draft of a work programme: one for each programme, working group and year.');
export type DraftWorkProgramme = z.output<typeof draftWorkProgramme>;

export const changeWorkProgramme = z
  .strictObject({
    workProgramme,
    targets: lasting(z.array(target).max(100)).describe('All targets of the year, in order.'),
    budgetLine: clearable(budgetLine).describe('The line of a budget that it carries out.'),
    expectedVersion: versionRead,
  })
  .describe('Other targets of the draft of a work programme, or another budget line. What is left out stays as it is.');
export type ChangeWorkProgramme = z.output<typeof changeWorkProgramme>;

const taskDetails = {
  text: 'What is to be done.',
  responsible: 'Who does it: the owner of the programme or an adopter.',
  due: 'By which day.',
} as const;

export const addWorkTask = z
  .strictObject({
    workProgramme,
    text: text.describe(taskDetails.text),
    responsible: id('organisation').optional().describe(taskDetails.responsible),
    due: givenDay.optional().describe(taskDetails.due),
    expectedVersion,
  })
  .describe('A new task of a work programme, at the end.');
export type AddWorkTask = z.output<typeof addWorkTask>;

export const changeWorkTask = z
  .strictObject({
    workProgramme,
    task,
    text: lasting(text).describe(taskDetails.text),
    responsible: clearable(id('organisation')).describe(taskDetails.responsible),
    due: clearable(givenDay).describe(taskDetails.due),
    expectedVersion: versionRead,
  })
  .describe('Other details of an open task. What is left out stays as it is.');
export type ChangeWorkTask = z.output<typeof changeWorkTask>;

export const removeWorkTask = z
  .strictObject({ workProgramme, task, expectedVersion: versionRead })
  .describe('An open task that is taken out of a work programme.');
export type RemoveWorkTask = z.output<typeof removeWorkTask>;

export const reportWorkTask = z
  .strictObject({
    workProgramme,
    task,
    status: z.enum(TASK_STATUSES).describe('Done, dropped, or open again.'),
    on: givenDay.optional().describe('The day. Default: today.'),
    expectedVersion,
  })
  .describe('That a task is done or dropped, or open again.');
export type ReportWorkTask = z.output<typeof reportWorkTask>;

export const adoptWorkProgramme = z
  .strictObject({
    workProgramme,
    adoptedOn: givenDay.optional().describe('The day on which the working group decided. Default: today.'),
    decision: id('decision').optional().describe('The recorded decision of its meeting.'),
    expectedVersion: versionRead,
  })
  .describe('That the working group adopted its work programme.');
export type AdoptWorkProgramme = z.output<typeof adoptWorkProgramme>;

export const discardWorkProgramme = z
  .strictObject({ workProgramme, expectedVersion })
  .describe('The draft of a work programme that is given up.');
export type DiscardWorkProgramme = z.output<typeof discardWorkProgramme>;
