import { ACTION_ITEM_STATUSES } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';

export const ActionItemStatusEnum = enumOf(
  'ActionItemStatus',
  'Where an action item stands on the day. It changes by what people do, never by the clock.',
  ACTION_ITEM_STATUSES,
  { open: 'Is to be done', done: 'Was done', withdrawn: 'Is asked for no longer' },
);
