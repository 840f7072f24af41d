import type { LocalDate, OrganisationId } from '@talkoot/contracts';

/** How a revision has been heard. */
export interface RevisionHeard {
  /** Until when it is being heard; undefined: it is not. */
  readonly heardUntil: LocalDate | undefined;
  /** Whose opinions the owner must still answer, as `wantsAnswer` has it. */
  readonly unanswered: readonly OrganisationId[];
}

/** What keeps a draft from being decided on. */
export interface Hearing {
  /** Until when it is being heard; undefined: it is not. */
  readonly heardUntil: LocalDate | undefined;
  /** The codes of organisations whose opinions have no answer yet. */
  readonly unanswered: readonly string[];
}

/** How many codes a refusal names. */
const MOST_NAMED = 10;

/** Codes as a refusal names them. */
export const codesOf = (codes: readonly string[]): string => codes.slice(0, MOST_NAMED).join(', ');

export const NOT_HEARD: Hearing = { heardUntil: undefined, unanswered: [] };
