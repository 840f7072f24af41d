import {
  code,
  fundingPurpose,
  localDate,
  localisedLine,
  localisedText,
  organisationReference,
  period,
  provenance,
} from '@talkoot/contracts';
import { eachOnce, eachOnceADay, format, wholeNumber } from '@talkoot/platform/import';
import { z } from 'zod';

const name = localisedLine(300);
const sentences = z.array(localisedText(2000)).max(50).default([]);
const purposes = z.array(fundingPurpose).max(3);

export const pilotProgrammes = format({
  kind: 'pilot-programmes',
  files: 'pilot-programmes/*.yaml',
  layout: 'document',
  description: 'A pilot programme, with its call and what its money may be used for.',
  row: z.strictObject({
    code,
    name,
    owner: organisationReference,
    basis: localisedText(2000).optional(),
    period,
    call: z.strictObject({ opens: localDate, closes: localDate.optional() }).optional(),
    aims: sentences,
    characteristics: sentences,
    /** How many partner municipalities the source counts, kept beside the count of the list. */
    partnerMunicipalities: z
      .strictObject({ count: wholeNumber({ min: 0, max: 10_000 }), asOf: localDate.optional(), provenance })
      .optional(),
    funding: z.strictObject({ kind: z.literal('seed'), purposes, unfunded: purposes.default([]) }).optional(),
    provenance,
  }),
  key: (row) => row.code,
  lists: ({ funding }) => [
    eachOnce(['funding', 'purposes'], funding?.purposes ?? []),
    eachOnce(['funding', 'unfunded'], funding?.unfunded ?? []),
  ],
});

export const pilots = format({
  kind: 'pilots',
  files: 'pilots/*.yaml',
  layout: 'document',
  description: 'A pilot with its coordinator, applicant, themes and dated partners.',
  row: z.strictObject({
    code,
    programme: code,
    name,
    themes: z.array(code).max(20).default([]),
    coordinator: organisationReference,
    applicant: organisationReference.optional(),
    period,
    status: z.enum(['approved', 'running', 'completed', 'closed', 'cancelled']),
    /** The day of the source that states the status. */
    statusAsOf: localDate,
    provenance,
    partners: z
      .array(
        z.strictObject({
          organisation: organisationReference,
          from: localDate,
          to: localDate.optional(),
          provenance,
        }),
      )
      .max(500)
      .default([]),
  }),
  key: (row) => row.code,
  lists: ({ themes, partners }) => [
    eachOnce(['themes'], themes),
    eachOnceADay(['partners'], partners, 'organisation', ({ organisation }) => organisation),
  ],
});

export const projects = format({
  kind: 'projects',
  files: 'projects/*.yaml',
  layout: 'document',
  description: 'A separate project beside a pilot programme.',
  row: z.strictObject({
    code,
    programme: code,
    name,
    coordinator: organisationReference,
    period,
    provenance,
  }),
  key: (row) => row.code,
});
