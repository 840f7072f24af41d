import { Injectable } from '@nestjs/common';
import type { Id } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { BodiesLoader } from '../bodies/bodies.loader.js';
import { type KnownBody, KnownBodies } from '../bodies/known-bodies.loader.js';
import { refuse } from '../messages/index.js';
import type { ActionItem, ActionItemStanding } from './action-item.js';
import { ActionItemRepository, type GivingMeeting } from './action-item.repository.js';

/** A meeting that asks for something, with its body as it stands today. */
export interface KnownMeeting extends GivingMeeting {
  readonly parties: KnownBody;
}

/** Loads action items, together with who stands how to the bodies whose meetings gave them. */
@Injectable()
export class ActionItemsLoader extends AggregateStore<Id<'actionitem'>, ActionItem> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly known: KnownBodies,
    private readonly bodies: BodiesLoader,
    private readonly items: ActionItemRepository,
  ) {
    super(unitOfWork, {
      path: ['actionItem'],
      load: async (transaction, id) => (await this.all(transaction, [id]))[0],
      aggregate: (item) => item,
      repository: items,
    });
  }

  /** Those that there are, to be changed, no matter who sees them. */
  async all(transaction: Transaction, ids: readonly Id<'actionitem'>[]): Promise<ActionItem[]> {
    const { today } = transaction.operation;
    const meetings = await this.items.meetingsOf(transaction, ids);
    const bodies = await this.known.byIds([...new Set(meetings.map(({ body }) => body))], today, transaction);
    const standings = new Map(
      meetings.flatMap(({ id, day, body }): [Id<'meeting'>, ActionItemStanding][] => {
        const parties = bodies.get(body);
        return parties ? [[id, { today, given: day, body: parties }]] : [];
      }),
    );
    return this.items.load(transaction, ids, (meeting) => {
      const standing = standings.get(meeting);
      if (!standing) throw new Error(`A meeting without a body: ${meeting}`);
      return standing;
    });
  }

  /** The meeting that is to ask for something, by those who may. */
  async meeting(transaction: Transaction, id: Id<'meeting'>): Promise<KnownMeeting> {
    await transaction.requireAllowed('action-item:give', { id, path: ['meeting'] });
    const meeting = await this.items.meeting(transaction, id);
    const parties = meeting && (await this.bodies.heldForAnybody(transaction, meeting.body));
    if (!parties) throw refuse('NOT_FOUND', ['meeting']);
    transaction.requireStillAllowed('action-item:give', id);
    return { ...meeting, parties };
  }
}
