import type { Path, Place } from './place.js';

/** One record as its file has it: texts, lists and fields, and where each of them stands. */
export interface RawRecord {
  readonly value: unknown;
  /** Where the value at the path stands; of one that is missing, where it would have to be. */
  at(path: Path): Place;
}

/** A file's content, decoded. */
export interface Source {
  /** Path relative to what is imported. */
  readonly file: string;
  readonly text: string;
}
