const DAY = 24 * 60 * 60 * 1000;
const timeOf = (day: string): number => Date.parse(day);

interface Axis {
  /** Where a day is, from 0 to 1. */
  readonly at: (day: string) => number;
  /** The first days of its years. */
  readonly years: readonly string[];
}

/** An axis on which all the days have room; at least two months long. */
export function axisOf(days: readonly string[]): Axis {
  const times = days.map(timeOf);
  const [first, last] = [Math.min(...times) - 15 * DAY, Math.max(...times) + 15 * DAY];
  const [from, to] = [first, Math.max(last, first + 60 * DAY)];
  const years: string[] = [];
  for (let year = new Date(from).getUTCFullYear() + 1; year <= new Date(to).getUTCFullYear(); year++)
    years.push(`${year}-01-01`);
  return { at: (day) => (timeOf(day) - from) / (to - from), years };
}

/** Puts each into the first row in which it does not come too near to the one before. The places are in order. */
export function rowsOf(places: readonly number[], nearest: number): readonly number[] {
  const ends: number[] = [];
  return places.map((place) => {
    const free = ends.findIndex((end) => place - end >= nearest);
    const row = free === -1 ? ends.length : free;
    ends[row] = place;
    return row;
  });
}
