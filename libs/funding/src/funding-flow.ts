import { type PilotStatus, type PilotProgrammeStatus, stepsOf } from '@talkoot/contracts';
import { refuse } from './messages/index.js';

const { step: inProgramme } = stepsOf<PilotProgrammeStatus, { readonly status: PilotProgrammeStatus }>(() =>
  refuse('WRONG_STATUS.programmeIsOver', ['programme']),
);

/** The status is that of the programme. A mistyped amount is corrected whenever it is found. */
export const APPROPRIATION_FLOW = {
  recordAppropriation: inProgramme(['active']),
};

interface OfPilot {
  readonly status: PilotStatus;
}

const { step: beforeGranting } = stepsOf<PilotStatus, OfPilot>(() =>
  refuse('WRONG_STATUS.pilotNotGrantable', ['pilot']),
);
const { step: onceGranted } = stepsOf<PilotStatus, OfPilot>(() => refuse('WRONG_STATUS.grantSettled', ['grant']));

/** The status is that of the pilot. When the pilot is cancelled, the grant is settled. */
export const GRANT_FLOW = {
  decideGrant: beforeGranting(['approved', 'running']),
  /** A decision of the past may be entered when the pilot has come to its end. */
  import: beforeGranting(['approved', 'running', 'completed', 'closed', 'cancelled']),
  correctGrant: onceGranted(['draft', 'approved', 'running', 'completed', 'closed']),
};
