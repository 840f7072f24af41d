import type { LocalDate, Period } from '@talkoot/contracts';

/** The first days, from the given one on, on which nobody would be manager any more who is now; undefined: there are none. */
export function daysWithoutManager(
  before: readonly Period[],
  after: readonly Period[],
  from: LocalDate,
): Period | undefined {
  return before
    .flatMap((each) => each.startingAt(from) ?? [])
    .flatMap((each) => each.without(after))
    .toSorted((one, other) => (one.from ?? from).compareTo(other.from ?? from))[0];
}
