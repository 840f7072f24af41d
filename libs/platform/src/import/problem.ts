import type { Translations } from '@talkoot/contracts';
import type { Place } from './place.js';

/** What is wrong and how to mend it, under a code that stays the same across languages and releases. */
export interface ProblemText {
  readonly code: string;
  readonly message: Translations;
}

/** A fault in the imported files. */
export interface Problem extends Place, ProblemText {}

/** Collects every problem up to a limit; what goes over the limit is only counted. */
export class ProblemLog {
  private readonly found: Problem[] = [];
  private count = 0;

  constructor(private readonly limit: number) {}

  add(place: Place, text: ProblemText): void {
    this.count += 1;
    if (this.found.length < this.limit) this.found.push({ ...place, ...text });
  }

  isEmpty(): boolean {
    return this.count === 0;
  }

  get total(): number {
    return this.count;
  }

  /** The problems, file by file and from top to bottom. */
  list(): Problem[] {
    return this.found.toSorted(
      (one, other) => one.file.localeCompare(other.file) || (one.line ?? 0) - (other.line ?? 0),
    );
  }
}
