import {
  clearable,
  clearableList,
  code,
  expectedVersion,
  id,
  lasting,
  givenDay,
  localisedLine,
  localisedText,
  Period,
  period,
  provenance,
  rhythm,
  sentAs,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const name = localisedLine(300);
const alliance = id('alliance').describe('The alliance.');
const organisation = id('organisation');
const stated = provenance.default('reported').describe('Where this comes from. Default: reported.');
const aims = z.array(localisedText(2000)).max(50);

const organisations = (most: number) => z.array(organisation).max(most);

const themeGroup = sentAs(
  { object: 'ThemeGroupInput' },
  z
    .strictObject({
      name: name.describe('What it is called.'),
      themes: z
        .array(id('theme'))
        .max(100)
        .describe('Its themes of the vocabulary, in order; a theme stands in one group only.'),
    })
    .describe('A new group of themes.'),
);
const arrangedGroup = sentAs(
  { object: 'ArrangedThemeGroupInput' },
  z
    .strictObject({
      group: id('themegroup').optional().describe('The group, if there is one already.'),
      name: name.optional().describe('What it is called from then on; needed of a new one, else it keeps its name.'),
      themes: z.array(id('theme')).max(100).describe('All its themes, in order; a theme stands in one group only.'),
    })
    .refine(({ group, name: called }) => group !== undefined || called !== undefined, {
      path: ['name'],
      error: 'no_language',
    })
    .describe('A group of themes as it is to stand: one that there is, or a new one by its name.'),
);

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

export const proposeAlliance = z
  .strictObject({
    code: code.describe('Its code: capital letters, digits and hyphens.'),
    name: name.describe('Its name.'),
    permanent: z.boolean().describe('Whether it is meant to last: then its period has no end.'),
    period: period.default(Period.always).describe('When it exists. Default: open on both ends.'),
    proposers: organisations(100)
      .refine((given) => given.length > 0, { error: 'empty_list' })
      .describe('Who is to propose it: your organisation, and those that it invites to propose it as well.'),
    members: organisations(500)
      .optional()
      .describe(
        'Who is invited to be a member from the day of the proposal, or from the first day of its period; by default the proposers. Your own organisation is one at once.',
      ),
    owner: organisation
      .optional()
      .describe(
        'The proposer who is to own it, if it is one of them; another one than your organisation owns it when it accepts.',
      ),
    aims: aims.default([]).describe('What it is for, in order.'),
    rhythm: rhythm.optional().describe('How often it meets.'),
    themeGroups: z.array(themeGroup).max(50).superRefine(eachOnce).default([]).describe('Its themes, in groups.'),
    on: givenDay.optional().describe('The day of the proposal. Default: today.'),
    provenance: stated,
  })
  .describe('An alliance that organisations propose together.');
export type ProposeAlliance = z.output<typeof proposeAlliance>;

export const changeAlliance = z
  .strictObject({
    alliance,
    name: lasting(name).describe('Its name.'),
    permanent: lasting(z.boolean()).describe('Whether it is meant to last: then its period has no end.'),
    period: lasting(period).describe('When it exists; the days on which members joined lie within.'),
    aims: clearableList(aims).describe('What it is for, in order; all of it.'),
    rhythm: clearable(rhythm).describe('How often it meets.'),
    expectedVersion: versionRead,
  })
  .describe('What is left out stays as it is; null takes away the aims and the rhythm.');
export type ChangeAlliance = z.output<typeof changeAlliance>;

export const decideAlliance = z.strictObject({
  alliance,
  on: givenDay.optional().describe('The day of the decision. Default: today.'),
  expectedVersion,
});
export type DecideAlliance = z.output<typeof decideAlliance>;

export const admitAllianceMember = z
  .strictObject({
    alliance,
    organisation: organisation.describe('The city or other organisation.'),
    on: givenDay.describe('The first day as a member; it may be past.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('Who is invited to be a member of an alliance, and from when.');
export type AdmitAllianceMember = z.output<typeof admitAllianceMember>;

export const endAllianceMembership = z
  .strictObject({
    alliance,
    organisation: organisation.describe('The member.'),
    lastDay: givenDay.describe('The last day as a member.'),
    expectedVersion: versionRead,
  })
  .describe('Whose membership of an alliance ends, and when.');
export type EndAllianceMembership = z.output<typeof endAllianceMembership>;

export const arrangeThemes = z
  .strictObject({
    alliance,
    groups: z.array(arrangedGroup).max(50).superRefine(eachOnce).describe('All groups from that day on, in order.'),
    on: givenDay.optional().describe('The first day. Default: today. Not before the themes were arranged last.'),
    expectedVersion: versionRead,
  })
  .describe('How the themes of an alliance stand from a day on. What is not named stands no longer.');
export type ArrangeThemes = z.output<typeof arrangeThemes>;

export const renameThemeGroup = z
  .strictObject({
    alliance,
    group: id('themegroup').describe('The group.'),
    name: name.describe('What it is called from then on.'),
    on: givenDay.optional().describe('The first day. Default: today. Not before the themes were arranged last.'),
    expectedVersion: versionRead,
  })
  .describe('A group of themes that is called otherwise from a day on.');
export type RenameThemeGroup = z.output<typeof renameThemeGroup>;
