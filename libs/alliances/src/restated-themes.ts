import { type Id, type LocalisedText, sameText } from '@talkoot/contracts';
import type { ThemeGroup, WantedGroup } from './theme-tree.js';

interface ImportedGroup {
  readonly name: LocalisedText;
  readonly themes: readonly Id<'theme'>[];
}

/**
 * The groups as a source states them: one of the same name is the same group, else the one at its place, which is called otherwise
 * now. A source removes nothing: groups and themes that it does not name come after those that it does.
 */
export function restated(known: readonly ThemeGroup[], stated: readonly ImportedGroup[]): WantedGroup[] {
  const isStated = (theme: Id<'theme'>) => stated.some(({ themes }) => themes.includes(theme));
  const byName = (name: LocalisedText) => known.find((each) => sameText(each.name, name));
  const unnamed = known.filter((each) => !stated.some(({ name }) => sameText(each.name, name)));
  const taken = new Set<ThemeGroup>();
  const wanted = stated.map(({ name, themes }, place) => {
    const atPlace = unnamed.find((each) => each === known[place]);
    const same = byName(name) ?? atPlace;
    if (same) taken.add(same);
    const left = same?.themes.filter((theme) => !isStated(theme)) ?? [];
    return { group: same?.group, name, themes: [...themes, ...left] };
  });
  const others = known.filter((each) => !taken.has(each));
  return [
    ...wanted,
    ...others.map(({ group, themes }) => ({ group, themes: themes.filter((theme) => !isStated(theme)) })),
  ];
}
