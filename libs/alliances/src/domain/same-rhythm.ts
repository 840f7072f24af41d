import { rhythm, type Rhythm } from '@talkoot/contracts';

const written = (value: Rhythm | undefined): string =>
  JSON.stringify(value && Object.entries(rhythm.encode(value)).toSorted(([one], [other]) => one.localeCompare(other)));

export const sameRhythm = (one: Rhythm | undefined, other: Rhythm | undefined): boolean =>
  written(one) === written(other);
