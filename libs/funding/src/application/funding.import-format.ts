import { fundingPurpose, localDate, money, provenance } from '@talkoot/contracts';
import { format, organisationReference, ownCode } from '@talkoot/platform/import';
import { z } from 'zod';

export const appropriations = format({
  kind: 'appropriations',
  files: 'appropriations.yaml',
  layout: 'list',
  description: 'The money that the owner of a programme has for it.',
  row: z.strictObject({ code: ownCode, programme: ownCode, amount: money, provenance }),
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
    decidedOn: localDate,
    provenance,
  }),
  key: (row) => row.code,
});
