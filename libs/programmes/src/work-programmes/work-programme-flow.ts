import { type Guard, type LocalDate, type Period, type ProgrammeStage, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import type { TaskStatus, WorkProgrammeStatus } from './work-programme-state.js';

interface Begun {
  readonly programme: ProgrammeStage;
  readonly period: Period;
  readonly year: number;
  /** Whether the working group carries something of a plan of the programme. */
  readonly carries: boolean;
  /** Whether the group has a work programme for the year already. */
  readonly isThere: boolean;
}

interface Decided {
  readonly on: LocalDate;
  readonly today: LocalDate;
}

const programmeIsNotWithdrawn: Guard<unknown, Begun> = {
  says: 'its programme is not withdrawn',
  require: (_, { programme: status }) => {
    if (status === 'withdrawn') throw refuse('WRONG_STATUS.programmeStage', ['programme'], { status });
  },
};

const groupCarriesSomething: Guard<unknown, Begun> = {
  says: 'the working group carries something of the plan',
  require: (_, { carries }) => {
    if (!carries) throw refuse('INVALID_INPUT.groupCarriesNothing', ['workingGroup']);
  },
};

const yearIsOfTheProgramme: Guard<unknown, Begun> = {
  says: 'for a year in which the programme is in force',
  require: (_, { period, year }) => {
    const { from, to } = period;
    if ((from && from.year() > year) || (to && to.year() < year))
      throw refuse('OUTSIDE_PERIOD.year', ['year'], { period });
  },
};

const oneForTheYear: Guard<unknown, Begun> = {
  says: 'the working group has none for the year',
  require: (_, { isThere, year }) => {
    if (isThere) throw refuse('WRONG_STATUS.workProgrammeIsThere', ['year'], { year: String(year) });
  },
};

const decidedByToday: Guard<unknown, Decided> = {
  says: 'on a day until today',
  require: (_, { on, today }) => {
    if (on.isAfter(today)) throw refuse('INVALID_DATE.decidedInAdvance', ['adoptedOn']);
  },
};

const saysSomething: Guard<unknown, { readonly says: number }> = {
  says: 'it has a target or a task',
  require: (_, { says }) => {
    if (says === 0) throw refuse('WRONG_STATUS.emptyWorkProgramme', ['workProgramme']);
  },
};

const { begin, step } = stepsOf<WorkProgrammeStatus, { readonly status: WorkProgrammeStatus }>((status) =>
  refuse('WRONG_STATUS.workProgramme', ['workProgramme'], { status }),
);

/** How a work programme is decided. Its tasks go on through the year. */
export const WORK_PROGRAMME_FLOW = {
  draftWorkProgramme: begin<Begun>('draft', [
    programmeIsNotWithdrawn,
    groupCarriesSomething,
    yearIsOfTheProgramme,
    oneForTheYear,
  ]),
  changeWorkProgramme: step(['draft']),
  editWorkTasks: step(['draft', 'adopted']),
  reportWorkTask: step(['adopted']),
  stateWorkProgramme: step(['adopted']),
  adoptWorkProgramme: step<Decided & { readonly says: number }>(['draft'], 'adopted', [decidedByToday, saysSomething]),
  discardWorkProgramme: step(['draft'], 'discarded'),
};

const reportedByToday: Guard<unknown, Decided> = {
  says: 'on a day until today',
  require: (_, { on, today }) => {
    if (on.isAfter(today)) throw refuse('INVALID_DATE.inAdvance', ['on']);
  },
};

const { begin: beginTask, step: taskStep } = stepsOf<TaskStatus, { readonly status: TaskStatus }>((status) =>
  refuse('WRONG_STATUS.workTask', ['task'], { status }),
);

/** What becomes of a task. */
export const WORK_TASK_FLOW = {
  addWorkTask: beginTask('open'),
  changeWorkTask: taskStep(['open']),
  removeWorkTask: taskStep(['open']),
  reportDone: taskStep<Decided>(['open'], 'done', [reportedByToday]),
  reportDropped: taskStep<Decided>(['open'], 'dropped', [reportedByToday]),
  reportOpen: taskStep<Decided>(['done', 'dropped'], 'open', [reportedByToday]),
};
