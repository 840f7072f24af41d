import { id, givenDay, localisedText, measureStatus, provenance } from '@talkoot/contracts';
import { z } from 'zod';

/** What the use case takes. The input type of the API, its descriptions and its parser are made from it. */
export const reportMeasure = z
  .strictObject({
    item: id('programmeitem').describe('The measure, as it stands in any revision.'),
    status: measureStatus.describe('How it stands.'),
    on: givenDay.optional().describe('Since when. Default: today.'),
    note: localisedText(5000).optional().describe('More about it. Anyone who sees the programme sees it.'),
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
  })
  .describe('How a measure stands.');
export type ReportMeasure = z.output<typeof reportMeasure>;
