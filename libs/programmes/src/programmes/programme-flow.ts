import { type Guard, type LocalDate, type ProgrammeStage, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { codesOf, type Hearing } from './hearing.js';

interface Decision {
  readonly on: LocalDate;
  readonly today: LocalDate;
}

const decidedByToday: Guard<unknown, Decision> = {
  says: 'on a day until today',
  require: (_, { on, today }) => {
    if (on.isAfter(today)) throw refuse('INVALID_DATE.decidedInAdvance', ['adoptedOn']);
  },
};

const hasItems: Guard<unknown, { readonly items: number }> = {
  says: 'its plan has at least one item',
  require: (_, { items }) => {
    if (items === 0) throw refuse('WRONG_STATUS.emptyPlan', ['programme']);
  },
};

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
        codes: codesOf(unanswered),
      });
  },
});

const { begin, step } = stepsOf<ProgrammeStage, { readonly status: ProgrammeStage }>((status) =>
  refuse('WRONG_STATUS.programmeStage', ['programme'], { status }),
);

/** How a programme is decided. That it is in consultation, in force, replaced or expired follows from days, and is no step. */
export const PROGRAMME_FLOW = {
  createProgramme: begin('draft'),
  changeProgramme: step(['draft', 'adopted']),
  setProgrammeDuties: step(['draft', 'adopted']),
  adoptProgramme: step<Decision & Hearing & { readonly items: number }>(['draft'], 'adopted', [
    decidedByToday,
    hasItems,
    notBeingHeard('programme'),
    opinionsAnswered('programme'),
  ]),
  draftPlan: step(['draft', 'adopted']),
  planActions: step(['adopted']),
  stateProgramme: step(['adopted']),
  withdrawProgramme: step<Pick<Hearing, 'heardUntil'>>(['draft'], 'withdrawn', [notBeingHeard('programme')]),
  recordProgrammeAdopter: step(['adopted']),
  endProgrammeAdoption: step(['adopted']),
};
