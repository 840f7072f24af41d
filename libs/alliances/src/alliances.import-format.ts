import {
  allianceStatus,
  code,
  DEFAULT_LOCALE,
  localDate,
  localisedLine,
  localisedText,
  organisationReference,
  period,
  provenance,
  readText,
} from '@talkoot/contracts';
import { eachOnce, eachOnceADay, format, inOrder, statedRhythm } from '@talkoot/platform/import';
import { z } from 'zod';
import { say } from './messages/index.js';

const name = localisedLine(300);

export const alliances = format({
  kind: 'alliances',
  files: 'alliances/*.yaml',
  layout: 'document',
  description: 'An alliance with those who propose it, its members, aims and themes in groups.',
  row: z
    .strictObject({
      code,
      name,
      /** Meant to last, without an end, or for its period. */
      permanence: z.enum(['permanent', 'for-a-period']),
      period: period.optional(),
      owner: organisationReference.optional(),
      proposers: z.array(organisationReference).min(1).max(100),
      members: z
        .array(
          z
            .strictObject({
              organisation: organisationReference,
              from: localDate.optional(),
              to: localDate.optional(),
              provenance,
            })
            .superRefine(inOrder),
        )
        .max(500)
        .default([]),
      status: allianceStatus,
      /** The day of the source that states the status, if it tells one. */
      statusAsOf: localDate.optional(),
      aims: z.array(localisedText(2000)).max(50).default([]),
      rhythm: statedRhythm.optional(),
      /** Groups of themes of the vocabulary, in order. */
      themes: z
        .array(z.strictObject({ name, themes: z.array(code).max(100).default([]) }))
        .max(50)
        .default([]),
      provenance,
    })
    .superRefine((row, context) => {
      if (row.permanence === 'permanent' && row.status !== 'ended' && row.period?.to)
        context.addIssue({ code: 'custom', path: ['period', 'to'], params: say('import.permanentHasNoEnd') });
    }),
  key: (row) => row.code,
  lists: ({ proposers, members, themes }) => [
    eachOnce(['proposers'], proposers),
    eachOnceADay(['members'], members, 'organisation', ({ organisation }) => organisation),
    {
      ...eachOnce(
        ['themes'],
        themes.map((group) => readText(group.name, DEFAULT_LOCALE).text),
      ),
      field: 'name',
    },
    ...themes.map((group, place) => eachOnce(['themes', place, 'themes'], group.themes)),
  ],
});
