import { expectedVersion, id, givenDay, versionRead, wholeNumber } from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const actionPlan = id('actionplan').describe('The action plan, a draft.');

export const draftActionPlan = z
  .strictObject({
    programme: id('programme').describe('The programme, which is adopted.'),
    organisation: id('organisation').describe('Your organisation: the owner of the programme, or an adopter.'),
    year: wholeNumber(1900, 2200).describe('The calendar year.'),
    area: id('programmeitem').describe(
      'The strategic area of the plan in force; a priority where the plan has no areas.',
    ),
    copyOf: id('actionplan')
      .optional()
      .describe(
        'An adopted action plan of an earlier year, for the same area: what is neither done nor dropped is taken over, planned anew, its days moved by the years. Notes are not.',
      ),
  })
  .describe('The draft of an action plan.');
export type DraftActionPlan = z.output<typeof draftActionPlan>;

export const adoptActionPlan = z
  .strictObject({
    actionPlan,
    adoptedOn: givenDay.optional().describe('The day of the decision. Default: today.'),
    decision: id('decision').optional().describe('The recorded decision of a meeting.'),
    expectedVersion: versionRead,
  })
  .describe('That an action plan is adopted. It has at least one activity.');
export type AdoptActionPlan = z.output<typeof adoptActionPlan>;

export const discardActionPlan = z
  .strictObject({ actionPlan, expectedVersion })
  .describe('The draft of an action plan that is given up.');
export type DiscardActionPlan = z.output<typeof discardActionPlan>;
