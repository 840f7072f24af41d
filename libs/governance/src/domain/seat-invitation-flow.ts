import { type Guard, type LocalDate, type SeatInvitationStatus, type Step } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** What of an invitation to a seat decides which steps can be taken. */
interface SeatInvitationMoment {
  readonly status: SeatInvitationStatus;
  /** The last day on which it can be accepted. */
  readonly expiresOn: LocalDate;
  readonly today: LocalDate;
}

const inTime: Guard<SeatInvitationMoment, undefined> = {
  says: 'its last day is not over',
  require: ({ expiresOn, today }) => {
    if (today.isAfter(expiresOn))
      throw refuse('WRONG_STATUS.invitationAnswered', ['invitation'], { status: 'expired' });
  },
};

/** A person invited to a seat has it once they accept. */
export const SEAT_INVITATION_FLOW = {
  send: { from: [], to: 'pending', guards: [] },
  accept: { from: ['pending'], to: 'accepted', guards: [inTime] },
  decline: { from: ['pending'], to: 'declined', guards: [] },
  withdraw: { from: ['pending'], to: 'withdrawn', guards: [] },
  expire: { from: ['pending'], to: 'expired', guards: [] },
} as const satisfies Record<string, Step<SeatInvitationStatus, SeatInvitationMoment, undefined>>;
