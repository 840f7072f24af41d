import { expectedVersion, id, givenDay, localisedText, versionRead } from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const obligation = id('obligation').describe('The obligation.');
const text = localisedText(5000);

export const fulfilObligation = z
  .strictObject({
    obligation,
    on: givenDay.optional().describe('The day on which it was fulfilled. Default: today.'),
    note: text.optional().describe('By what, such as the minutes of a round table.'),
    expectedVersion,
  })
  .describe('That an obligation is fulfilled.');
export type FulfilObligation = z.output<typeof fulfilObligation>;

export const waiveObligation = z
  .strictObject({
    obligation,
    reason: text.describe('Why it need not be fulfilled. Anyone who sees the programme sees it.'),
    expectedVersion,
  })
  .describe('That an obligation need not be fulfilled.');
export type WaiveObligation = z.output<typeof waiveObligation>;

export const moveObligation = z
  .strictObject({
    obligation,
    due: givenDay.describe('The new last day.'),
    reason: text.describe('Why. Anyone who sees the programme sees it.'),
    expectedVersion: versionRead,
  })
  .describe('Another last day of an obligation, by decision. The rhythm does not move it again.');
export type MoveObligation = z.output<typeof moveObligation>;
