import { clearable, expectedVersion, id, lasting, givenDay, localisedText, versionRead } from '@talkoot/contracts';
import { z } from 'zod';
import { namedOnce, person, personAddress } from '../bodies/bodies.inputs.js';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const actionItem = id('actionitem').describe('The action item.');

const text = localisedText(2000);
const organisation = id('organisation');

export const giveActionItem = z
  .strictObject({
    meeting: id('meeting').describe('The meeting, which has been held.'),
    agendaItem: id('agendaitem').optional().describe('The item of its agenda out of which it comes.'),
    decision: id('decision').optional().describe('The decision of the meeting out of which it comes.'),
    text: text.describe('What is to be done, in one language or more.'),
    organisation: organisation.optional().describe('The organisation that is to do it.'),
    person: person.optional().describe('The person who is to do it.'),
    personAddress: personAddress.describe('The e-mail address of the person, in place of the id.'),
    due: givenDay.optional().describe('The day by which it is to be done, that of the meeting or later.'),
  })
  .superRefine(namedOnce)
  .describe('What a meeting asks for; an organisation, a person or both are responsible.');
export type GiveActionItem = z.output<typeof giveActionItem>;

export const changeActionItem = z
  .strictObject({
    actionItem,
    text: lasting(text).describe('What is to be done.'),
    organisation: clearable(organisation).describe(
      'The organisation that is responsible from today on; the person, if there is one, stays so as well.',
    ),
    person: clearable(person).describe('The person who is responsible; an organisation or a person has to be left.'),
    personAddress: personAddress.describe('The e-mail address of the person, in place of the id.'),
    due: clearable(givenDay).describe('The day by which it is to be done, that of the meeting or later.'),
    expectedVersion: versionRead,
  })
  .superRefine(namedOnce)
  .describe('The action item and its changes. Omitted fields keep their value; null clears optional fields.');
export type ChangeActionItem = z.output<typeof changeActionItem>;

/** A step with an item on a day. Default: today. */
export const stepOfActionItem = z.strictObject({
  actionItem,
  on: givenDay.optional().describe('The day, from that of the meeting until today. Default: today.'),
  expectedVersion,
});
export type StepOfActionItem = z.output<typeof stepOfActionItem>;
