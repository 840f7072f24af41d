import { fundingPurpose, localDate, localisedText, money, plainText, provenance } from '@talkoot/contracts';
import { format, organisationReference, ownCode } from '@talkoot/platform/import';
import { z } from 'zod';

/** The decision's number in the owner's register. */
const reference = plainText(100).optional();

export const appropriations = format({
  kind: 'appropriations',
  files: 'appropriations.yaml',
  layout: 'list',
  description: 'The money that the owner of a programme has for it.',
  row: z.strictObject({
    code: ownCode,
    programme: ownCode,
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
    code: ownCode,
    appropriation: ownCode,
    pilot: ownCode,
    holder: organisationReference,
    amount: money,
    purposes: z.array(fundingPurpose).min(1),
    conditions: z.array(localisedText(2000)).max(50).default([]),
    decidedOn: localDate,
    reference,
    provenance,
  }),
  key: (row) => row.code,
});
