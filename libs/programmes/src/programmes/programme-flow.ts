import { type Guard, type LocalDate, type ProgrammeStage, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

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

const { begin, step } = stepsOf<ProgrammeStage, { readonly status: ProgrammeStage }>((status) =>
  refuse('WRONG_STATUS.programmeStage', ['programme'], { status }),
);

/** How a programme is decided. That it is in force, replaced or expired follows from days, and is no step. */
export const PROGRAMME_FLOW = {
  createProgramme: begin('draft'),
  changeProgramme: step(['draft', 'in-consultation', 'adopted']),
  setProgrammeDuties: step(['draft', 'in-consultation', 'adopted']),
  adoptProgramme: step<Decision & { readonly items: number }>(['draft', 'in-consultation'], 'adopted', [
    decidedByToday,
    hasItems,
  ]),
  draftPlan: step(['draft', 'in-consultation', 'adopted']),
  planActions: step(['adopted']),
  stateProgramme: step(['adopted']),
  withdrawProgramme: step(['draft', 'in-consultation'], 'withdrawn'),
  recordProgrammeAdopter: step(['adopted']),
  endProgrammeAdoption: step(['adopted']),
};
