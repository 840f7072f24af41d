import { Injectable } from '@nestjs/common';
import { type Id, type InputPath, seesEverything } from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { BodiesLoader, seesMeeting } from '../bodies/bodies.loader.js';
import { type KnownBody, KnownBodies } from '../bodies/known-bodies.loader.js';
import { refuse } from '../messages/index.js';
import type { ActionItem, ActionItemStanding } from './action-item.js';
import { ActionItemRepository, type GivingMeeting } from './action-item.repository.js';

/** A meeting that asks for something, with its body as it stands today. */
export interface KnownMeeting extends GivingMeeting {
  readonly parties: KnownBody;
}

/** Loads action items, together with who stands how to the bodies whose meetings gave them. What the viewer may not see is not there. */
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
      load: async (transaction, id) => {
        const { viewer, origin } = transaction.operation;
        const [item] = await this.all(transaction, [id]);
        const sees =
          origin !== 'request' || seesEverything(viewer) || item?.isSeenBy(viewer.organisation, viewer.person);
        return sees ? item : undefined;
      },
      aggregate: (item) => item,
      relations: (item, { viewer }) => item.relationsOf(viewer.organisation, viewer.person),
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

  /** The meeting that is to ask for something. What was never convened is there only for those of its body. */
  async meeting(transaction: Transaction, id: Id<'meeting'>, path: InputPath): Promise<KnownMeeting> {
    const meeting = await this.items.meeting(transaction, id);
    if (!meeting) throw refuse('NOT_FOUND', path);
    const parties = await this.bodies.held(transaction, meeting.body, path);
    const isPublic = parties.isPublic && meeting.isConvened;
    if (!seesMeeting(transaction.operation, isPublic, parties)) throw refuse('NOT_FOUND', path);
    return { ...meeting, parties };
  }
}
