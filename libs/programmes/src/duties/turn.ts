import type { LocalDate } from '@talkoot/contracts';

/** The time for which a duty demands a thing once: some months, a year or a council term. */
export interface Turn {
  /** `2027`, `2027-05`, `2027-Q3`, `2027-H1`, `T2025`. */
  readonly key: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
}
