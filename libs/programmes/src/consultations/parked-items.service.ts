import { Injectable } from '@nestjs/common';
import { type Id, notAllowed, type Operation } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { refuse } from '../messages/index.js';
import type { Programme } from '../programmes/programme.js';
import { ProgrammesLoader } from '../programmes/programmes.loader.js';
import { RevisionRepository } from '../revisions/revision.repository.js';
import { ParkedItem } from './parked-item.js';
import { ParkedItemRepository } from './parked-item.repository.js';
import type { DropParkedItem, ParkItem, TakeUpParkedItem } from './parked-items.inputs.js';

type ParkedItemId = Id<'parkeditem'>;

interface LoadedItem {
  readonly item: ParkedItem;
  readonly programme: Programme;
}

/** The most items that are parked beside a plan at once. */
const MOST_PARKED = 1000;
/** Of one organisation that does not own the programme: nobody fills up the list of another. */
const MOST_OF_OTHERS = 50;

/** What is parked beside plans, and what becomes of it. */
@Injectable()
export class ParkedItemsService {
  private readonly store: AggregateStore<ParkedItemId, ParkedItem, LoadedItem>;

  constructor(
    unitOfWork: UnitOfWork,
    private readonly programmes: ProgrammesLoader,
    private readonly revisions: RevisionRepository,
    private readonly items: ParkedItemRepository,
  ) {
    this.store = new AggregateStore(unitOfWork, {
      path: ['parkedItem'],
      load: (transaction, id) => this.held(transaction, id),
      aggregate: ({ item }) => item,
      repository: items,
    });
  }

  park(operation: Operation, command: ParkItem): Promise<ParkedItemId> {
    const { programme: id, title, description, expectedVersion } = command;
    const { organisation: parkedBy } = operation.viewer;
    if (parkedBy === undefined) throw notAllowed(operation.viewer, 'programme:park', []);
    const target = { id, expectedVersion, action: 'programme:park' } as const;
    return this.programmes.change(operation, target, async ({ owner }, transaction) => {
      const { all, own } = await this.items.count(transaction, id, parkedBy);
      if (all >= MOST_PARKED) throw refuse('TOO_MANY.parkedItems', ['programme'], { most: MOST_PARKED });
      if (parkedBy !== owner && own >= MOST_OF_OTHERS)
        throw refuse('TOO_MANY.parkedItems', ['programme'], { most: MOST_OF_OTHERS });
      const standing = { today: operation.today, owner };
      const item = ParkedItem.park({ programme: id, title, description, parkedBy }, standing);
      await this.items.save(transaction, [item]);
      return item.id;
    });
  }

  takeUp(operation: Operation, command: TakeUpParkedItem): Promise<ParkedItemId> {
    const { parkedItem: id, item: planned, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'parked-item:decide' } as const;
    return this.store.change(operation, target, async ({ item, programme }, transaction) => {
      const original = await this.revisions.originalOf(transaction, planned);
      if (original?.programme !== programme.id) throw refuse('INVALID_INPUT.notOfThePlan', ['item']);
      item.takeUp(original.lineage);
      return id;
    });
  }

  drop(operation: Operation, { parkedItem: id, reason, expectedVersion }: DropParkedItem): Promise<ParkedItemId> {
    const target = { id, expectedVersion, action: 'parked-item:decide' } as const;
    return this.store.change(operation, target, ({ item }) => {
      item.drop(reason);
      return id;
    });
  }

  private async held(transaction: Transaction, id: ParkedItemId): Promise<LoadedItem | undefined> {
    const of = await this.items.programmeOf(transaction, id);
    const programme = of && (await this.programmes.held(transaction, of));
    if (!programme) return undefined;
    const item = await this.items.load(transaction, id, programme.owner);
    return item && { item, programme };
  }
}
