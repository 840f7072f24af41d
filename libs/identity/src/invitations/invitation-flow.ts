import { type Guard, type InvitationStatus, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** The facts of an invitation that decide which steps are allowed. */
interface InvitationMoment {
  readonly status: InvitationStatus;
  /** Whether somebody is invited today: a successor that takes part already is not. */
  readonly isHeld: boolean;
}

const held: Guard<InvitationMoment, void> = {
  says: 'somebody is still invited: it has not lapsed at a merger',
  require: ({ isHeld }) => {
    if (!isHeld) throw refuse('WRONG_STATUS.invitationAnswered', ['invitation'], { status: 'withdrawn' });
  },
};

const { begin, step } = stepsOf<InvitationStatus, InvitationMoment>((status) =>
  refuse('WRONG_STATUS.invitationAnswered', ['invitation'], { status }),
);

/** An invitation waits for the consent of the organisation that it names. */
export const INVITATION_FLOW = {
  send: begin('pending'),
  acceptInvitation: step(['pending'], 'accepted', [held]),
  declineInvitation: step(['pending'], 'declined', [held]),
  withdrawInvitation: step(['pending'], 'withdrawn'),
};
