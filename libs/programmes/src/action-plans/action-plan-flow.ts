import { type Guard, type LocalDate, type Period, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

export const ACTION_PLAN_STATUSES = ['draft', 'adopted', 'discarded'] as const;
export type ActionPlanStatus = (typeof ACTION_PLAN_STATUSES)[number];

interface Begun {
  /** When its programme is in force. */
  readonly period: Period;
  readonly year: Period;
  /** Whether the organisation has another one for the same area and year. */
  readonly isTaken: boolean;
}

interface Decision {
  readonly on: LocalDate;
  readonly today: LocalDate;
  readonly activities: number;
}

const yearIsOfTheProgramme: Guard<unknown, Begun> = {
  says: 'the programme is in force in that year',
  require: (_, { period, year }) => {
    if (!period.overlaps(year)) throw refuse('OUTSIDE_PERIOD.year', ['year'], { period });
  },
};

const oneForAreaAndYear: Guard<unknown, Begun> = {
  says: 'the organisation has no other one for the same area and year',
  require: (_, { isTaken }) => {
    if (isTaken) throw refuse('WRONG_STATUS.actionPlanIsThere', ['year']);
  },
};

const decidedByToday: Guard<unknown, Decision> = {
  says: 'on a day until today',
  require: (_, { on, today }) => {
    if (on.isAfter(today)) throw refuse('INVALID_DATE.decidedInAdvance', ['adoptedOn']);
  },
};

const hasActivities: Guard<unknown, Decision> = {
  says: 'it has at least one activity',
  require: (_, { activities }) => {
    if (activities === 0) throw refuse('WRONG_STATUS.noActivities', ['actionPlan']);
  },
};

const { begin, step } = stepsOf<ActionPlanStatus, { readonly status: ActionPlanStatus }>((status) =>
  refuse('WRONG_STATUS.actionPlan', ['actionPlan'], { status }),
);

/** How an action plan is decided. Activities are added before and after its adoption. */
export const ACTION_PLAN_FLOW = {
  draftActionPlan: begin<Begun>('draft', [yearIsOfTheProgramme, oneForAreaAndYear]),
  addActivities: step(['draft', 'adopted']),
  adoptActionPlan: step<Decision>(['draft'], 'adopted', [decidedByToday, hasActivities]),
  discardActionPlan: step(['draft'], 'discarded'),
};
