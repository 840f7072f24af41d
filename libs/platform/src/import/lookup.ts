import type { Place } from './place.js';
import { texts } from './problem-texts.js';
import type { ImportStep } from './section.js';

/** Finds what records refer to by code; of what is nowhere it tells where the reference stands. */
export function lookup<V>(
  known: ReadonlyMap<string, V>,
  step: Pick<ImportStep<unknown>, 'report'>,
): (code: string, place: Place) => V | undefined {
  return (code, place) => {
    const found = known.get(code);
    if (found === undefined) step.report(place, texts.unknownReference(code));
    return found;
  };
}

/** What applying did, from how many of the records were new and how many were corrected. */
export function tally(
  records: number,
  added: number,
  changed: number,
): { added: number; changed: number; unchanged: number } {
  return { added, changed, unchanged: records - added - changed };
}
