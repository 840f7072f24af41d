import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { ActionItem } from './action-item.read-model.js';
import { changeActionItem, giveActionItem, stepOfActionItem } from './action-items.inputs.js';
import { ActionItemsService } from './action-items.service.js';

export const ActionItemsMutations = mutations(ActionItemsService, (change) => ({
  giveActionItem: change({
    description: 'Ask an organisation or a person to do something, out of a meeting that has been held.',
    may: 'action-item:give',
    input: giveActionItem,
    example: { meeting: exampleId('meeting'), text: { en: 'Agree on the next steps.' } },
    gives: { actionItem: () => ActionItem },
    run: (items, operation, command) => items.give(operation, command),
  }),
  changeActionItem: change({
    description: 'Change what is to be done, by when or by whom, as long as it is open.',
    may: 'action-item:give',
    input: changeActionItem,
    example: { actionItem: exampleId('actionitem'), expectedVersion: 1, text: { en: 'Agree on the next steps.' } },
    gives: { actionItem: () => ActionItem },
    run: (items, operation, command) => items.change(operation, command),
  }),
  reportActionItemDone: change({
    description:
      'Report an action item as done: by the person named, by an editor of who is responsible, or by those who prepare the meetings.',
    may: 'action-item:report',
    input: stepOfActionItem.describe('The action item that is done.'),
    example: { actionItem: exampleId('actionitem'), expectedVersion: 1, on: '2026-03-02' },
    gives: { actionItem: () => ActionItem },
    run: (items, operation, command) => items.reportDone(operation, command),
  }),
  withdrawActionItem: change({
    description: 'Withdraw an action item: nobody has to do it any more.',
    may: 'action-item:give',
    input: stepOfActionItem.describe('The action item that is asked for no longer.'),
    example: { actionItem: exampleId('actionitem'), expectedVersion: 1, on: '2026-03-02' },
    gives: { actionItem: () => ActionItem },
    run: (items, operation, command) => items.withdraw(operation, command),
  }),
}));
