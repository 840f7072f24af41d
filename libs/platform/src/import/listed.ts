import { type LocalDate, Period } from '@talkoot/contracts';
import { type Path, type Place, placeName } from './place.js';
import type { ProblemLog } from './problem.js';
import { texts } from './problem-texts.js';

/** What a file names, and for which days; nothing is named twice for one day. */
export interface Listed {
  readonly name: string;
  readonly period: Period;
}

/** A list inside a record in which nothing may stand twice. */
export interface List {
  readonly path: Path;
  readonly entries: readonly Listed[];
  /** The field of an entry that names it; none when the entry itself is the name. */
  readonly field?: string;
}

interface Dated {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

/** A list of codes or other words: each once. */
export const eachOnce = (path: Path, names: readonly string[]): List => ({
  path,
  entries: names.map((name) => ({ name, period: Period.always })),
});

/** A list of entries that have days of their own, or hold always: each once for a day. */
export const eachOnceADay = <T extends Dated>(
  path: Path,
  entries: readonly T[],
  field: string,
  name: (entry: T) => string,
): List => ({
  path,
  field,
  // The format has seen that the days stand in order.
  entries: entries.map((each) => ({ name: name(each), period: Period.of(each.from, each.to) ?? Period.always })),
});

/** Tells of everything that is named again for a day of which it was named before, and where that was. */
export function tellRepeated(listed: readonly (Listed & { readonly place: Place })[], problems: ProblemLog): void {
  const before = new Map<string, (Listed & { readonly place: Place })[]>();
  for (const each of listed) {
    const same = before.get(each.name) ?? [];
    const first = same.find(({ period }) => period.overlaps(each.period));
    if (first) problems.add(each.place, texts.listedTwice(each.name, placeName(first.place)));
    before.set(each.name, [...same, each]);
  }
}
