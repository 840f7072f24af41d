import { type Guard, type LocalDate, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import { reportedByToday } from '../programmes/programme-flow.js';
import type { ObligationStatus } from './obligation-state.js';

interface Decision {
  readonly on: LocalDate;
  readonly today: LocalDate;
}

const notYetOver: Guard<unknown, { readonly due: LocalDate; readonly today: LocalDate }> = {
  says: 'to a day from today on',
  require: (_, { due, today }) => {
    if (due.isBefore(today)) throw refuse('INVALID_DATE.lastDayIsOver', ['due']);
  },
};

const { begin, step } = stepsOf<ObligationStatus, { readonly status: ObligationStatus }>((status) =>
  refuse('WRONG_STATUS.obligation', ['obligation'], { status }),
);

/** What becomes of an obligation. The cycle makes, withdraws and reinstates it; that it is due or late follows from days. */
export const OBLIGATION_FLOW = {
  demanded: begin('open'),
  fulfilObligation: step<Decision>(['open'], 'fulfilled', [reportedByToday]),
  waiveObligation: step(['open'], 'waived'),
  moveObligation: step<{ readonly due: LocalDate; readonly today: LocalDate }>(['open'], undefined, [notYetOver]),
  notDemanded: step(['open'], 'withdrawn'),
  demandedAgain: step(['withdrawn'], 'open'),
};
