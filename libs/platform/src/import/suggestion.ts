import leven from 'leven';

/** The one of the known names that was probably meant, if any is near enough: a third of its letters, or two that changed places. */
export function suggestion(written: string, known: readonly string[]): string | undefined {
  const word = written.toLowerCase();
  const nearest = known
    .map((name) => ({ name, distance: leven(word, name.toLowerCase()) }))
    .toSorted((one, other) => one.distance - other.distance)
    .at(0);
  if (nearest === undefined || nearest.distance > allowance(nearest.name)) return undefined;
  return nearest.name;
}

function allowance(name: string): number {
  return Math.max(Math.min(2, name.length - 2), Math.floor(name.length / 3));
}
