import { PROPOSAL_ANSWERS, PROPOSAL_STATUSES } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const ProposalStatusEnum = enumOf(
  'ProposalStatus',
  'Where a proposal stands on the day. It changes by what people do, never by the clock.',
  PROPOSAL_STATUSES,
  {
    submitted: 'Waits for its answer',
    answered: 'Was answered',
    withdrawn: 'Was taken back by those who made it',
  },
);

export const ProposalAnswerEnum = enumOf('ProposalAnswer', 'What the addressee answered.', PROPOSAL_ANSWERS, {
  accepted: 'What was proposed is done',
  'accepted-in-part': 'Some of what was proposed is done',
  rejected: 'What was proposed is not done',
});
