import { clearable, expectedVersion, id, lasting, localDate, localisedText } from '@talkoot/contracts';
import { z } from 'zod';
import { namedOnce, person, personAddress } from './named-person.js';

/** What the use cases take: the API's inputs are parsed into these. */
const actionItem = id('actionitem');

const text = localisedText(2000);
const organisation = id('organisation');

export const giveActionItem = z
  .strictObject({
    meeting: id('meeting'),
    agendaItem: id('agendaitem').optional(),
    decision: id('decision').optional(),
    text,
    organisation: organisation.optional(),
    person: person.optional(),
    personAddress,
    due: localDate.optional(),
  })
  .superRefine(namedOnce);
export type GiveActionItem = z.output<typeof giveActionItem>;

export const changeActionItem = z
  .strictObject({
    actionItem,
    text: lasting(text),
    organisation: clearable(organisation),
    person: clearable(person),
    personAddress,
    due: clearable(localDate),
    expectedVersion,
  })
  .superRefine(namedOnce);
export type ChangeActionItem = z.output<typeof changeActionItem>;

/** A step with an item on a day. Default: today. */
export const stepOfActionItem = z.strictObject({ actionItem, on: localDate.optional(), expectedVersion });
export type StepOfActionItem = z.output<typeof stepOfActionItem>;
