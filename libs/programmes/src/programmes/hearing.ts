import type { LocalDate, OrganisationId } from '@talkoot/contracts';

/** How a revision has been heard. */
export interface RevisionHeard {
  /** How many consultations on it there were, the withdrawn ones included. */
  readonly times: number;
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

export const NOT_HEARD: Hearing = { heardUntil: undefined, unanswered: [] };
