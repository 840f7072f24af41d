import { type Guard, type LocalDate, type Period, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { decidedByToday, yearIsOfTheProgramme } from '../programmes/programme-flow.js';

export const ACTION_PLAN_STATUSES = ['draft', 'adopted', 'discarded'] as const;
export type ActionPlanStatus = (typeof ACTION_PLAN_STATUSES)[number];

interface Begun {
  /** When its programme is in force. */
  readonly period: Period;
  readonly year: number;
  /** Whether the organisation has another one for the same area and year. */
  readonly isThere: boolean;
}

interface Decision {
  readonly on: LocalDate;
  readonly today: LocalDate;
  readonly activities: number;
}

const oneForAreaAndYear: Guard<unknown, Begun> = {
  says: 'the organisation has no other one for the same area and year',
  require: (_, { isThere }) => {
    if (isThere) throw refuse('WRONG_STATUS.actionPlanIsThere', ['year']);
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
