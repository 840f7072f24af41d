import { expectedVersion, id, localisedLine, localisedText } from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const parkedItem = id('parkeditem').describe('The parked item.');
const text = localisedText(5000);

export const parkItem = z
  .strictObject({
    programme: id('programme').describe('The programme.'),
    title: localisedLine(300).describe('What it is about.'),
    description: text.optional().describe('More about it.'),
    expectedVersion,
  })
  .describe('Something for a later version of a plan.');
export type ParkItem = z.output<typeof parkItem>;

export const takeUpParkedItem = z
  .strictObject({
    parkedItem,
    item: id('programmeitem').describe('The item of the plan, or of its draft, that it became.'),
    expectedVersion,
  })
  .describe('That a plan takes up what was parked beside it.');
export type TakeUpParkedItem = z.output<typeof takeUpParkedItem>;

export const dropParkedItem = z
  .strictObject({
    parkedItem,
    reason: text.describe('Why. Who parked it sees it.'),
    expectedVersion,
  })
  .describe('That nothing comes of what was parked beside a plan.');
export type DropParkedItem = z.output<typeof dropParkedItem>;
