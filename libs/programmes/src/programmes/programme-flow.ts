import { type Guard, type LocalDate, type Period, type ProgrammeStage, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import type { Hearing } from './hearing.js';

// These conditions are those of other workflows, too. `field`: where the input names the thing.

interface Decided {
  readonly on: LocalDate;
  readonly today: LocalDate;
}

export const decidedByToday: Guard<unknown, Decided> = {
  says: 'on a day until today',
  require: (_, { on, today }) => {
    if (on.isAfter(today)) throw refuse('INVALID_DATE.decidedInAdvance', ['adoptedOn']);
  },
};

export const reportedByToday: Guard<unknown, Decided> = {
  says: 'on a day until today',
  require: (_, { on, today }) => {
    if (on.isAfter(today)) throw refuse('INVALID_DATE.inAdvance', ['on']);
  },
};

export const programmeIsNotWithdrawn = (field: string): Guard<unknown, { readonly programme: ProgrammeStage }> => ({
  says: 'its programme is not withdrawn',
  require: (_, { programme: status }) => {
    if (status === 'withdrawn') throw refuse('WRONG_STATUS.programmeStage', [field], { status });
  },
});

export const yearIsOfTheProgramme: Guard<unknown, { readonly period: Period; readonly year: number }> = {
  says: 'the programme is in force in that year',
  require: (_, { period, year }) => {
    const { from, to } = period;
    if ((from && from.year() > year) || (to && to.year() < year))
      throw refuse('OUTSIDE_PERIOD.year', ['year'], { period });
  },
};

export const hasItems = (field: string): Guard<unknown, { readonly items: number }> => ({
  says: 'its plan has at least one item',
  require: (_, { items }) => {
    if (items === 0) throw refuse('WRONG_STATUS.emptyPlan', [field]);
  },
});

export const notBeingHeard = (field: string): Guard<unknown, Pick<Hearing, 'heardUntil'>> => ({
  says: 'no consultation on it is open',
  require: (_, { heardUntil }) => {
    if (heardUntil) throw refuse('WRONG_STATUS.beingHeard', [field], { until: heardUntil });
  },
});

export const opinionsAnswered = (field: string): Guard<unknown, Pick<Hearing, 'unanswered'>> => ({
  says: 'every opinion with remarks or against it has an answer',
  require: (_, { unanswered }) => {
    if (unanswered.length > 0) throw refuse('WRONG_STATUS.opinionsUnanswered', [field], counted(unanswered));
  },
});

/** How many codes a refusal names. */
export const MOST_NAMED = 10;

/** How many they are, and the codes of the first. */
export const counted = (codes: readonly string[]): { readonly count: number; readonly codes: string } => ({
  count: codes.length,
  codes: codes.slice(0, MOST_NAMED).join(', '),
});

const { begin, step } = stepsOf<ProgrammeStage, { readonly status: ProgrammeStage }>((status) =>
  refuse('WRONG_STATUS.programmeStage', ['programme'], { status }),
);

/** How a programme is decided. That it is in consultation, in force, replaced or expired follows from days, and is no step. */
export const PROGRAMME_FLOW = {
  createProgramme: begin('draft'),
  changeProgramme: step(['draft', 'adopted']),
  setProgrammeDuties: step(['draft', 'adopted']),
  adoptProgramme: step<Decided & Hearing & { readonly items: number }>(['draft'], 'adopted', [
    decidedByToday,
    hasItems('programme'),
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
