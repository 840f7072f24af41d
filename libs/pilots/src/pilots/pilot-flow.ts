import { type Guard, type LocalDate, oneOf, type PilotStatus, stepsOf, VALUE_NAMES } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** The facts of a pilot that decide which steps are allowed. */
interface PilotMoment {
  readonly status: PilotStatus;
}

interface Decision {
  readonly on: LocalDate;
  readonly today: LocalDate;
}

const notInAdvance: Guard<unknown, Decision> = {
  says: 'it is decided today or before',
  require: (_, { on, today }) => {
    if (on.isAfter(today)) throw refuse('INVALID_DATE.decidedInAdvance', ['on']);
  },
};

const { begin, step } = stepsOf<PilotStatus, PilotMoment>((status, from) =>
  refuse('WRONG_STATUS.pilot', ['pilot'], {
    status: VALUE_NAMES.pilotStatus[status],
    allowed: oneOf(from.map((one) => VALUE_NAMES.pilotStatus[one])),
  }),
);

const decision = (from: readonly PilotStatus[], to: PilotStatus) => step<Decision>(from, to, [notInAdvance]);

/** Partners join, and work is planned, while a pilot is prepared or runs. */
const BEFORE_THE_END = ['draft', 'approved', 'running'] as const;
const UNDER_WAY = ['approved', 'running'] as const;
const BEGUN = ['running', 'completed'] as const;

/** The steps of a pilot and of its work. Its status changes by decision, never by the clock. */
export const PILOT_FLOW = {
  draftPilot: begin('draft'),
  approvePilot: decision(['draft'], 'approved'),
  startPilot: decision(['approved'], 'running'),
  completePilot: decision(['running'], 'completed'),
  closePilot: decision(['completed'], 'closed'),
  cancelPilot: decision(BEFORE_THE_END, 'cancelled'),
  changePilot: step([...BEFORE_THE_END, 'completed']),
  changePilotCoordinator: step(BEFORE_THE_END),
  invitePartner: step(BEFORE_THE_END),
  joinPilot: step(BEFORE_THE_END),
  leavePilot: step([...BEFORE_THE_END, 'completed']),
  planMilestone: step(BEFORE_THE_END),
  changeMilestone: step(BEFORE_THE_END),
  reachMilestone: step([...UNDER_WAY, 'completed']),
  dropMilestone: step([...BEFORE_THE_END, 'completed']),
  beginExperiment: step(UNDER_WAY),
  concludeExperiment: step(BEGUN),
  linkCompany: step(UNDER_WAY),
  endCompanyLink: step([...UNDER_WAY, 'completed']),
  recordResult: step(BEGUN),
  reportStatus: step(UNDER_WAY),
};
