import { type Guard, type LocalDate, stepsOf } from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

/** What is kept; that it has expired follows from its last day. */
export type KeptStatus = 'sent' | 'accepted' | 'declined' | 'withdrawn';
export const COLLEAGUE_INVITATION_STATUSES = ['sent', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export type ColleagueInvitationStatus = (typeof COLLEAGUE_INVITATION_STATUSES)[number];

interface ColleagueInvitationMoment {
  readonly status: KeptStatus;
  /** The last day on which it can be answered. */
  readonly expiresOn: LocalDate;
  readonly today: LocalDate;
}

const inTime: Guard<ColleagueInvitationMoment, void> = {
  says: 'its last day is not over',
  require: ({ expiresOn, today }) => {
    if (today.isAfter(expiresOn))
      throw refuse('WRONG_STATUS.invitationAnswered', ['invitation'], { status: 'expired' });
  },
};

const { begin, step } = stepsOf<KeptStatus, ColleagueInvitationMoment>((status) =>
  refuse('WRONG_STATUS.invitationAnswered', ['invitation'], { status }),
);

/** Who is invited to act for an organisation does so once they accept. */
export const COLLEAGUE_INVITATION_FLOW = {
  inviteColleague: begin('sent'),
  acceptColleagueInvitation: step(['sent'], 'accepted', [inTime]),
  declineColleagueInvitation: step(['sent'], 'declined', [inTime]),
  withdrawColleagueInvitation: step(['sent'], 'withdrawn', [inTime]),
};
