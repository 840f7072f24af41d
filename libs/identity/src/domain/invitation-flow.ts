import type { Guard, InvitationStatus, Step } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** What of an invitation decides which steps can be taken. */
interface InvitationMoment {
  readonly status: InvitationStatus;
  /** Whether somebody is invited today: a successor that takes part already is not. */
  readonly isHeld: boolean;
}

const held: Guard<InvitationMoment, undefined> = {
  says: 'somebody is still invited: it has not lapsed at a merger',
  require: ({ isHeld }) => {
    if (!isHeld) throw refuse('WRONG_STATUS.invitationAnswered', ['invitation'], { status: 'withdrawn' });
  },
};

/** An invitation waits for the consent of the organisation that it names. */
export const INVITATION_FLOW = {
  send: { from: [], to: 'pending', guards: [] },
  accept: { from: ['pending'], to: 'accepted', guards: [held] },
  decline: { from: ['pending'], to: 'declined', guards: [held] },
  withdraw: { from: ['pending'], to: 'withdrawn', guards: [] },
} as const satisfies Record<string, Step<InvitationStatus, InvitationMoment, undefined>>;
