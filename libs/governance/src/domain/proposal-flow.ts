import { type Guard, type LocalDate, type ProposalStatus, type Step, taken } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** What of a proposal decides which steps can be taken. */
interface ProposalMoment {
  readonly status: ProposalStatus;
  readonly submittedOn?: LocalDate | undefined;
  readonly today: LocalDate;
}

/** The day on which a step was taken, and the field that says so; undefined for what has no day of its own. */
type Given = { readonly day: LocalDate; readonly field: string } | undefined;

const happened: Guard<ProposalMoment, Given> = {
  says: 'on a day from the submission until today',
  require: ({ submittedOn, today }, given) => {
    if (!given) return;
    const { day, field } = given;
    if (day.isAfter(today)) throw refuse('INVALID_DATE.notYetHappened', [field]);
    if (submittedOn && day.isBefore(submittedOn))
      throw refuse('INVALID_DATE.beforeSubmission', [field], { submittedOn });
  },
};

/** A proposal goes on by what people do, never by the clock: that it is overdue follows from the day. */
export const PROPOSAL_FLOW = {
  submit: { from: [], to: 'submitted', guards: [happened] },
  change: { from: ['submitted'], guards: [] },
  'accept an invitation': { from: ['submitted'], guards: [] },
  support: { from: ['submitted'], guards: [happened] },
  endSupport: { from: ['submitted'], guards: [happened] },
  answer: { from: ['submitted'], to: 'answered', guards: [happened] },
  withdraw: { from: ['submitted'], to: 'withdrawn', guards: [happened] },
} as const satisfies Record<string, Step<ProposalStatus, ProposalMoment, Given>>;

export type ProposalStep = Exclude<keyof typeof PROPOSAL_FLOW, 'submit'>;

/** Throws WRONG_STATUS or INVALID_DATE where the step cannot be taken. */
export function requireStep(step: ProposalStep, moment: ProposalMoment, given: Given): void {
  taken<ProposalStatus, ProposalMoment, Given>(PROPOSAL_FLOW[step], moment, given, (is) =>
    refuse('WRONG_STATUS.proposal', ['proposal'], { status: is }),
  );
}
