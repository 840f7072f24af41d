import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { ParkedItem } from './parked-item.read-model.js';
import { dropParkedItem, parkItem, takeUpParkedItem } from './parked-items.inputs.js';
import { ParkedItemsService } from './parked-items.service.js';

const parkedItem = exampleId('parkeditem');

export const ParkedItemsMutations = mutations(ParkedItemsService, (change) => ({
  parkItem: change({
    description:
      'Park something for a later version of a plan. The owner and adopters of the programme can, and who is asked for its opinion while that is awaited.',
    may: 'programme:park',
    input: parkItem,
    example: { programme: exampleId('programme'), title: { en: 'A shared bicycle network' } },
    gives: { parkedItem: () => ParkedItem },
    run: (items, operation, command) => items.park(operation, command),
  }),
  takeUpParkedItem: change({
    description: 'Record what a parked item became in the plan, or in its draft.',
    may: 'parked-item:decide',
    input: takeUpParkedItem,
    example: { parkedItem, item: exampleId('programmeitem') },
    gives: { parkedItem: () => ParkedItem },
    run: (items, operation, command) => items.takeUp(operation, command),
  }),
  dropParkedItem: change({
    description: 'Decide that nothing comes of a parked item, with the reason.',
    may: 'parked-item:decide',
    input: dropParkedItem,
    example: { parkedItem, reason: { en: 'The region plans it already.' } },
    gives: { parkedItem: () => ParkedItem },
    run: (items, operation, command) => items.drop(operation, command),
  }),
}));
