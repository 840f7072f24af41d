import { type Guard, type LocalDate, type SeatInvitationStatus, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** The facts of an invitation to a seat that decide which steps are allowed. */
interface SeatInvitationMoment {
  readonly status: SeatInvitationStatus;
  /** The last day on which it can be accepted. */
  readonly expiresOn: LocalDate;
  readonly today: LocalDate;
}

const inTime: Guard<SeatInvitationMoment, void> = {
  says: 'its last day is not over',
  require: ({ expiresOn, today }) => {
    if (today.isAfter(expiresOn))
      throw refuse('WRONG_STATUS.invitationAnswered', ['invitation'], { status: 'expired' });
  },
};

const { begin, step } = stepsOf<SeatInvitationStatus, SeatInvitationMoment>((status) =>
  refuse('WRONG_STATUS.invitationAnswered', ['invitation'], { status }),
);

/** A person who is invited to a seat has it once they accept. */
export const SEAT_INVITATION_FLOW = {
  send: begin('pending'),
  acceptSeat: step(['pending'], 'accepted', [inTime]),
  declineSeat: step(['pending'], 'declined'),
  withdrawSeatInvitation: step(['pending'], 'withdrawn'),
  expire: step(['pending'], 'expired'),
};
