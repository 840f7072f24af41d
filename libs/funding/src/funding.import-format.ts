import {
  code,
  FUNDING_PURPOSES,
  fundingPurpose,
  localDate,
  localisedText,
  money,
  organisationReference,
  plainLine,
  provenance,
} from '@talkoot/contracts';
import { eachOnce, format } from '@talkoot/platform/import';
import { z } from 'zod';

/** The decision's number in the owner's register. */
const reference = plainLine(100).optional();

export const appropriations = format({
  kind: 'appropriations',
  files: 'appropriations.yaml',
  layout: 'list',
  description: 'The money that the owner of a programme has for it.',
  row: z.strictObject({
    code,
    programme: code,
    amount: money,
    /** Not known of every appropriation: its money is there from the first day of the programme then. */
    decidedOn: localDate.optional(),
    reference,
    provenance,
  }),
  key: (row) => row.code,
});

export const grants = format({
  kind: 'grants',
  files: 'grants.yaml',
  layout: 'list',
  description: 'What is granted to a pilot out of an appropriation.',
  row: z.strictObject({
    code,
    appropriation: code,
    pilot: code,
    holder: organisationReference,
    amount: money,
    purposes: z.array(fundingPurpose).min(1).max(FUNDING_PURPOSES.length),
    conditions: z.array(localisedText(2000)).max(50).default([]),
    decidedOn: localDate,
    reference,
    provenance,
  }),
  key: (row) => row.code,
  lists: ({ purposes }) => [eachOnce(['purposes'], purposes)],
});
