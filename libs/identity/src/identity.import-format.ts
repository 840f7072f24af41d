import {
  AFFILIATION_ROLES,
  emailAddress,
  localDate,
  locale,
  localisedLine,
  organisationReference,
  PLATFORM_ROLES,
  provenance,
} from '@talkoot/contracts';
import { eachOnce, eachOnceADay, format, inOrder } from '@talkoot/platform/import';
import { z } from 'zod';

export const people = format({
  kind: 'people',
  files: 'people.yaml',
  layout: 'list',
  description: 'People and the organisations that they act for.',
  row: z.strictObject({
    email: emailAddress,
    name: localisedLine(200),
    language: locale,
    provenance,
    /** Who runs or audits the service; left out, it stays as it is. */
    platformRoles: z.array(z.enum(PLATFORM_ROLES)).max(PLATFORM_ROLES.length).optional(),
    affiliations: z
      .array(
        z
          .strictObject({
            organisation: organisationReference,
            role: z.enum(AFFILIATION_ROLES),
            from: localDate.optional(),
            to: localDate.optional(),
          })
          .superRefine(inOrder),
      )
      .min(1)
      .max(50),
  }),
  key: (row) => row.email,
  lists: ({ platformRoles, affiliations }) => [
    eachOnce(['platformRoles'], platformRoles ?? []),
    eachOnceADay(['affiliations'], affiliations, 'organisation', ({ organisation }) => organisation),
  ],
});
