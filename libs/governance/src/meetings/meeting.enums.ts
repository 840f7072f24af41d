import { AGENDA_ITEM_KINDS, DECISION_OUTCOMES, MEETING_STATUSES } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const MeetingStatusEnum = enumOf(
  'MeetingStatus',
  'Where a meeting stands. It changes by what people do, never by the clock.',
  MEETING_STATUSES,
  {
    draft: 'Being prepared; seen by those who prepare it and those who sit in the body',
    convened: 'Those with a seat are asked to come; anybody may see it and its agenda',
    held: 'It took place; what it decided is there for anybody',
    'minutes-in-review': 'Those who were present read the minutes, remark on them and accept them',
    'minutes-approved': 'The minutes are approved and there for anybody; nothing of the meeting changes any more',
    cancelled: 'It does not take place',
  },
);

export const AgendaItemKindEnum = enumOf('AgendaItemKind', 'What an item is on an agenda for.', AGENDA_ITEM_KINDS, {
  information: 'To be heard',
  discussion: 'To be talked about',
  decision: 'To be decided on',
});

export const DecisionOutcomeEnum = enumOf('DecisionOutcome', 'The outcome of an item.', DECISION_OUTCOMES, {
  approved: 'What was proposed was approved',
  rejected: 'What was proposed was rejected',
  postponed: 'It was put off to a later meeting',
});
