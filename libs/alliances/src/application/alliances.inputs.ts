import {
  clearable,
  clearableList,
  code,
  expectedVersion,
  id,
  lasting,
  localDate,
  localisedLine,
  localisedText,
  Period,
  period,
  provenance,
  rhythm,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take: the API's inputs are parsed into these. */
const name = localisedLine(300);
const alliance = id('alliance');
const organisation = id('organisation');
const stated = provenance.default('reported');
const aims = z.array(localisedText(2000)).max(50);

/** Adds a fault at every place where something is given that was given before. */
const organisations = (most: number) =>
  z
    .array(organisation)
    .max(most)
    .superRefine((given, context) => {
      for (const [place, each] of given.entries())
        if (given.indexOf(each) < place)
          context.addIssue({ code: 'custom', path: [place], message: 'given_twice', input: each });
    });

const themeGroup = z.strictObject({ name, themes: z.array(id('theme')).max(100) });
const arrangedGroup = z
  .strictObject({ group: id('themegroup').optional(), name: name.optional(), themes: z.array(id('theme')).max(100) })
  .refine(({ group, name: called }) => group !== undefined || called !== undefined, {
    path: ['name'],
    error: 'no_language',
  });

/** A theme stands in one group, and a group at one place. */
function eachOnce(
  groups: readonly { readonly group?: string | undefined; readonly themes: readonly string[] }[],
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  const add = (each: string, path: (string | number)[]) => {
    if (seen.has(each)) context.addIssue({ code: 'custom', path, message: 'given_twice', input: each });
    seen.add(each);
  };
  for (const [place, { group, themes }] of groups.entries()) {
    if (group !== undefined) add(group, [place, 'group']);
    for (const [at, theme] of themes.entries()) add(theme, [place, 'themes', at]);
  }
}

export const proposeAlliance = z.strictObject({
  code,
  name,
  permanent: z.boolean(),
  period: period.default(Period.always),
  proposers: organisations(100).refine((given) => given.length > 0, { error: 'empty_list' }),
  members: organisations(500).optional(),
  owner: organisation.optional(),
  aims: aims.default([]),
  rhythm: rhythm.optional(),
  themeGroups: z.array(themeGroup).max(50).superRefine(eachOnce).default([]),
  on: localDate.optional(),
  provenance: stated,
});
export type ProposeAlliance = z.output<typeof proposeAlliance>;

export const changeAlliance = z.strictObject({
  alliance,
  name: lasting(name),
  permanent: lasting(z.boolean()),
  period: lasting(period),
  aims: clearableList(aims),
  rhythm: clearable(rhythm),
  expectedVersion,
});
export type ChangeAlliance = z.output<typeof changeAlliance>;

export const decideAlliance = z.strictObject({ alliance, on: localDate.optional(), expectedVersion });
export type DecideAlliance = z.output<typeof decideAlliance>;

export const admitAllianceMember = z.strictObject({
  alliance,
  organisation,
  on: localDate,
  provenance: stated,
  expectedVersion,
});
export type AdmitAllianceMember = z.output<typeof admitAllianceMember>;

export const endAllianceMembership = z.strictObject({ alliance, organisation, lastDay: localDate, expectedVersion });
export type EndAllianceMembership = z.output<typeof endAllianceMembership>;

export const arrangeThemes = z.strictObject({
  alliance,
  groups: z.array(arrangedGroup).max(50).superRefine(eachOnce),
  on: localDate.optional(),
  expectedVersion,
});
export type ArrangeThemes = z.output<typeof arrangeThemes>;

export const renameThemeGroup = z.strictObject({
  alliance,
  group: id('themegroup'),
  name,
  on: localDate.optional(),
  expectedVersion,
});
export type RenameThemeGroup = z.output<typeof renameThemeGroup>;
