import { type Guard, type LocalDate, type ProposalStatus, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** The facts of a proposal that decide which steps are allowed. */
interface ProposalMoment {
  readonly status: ProposalStatus;
  readonly submittedOn?: LocalDate | undefined;
  readonly today: LocalDate;
}

type ProposalGuard<G> = Guard<Omit<ProposalMoment, 'status'>, G>;

/** The day of a step, and the field that gives it. */
interface StepDay {
  readonly day: LocalDate;
  readonly field: string;
}

const happened: ProposalGuard<StepDay> = {
  says: 'on a day from the submission until today',
  require: ({ submittedOn, today }, { day, field }) => {
    if (day.isAfter(today)) throw refuse('INVALID_DATE.notYetHappened', [field]);
    if (submittedOn && day.isBefore(submittedOn))
      throw refuse('INVALID_DATE.beforeSubmission', [field], { submittedOn });
  },
};

const notSubmittedInAdvance: ProposalGuard<void> = {
  says: 'it was submitted today or before, if the day is known',
  require: ({ submittedOn, today }) => {
    if (submittedOn?.isAfter(today)) throw refuse('INVALID_DATE.notYetHappened', ['submittedOn']);
  },
};

const { begin, step } = stepsOf<ProposalStatus, ProposalMoment>((status) =>
  refuse('WRONG_STATUS.proposal', ['proposal'], { status }),
);

/** People move a proposal on, never the clock: that it is overdue follows from the day. */
export const PROPOSAL_FLOW = {
  submitProposal: begin('submitted', [notSubmittedInAdvance]),
  changeProposal: step(['submitted']),
  acceptInvitation: step(['submitted']),
  supportProposal: step<StepDay>(['submitted'], undefined, [happened]),
  endSupport: step<StepDay>(['submitted'], undefined, [happened]),
  answerProposal: step<StepDay>(['submitted'], 'answered', [happened]),
  withdrawProposal: step<StepDay>(['submitted'], 'withdrawn', [happened]),
};
