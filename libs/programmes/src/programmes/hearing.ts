import type { Guard, LocalDate, OrganisationId } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

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

export const NOT_HEARD: Hearing = { heardUntil: undefined, unanswered: [] };

/** How many codes a refusal names. */
const MOST_NAMED = 10;

/** `field`: what the input names. */
export const notBeingHeard = (field: 'programme' | 'revision'): Guard<unknown, Pick<Hearing, 'heardUntil'>> => ({
  says: 'no consultation on it is open',
  require: (_, { heardUntil }) => {
    if (heardUntil) throw refuse('WRONG_STATUS.beingHeard', [field], { until: heardUntil });
  },
});

/** `field`: what the input names. */
export const opinionsAnswered = (field: 'programme' | 'revision'): Guard<unknown, Pick<Hearing, 'unanswered'>> => ({
  says: 'every opinion with remarks or against it has an answer',
  require: (_, { unanswered }) => {
    if (unanswered.length > 0)
      throw refuse('WRONG_STATUS.opinionsUnanswered', [field], {
        count: unanswered.length,
        codes: unanswered.slice(0, MOST_NAMED).join(', '),
      });
  },
});
