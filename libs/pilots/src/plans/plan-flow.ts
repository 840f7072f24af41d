import { type Guard, type LocalDate, type PlanStatus, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** The facts of a plan that decide which steps are allowed. */
interface PlanMoment {
  readonly status: PlanStatus;
  readonly submittedOn: LocalDate;
}

interface Decision {
  readonly on: LocalDate;
  readonly today: LocalDate;
}

const onADayUntilToday: Guard<PlanMoment, Decision> = {
  says: 'on a day from the submission until today',
  require: ({ submittedOn }, { on, today }) => {
    if (on.isAfter(today)) throw refuse('INVALID_DATE.decidedInAdvance', ['on']);
    if (on.isBefore(submittedOn)) throw refuse('INVALID_DATE.decidedBeforeSubmitted', ['on']);
  },
};

const { begin, step } = stepsOf<PlanStatus, PlanMoment>((status) =>
  refuse(status === 'withdrawn' ? 'WRONG_STATUS.planWithdrawn' : 'WRONG_STATUS.planDecided', ['plan']),
);

const decision = (to: PlanStatus) => step<Decision>(['submitted'], to, [onADayUntilToday]);

/** A plan changes until it is decided or withdrawn. */
export const PLAN_FLOW = {
  submitPlan: begin('submitted'),
  changePlan: step(['submitted']),
  withdrawPlan: step(['submitted'], 'withdrawn'),
  approvePlan: decision('approved'),
  redirectPlan: decision('redirected'),
  rejectPlan: decision('rejected'),
};
