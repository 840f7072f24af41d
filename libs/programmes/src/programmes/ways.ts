import { inEachLanguage, type Translations } from '@talkoot/contracts';
import { MOST_NAMED } from './programme-flow.js';

/** The shortest way to the goal, from one of several that it may begin with; undefined: there is none. */
export function shortestWay<Place>(
  from: readonly Place[],
  goal: Place,
  nextOf: (place: Place) => readonly Place[],
): readonly Place[] | undefined {
  const before = new Map<Place, Place | undefined>(from.map((each) => [each, undefined]));
  // A map tells what is added to it on the way, too.
  for (const at of before.keys()) {
    if (at === goal) return wayBack(at, before);
    for (const next of nextOf(at)) if (!before.has(next)) before.set(next, at);
  }
  return undefined;
}

function wayBack<Place>(goal: Place, before: ReadonlyMap<Place, Place | undefined>): readonly Place[] {
  const way: Place[] = [];
  for (let at: Place | undefined = goal; at !== undefined; at = before.get(at)) way.unshift(at);
  return way;
}

/** A way in words: its beginning and its end, where it is long. */
export function wayText(way: readonly Translations[]): Translations {
  const gap = inEachLanguage(() => '…');
  const named = way.length > MOST_NAMED ? [...way.slice(0, MOST_NAMED - 1), gap, ...way.slice(-1)] : way;
  return inEachLanguage((locale) => named.map((each) => each[locale]).join(' → '));
}
