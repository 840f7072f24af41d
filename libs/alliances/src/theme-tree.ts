import { type Id, LocalDate, type LocalisedText, newId, newUuid, Period, sameText } from '@talkoot/contracts';
import { refuse } from './messages/index.js';

type ThemeId = Id<'theme'>;
type GroupId = Id<'themegroup'>;

/** What a group is called and where it stands among the others, in a period. */
export interface GroupStanding {
  readonly id: string;
  readonly group: GroupId;
  readonly place: number;
  readonly name: LocalisedText;
  readonly period: Period;
}

/** That a theme stands in a group, and where, in a period. */
export interface ThemeStanding {
  readonly id: string;
  readonly group: GroupId;
  readonly theme: ThemeId;
  readonly place: number;
  readonly period: Period;
}

/** A group as it stands on a day. */
export interface ThemeGroup {
  readonly group: GroupId;
  readonly name: LocalisedText;
  readonly themes: readonly ThemeId[];
}

/** A group as somebody wants it: an existing one, renamed or not, or a new one by its name. */
export interface WantedGroup {
  readonly group?: GroupId | undefined;
  readonly name?: LocalisedText | undefined;
  readonly themes: readonly ThemeId[];
}

/** What an arrangement changed. */
export interface Arranged {
  readonly added: readonly ThemeGroup[];
  readonly renamed: readonly {
    readonly group: GroupId;
    readonly before: LocalisedText;
    readonly name: LocalisedText;
  }[];
  readonly removed: readonly GroupId[];
  readonly groups: readonly ThemeGroup[];
}

/** An alliance's themes in their groups: how they stand on each day. A theme stands in one group at a time. */
export class ThemeTree {
  constructor(
    private groupStandings: readonly GroupStanding[] = [],
    private themeStandings: readonly ThemeStanding[] = [],
  ) {}

  get groups(): readonly GroupStanding[] {
    return this.groupStandings;
  }

  get themes(): readonly ThemeStanding[] {
    return this.themeStandings;
  }

  /** The groups of the day with their themes, in order. */
  on(day: LocalDate): ThemeGroup[] {
    return standing(this.groupStandings, day).map(({ group, name }) => ({
      group,
      name,
      themes: standing(this.themeStandings, day)
        .filter((each) => each.group === group)
        .map(({ theme }) => theme),
    }));
  }

  /** How the tree stands when it was arranged for the last time. */
  get latest(): ThemeGroup[] {
    // What was so from the start and never changed is so on any day.
    return this.on(this.lastChange ?? LocalDate.EPOCH_0);
  }

  /**
   * From the day on the tree is this one and no other; without a day it was so all along, which only an empty tree can be. Undefined
   * when nothing differs. Throws OUTSIDE_PERIOD for a day before the last change, NOT_FOUND for a group that does not stand.
   */
  arrange(wanted: readonly WantedGroup[], on: LocalDate | undefined): Arranged | undefined {
    this.requireAfterChanges(on);
    const before = on ? this.on(on) : [];
    const groups = wanted.map((each, place) => named(each, before, place));
    const period = on ? Period.from(on) : Period.always;
    const groupStandings = laidOver(
      this.groupStandings,
      groups.map(({ group, name }, place) => ({ group, name, place })),
      period,
      (one, other) => one.group === other.group && one.place === other.place && sameText(one.name, other.name),
    );
    const themeStandings = laidOver(
      this.themeStandings,
      groups.flatMap(({ group, themes }) => themes.map((theme, place) => ({ group, theme, place }))),
      period,
      (one, other) => one.group === other.group && one.place === other.place && one.theme === other.theme,
    );
    if (!groupStandings && !themeStandings) return undefined;
    this.groupStandings = groupStandings ?? this.groupStandings;
    this.themeStandings = themeStandings ?? this.themeStandings;
    return { ...differences(before, groups), groups };
  }

  /** From the day on the group has another name. */
  rename(group: GroupId, name: LocalisedText, on: LocalDate): Arranged | undefined {
    const groups = this.on(on);
    if (!groups.some((each) => each.group === group)) throw refuse('NOT_FOUND', ['group']);
    return this.arrange(
      groups.map((each) => (each.group === group ? { ...each, name } : each)),
      on,
    );
  }

  /** The day, or the first one after it from which the tree can be arranged. */
  notBefore(day: LocalDate): LocalDate {
    const last = this.lastChange;
    return last?.isAfter(day) ? last : day;
  }

  /** The first day of what changed last; undefined while all of it is as it was from the start. */
  private get lastChange(): LocalDate | undefined {
    const days = [...this.groupStandings, ...this.themeStandings].flatMap(({ period: { from, to } }) => [
      ...(from ? [from] : []),
      ...(to ? [to.plusDays(1)] : []),
    ]);
    return days.reduce<LocalDate | undefined>((last, day) => (last?.isAfter(day) ? last : day), undefined);
  }

  /** Before the last change it stays as it was told: who arranges the past would rewrite what others did after it. */
  private requireAfterChanges(on: LocalDate | undefined): void {
    const last = this.lastChange;
    if (on && last?.isAfter(on)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: Period.from(last) });
    if (!on && this.groupStandings.length > 0) throw new Error('Only an empty tree can have been so all along');
  }
}

const standing = <T extends { readonly period: Period; readonly place: number }>(
  all: readonly T[],
  day: LocalDate,
): T[] => all.filter(({ period }) => period.includes(day)).toSorted((one, other) => one.place - other.place);

function named({ group, name, themes }: WantedGroup, before: readonly ThemeGroup[], place: number): ThemeGroup {
  const known = group && before.find((each) => each.group === group);
  if (group && !known) throw refuse('NOT_FOUND', ['groups', place, 'group']);
  const called = name ?? known?.name;
  if (!called) throw new Error('A new group of themes without a name');
  return { group: group ?? newId('themegroup'), name: called, themes };
}

type Dated<W> = W & { readonly id: string; readonly period: Period };

/** What stands from the first day of the period on instead of what stood; undefined when it is the same. */
function laidOver<W extends object>(
  known: readonly Dated<W>[],
  wanted: readonly W[],
  period: Period,
  same: (one: W, other: W) => boolean,
): Dated<W>[] | undefined {
  const { from } = period;
  const open = known.filter((each) => !from || !each.period.endedBefore(from));
  const stays = open.filter((each) => wanted.some((other) => same(each, other)));
  if (stays.length === open.length && stays.length === wanted.length) return undefined;
  const past = known.flatMap((each) => {
    if (stays.includes(each) || !open.includes(each)) return [each];
    const rest = from && each.period.endingBefore(from);
    return rest ? [{ ...each, period: rest }] : [];
  });
  const begun = wanted.filter((each) => !stays.some((other) => same(each, other)));
  return [...past, ...begun.map((each) => ({ ...each, id: newUuid(), period }))];
}

function differences(before: readonly ThemeGroup[], after: readonly ThemeGroup[]): Omit<Arranged, 'groups'> {
  const knownAs = (group: GroupId) => before.find((each) => each.group === group)?.name;
  return {
    added: after.filter(({ group }) => !knownAs(group)),
    renamed: after.flatMap(({ group, name }) => {
      const former = knownAs(group);
      return former && !sameText(former, name) ? [{ group, before: former, name }] : [];
    }),
    removed: before.map(({ group }) => group).filter((group) => !after.some((each) => each.group === group)),
  };
}
