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

/** A thing may be done before its turn begins, such as the action plan of the next year. */
const notLongBefore: Guard<unknown, { readonly on: LocalDate; readonly turnFirst: LocalDate }> = {
  says: 'at most a year before its turn begins',
  require: (_, { on, turnFirst }) => {
    const earliest = turnFirst.minusYears(1);
    if (on.isBefore(earliest)) throw refuse('INVALID_DATE.longBeforeTurn', ['on'], { earliest });
  },
};

const YEARS_AHEAD = 5;

const notFarAhead: Guard<unknown, { readonly due: LocalDate; readonly today: LocalDate }> = {
  says: `at most ${YEARS_AHEAD} years ahead`,
  require: (_, { due, today }) => {
    const latest = today.plusYears(YEARS_AHEAD);
    if (due.isAfter(latest)) throw refuse('INVALID_DATE.farAhead', ['due'], { latest });
  },
};

const { begin, step } = stepsOf<ObligationStatus, { readonly status: ObligationStatus }>((status) =>
  refuse('WRONG_STATUS.obligation', ['obligation'], { status }),
);

/** What becomes of an obligation. The cycle makes, withdraws and reinstates it; that it is due or late follows from days. */
export const OBLIGATION_FLOW = {
  demanded: begin('open'),
  fulfilObligation: step<Decision & { readonly turnFirst: LocalDate }>(['open'], 'fulfilled', [
    reportedByToday,
    notLongBefore,
  ]),
  settled: step<Decision>(['open'], 'fulfilled', [reportedByToday]),
  waiveObligation: step(['open'], 'waived'),
  moveObligation: step<{ readonly due: LocalDate; readonly today: LocalDate }>(['open'], undefined, [
    notYetOver,
    notFarAhead,
  ]),
  notDemanded: step(['open'], 'withdrawn'),
  demandedAgain: step(['withdrawn'], 'open'),
};
