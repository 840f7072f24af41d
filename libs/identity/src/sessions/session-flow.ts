import { stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** `choosing`: signed in, and has not said yet for which of several organisations. */
export type SessionStatus = 'choosing' | 'acting' | 'ended';

/** The fact of a session that decides which steps are allowed. */
interface SessionMoment {
  readonly status: SessionStatus;
}

const { begin, step } = stepsOf<SessionStatus, SessionMoment>(() => refuse('WRONG_STATUS.sessionEnded', ['session']));

/** Somebody is signed in with a browser. Idle for too long, or open for too long, a session ends by itself. */
export const SESSION_FLOW = {
  signIn: begin('choosing'),
  actFor: step(['choosing', 'acting'], 'acting'),
  renewSecret: step(['choosing', 'acting']),
  endSession: step(['choosing', 'acting'], 'ended'),
};
