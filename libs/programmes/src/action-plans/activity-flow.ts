import { type Guard, inOneLine, type LocalDate, type LocalisedText, quoted, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { reportedByToday } from '../programmes/programme-flow.js';
import { wayText } from '../programmes/ways.js';
import type { ActionPlanStatus } from './action-plan-flow.js';
import type { ActivityStatus } from './activity-timeliness.js';

/** How the action plan of an activity stands. */
interface OfPlan {
  readonly plan: ActionPlanStatus;
}

interface Reported extends OfPlan {
  readonly on: LocalDate;
  readonly today: LocalDate;
}

interface Waiting extends OfPlan {
  readonly isItself: boolean;
  /** Whether everybody who sees the one sees the other: it is in the same plan, or in one that was adopted. */
  readonly isSeenTogether: boolean;
  /** The titles from the other one to this one, where the other waits for this one, directly or through others. */
  readonly circle: readonly LocalisedText[];
}

const planIsNotDiscarded: Guard<unknown, OfPlan> = {
  says: 'its action plan is not discarded',
  require: (_, { plan }) => {
    if (plan === 'discarded') throw refuse('WRONG_STATUS.actionPlan', ['activity'], { status: plan });
  },
};

const planIsAdopted: Guard<unknown, OfPlan> = {
  says: 'its action plan is adopted',
  require: (_, { plan }) => {
    if (plan !== 'adopted') throw refuse('WRONG_STATUS.actionPlan', ['activity'], { status: plan });
  },
};

const waitsForAnother: Guard<unknown, Waiting> = {
  says: 'it does not wait for itself, directly or through others',
  require: (_, { isItself, circle }) => {
    if (isItself) throw refuse('INVALID_INPUT.waitsForItself', ['waitsFor']);
    const [last] = circle.slice(-1);
    if (!last) return;
    const way = [last, ...circle].map((title) => quoted(inOneLine(title)));
    throw refuse('INVALID_INPUT.activityCircle', ['waitsFor'], { activities: wayText(way) });
  },
};

const seenTogether: Guard<unknown, Waiting> = {
  says: 'the other one is in the same action plan, or in one that was adopted',
  require: (_, { isSeenTogether }) => {
    if (!isSeenTogether) throw refuse('WRONG_STATUS.waitsForDraft', ['waitsFor']);
  },
};

const { begin, step } = stepsOf<ActivityStatus, { readonly status: ActivityStatus }>((status) =>
  refuse('WRONG_STATUS.activity', ['activity'], { status }),
);

const OPEN = ['planned', 'in-progress'] as const;

/** How an activity goes. That it is late or blocked follows from days and from others, and is no step. */
export const ACTIVITY_FLOW = {
  addActivity: begin('planned'),
  changeActivity: step<OfPlan>(OPEN, undefined, [planIsNotDiscarded]),
  reportActivity: step<OfPlan>(['planned', 'in-progress', 'done', 'dropped'], undefined, [planIsAdopted]),
  reportPlanned: step<Reported>(['planned', 'in-progress', 'done'], 'planned', [reportedByToday]),
  reportInProgress: step<Reported>(['planned', 'in-progress', 'done', 'dropped'], 'in-progress', [reportedByToday]),
  reportDone: step<Reported>(['planned', 'in-progress', 'done'], 'done', [reportedByToday]),
  dropActivity: step<OfPlan>(OPEN, 'dropped', [planIsNotDiscarded]),
  linkActivities: step<Waiting>(OPEN, undefined, [planIsNotDiscarded, seenTogether, waitsForAnother]),
  unlinkActivities: step<OfPlan>(OPEN, undefined, [planIsNotDiscarded]),
};
