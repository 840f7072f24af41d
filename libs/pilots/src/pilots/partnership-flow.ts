import { stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';
import type { Partnership } from './partnership.js';

const { begin, step } = stepsOf<Partnership['status'], Pick<Partnership, 'status'>>(() =>
  refuse('NOT_INVITED', ['organisation']),
);

/** A partner's time in a pilot. Whether somebody has left follows from the period. PILOT_FLOW has the status of the pilot. */
export const PARTNERSHIP_FLOW = {
  invitePartner: begin('invited'),
  acceptInvitation: step(['invited'], 'joined'),
  endInvitation: step(['invited'], 'withdrawn'),
  joinPilot: begin('joined'),
  /** Its end lies before its first day, so that it never was. */
  undo: step(['invited', 'joined'], 'withdrawn'),
};
