import {
  type Guard,
  inEachLanguage,
  type LocalisedText,
  type PilotProgrammeStatus,
  readText,
  stepsOf,
  type Translations,
  VALUE_NAMES,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** The facts of a programme that decide which steps are allowed. */
interface PilotProgrammeMoment {
  readonly status: PilotProgrammeStatus;
}

/** What stands against the end of a programme, by name. */
export interface OpenBusiness {
  /** Plans that wait for a decision. */
  readonly plans: readonly LocalisedText[];
  /** Pilots that are neither closed, completed nor cancelled. */
  readonly pilots: readonly LocalisedText[];
}

interface Cancelling extends OpenBusiness {
  /** Pilots that were completed. */
  readonly completed: readonly LocalisedText[];
}

/** How many things a refusal names, and how much of a name. */
const MOST_NAMED = 5;
const NAMED_LENGTH = 100;

const named = (names: readonly LocalisedText[]): Translations =>
  inEachLanguage((locale) => {
    const some = names.slice(0, MOST_NAMED).map((name) => `”${readText(name, locale).text.slice(0, NAMED_LENGTH)}”`);
    return `${some.join(', ')}${names.length > MOST_NAMED ? ' …' : ''}`;
  });

const nothingIsOpen: Guard<unknown, OpenBusiness> = {
  says: 'no plan waits for a decision and no pilot goes on',
  require: (_, { plans, pilots }) => {
    if (plans.length + pilots.length > 0)
      throw refuse('IN_USE.programme', ['programme'], {
        plans: plans.length,
        planNames: named(plans),
        pilots: pilots.length,
        pilotNames: named(pilots),
      });
  },
};

const nothingWasCompleted: Guard<unknown, Cancelling> = {
  says: 'none of its pilots was completed',
  require: (_, { completed }) => {
    if (completed.length > 0)
      throw refuse('WRONG_STATUS.pilotsWereCompleted', ['programme'], {
        count: completed.length,
        names: named(completed),
      });
  },
};

const { begin, step } = stepsOf<PilotProgrammeStatus, PilotProgrammeMoment>((status) =>
  refuse('WRONG_STATUS.programme', ['programme'], { status: VALUE_NAMES.pilotProgrammeStatus[status] }),
);

/** Pilots and projects begin in a programme, and it changes, while it is active. The call decides when plans are submitted. */
export const PILOT_PROGRAMME_FLOW = {
  createPilotProgramme: begin('active'),
  changePilotProgramme: step(['active']),
  draftPilot: step(['active']),
  registerProject: step(['active']),
  endPilotProgramme: step<OpenBusiness>(['active'], 'ended', [nothingIsOpen]),
  cancelPilotProgramme: step<Cancelling>(['active'], 'cancelled', [nothingWasCompleted, nothingIsOpen]),
};
