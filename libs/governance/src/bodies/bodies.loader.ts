import { Injectable } from '@nestjs/common';
import {
  type Action,
  type CollaborationId,
  type Id,
  type InputPath,
  isId,
  type Operation,
  type OrganisationId,
  requireAllowed,
  seesEverything,
} from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { BodiesLookup } from './bodies.lookup.js';
import type { Body } from './body.js';
import { BodyRepository, type OfBody } from './body.repository.js';
import { type KnownBody, KnownBodies, type OwningStanding } from './known-bodies.loader.js';
import { type BodyParties, relationsToBody } from './relations.js';

/** Loads bodies, together with how the viewer's organisation stands to them. What the viewer may not see is not there. */
@Injectable()
export class BodiesLoader extends AggregateStore<OfBody, Body> {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly known: KnownBodies,
    private readonly lookup: BodiesLookup,
    private readonly bodies: BodyRepository,
  ) {
    super(unitOfWork, {
      path: ['body'],
      load: async (transaction, id) => {
        const { today } = transaction.operation;
        const own = await bodies.bodyOf(transaction, id);
        const of = own && (await bodies.owning(transaction, [own])).get(own);
        if (!of) return undefined;
        const standing = (await known.standings([of], today, transaction))(of);
        if (!isSeen(transaction, standing)) return undefined;
        const [body] = await bodies.load(transaction, [own], () => ({ ...standing, today }));
        return body;
      },
      aggregate: (body) => body,
      relations: ({ parties }, { viewer }) => relationsToBody(viewer.organisation, parties),
      repository: bodies,
    });
  }

  /** Those that there are, to be changed, no matter who sees them. */
  async all(transaction: Transaction, ids: readonly Id<'body'>[]): Promise<Body[]> {
    const { today } = transaction.operation;
    const owning = await this.bodies.owning(transaction, ids);
    const standingOf = await this.known.standings([...owning.values()], today, transaction);
    return this.bodies.load(transaction, ids, (of) => ({ ...standingOf(of), today }));
  }

  /**
   * The body as it stands today, for a change of what is its own, such as a meeting; it stays so until the end of the transaction.
   * What the viewer may not see is not there.
   */
  async held(transaction: Transaction, id: Id<'body'>, path: InputPath = ['body']): Promise<KnownBody> {
    const [, known] = await Promise.all([
      this.lookup.hold(transaction, [id]),
      this.known.byIds([id], transaction.operation.today, transaction),
    ]);
    const body = known.get(id);
    if (!body || !isSeen(transaction, body)) throw refuse('NOT_FOUND', path);
    return body;
  }

  /** How things stand with an organisation or a collaboration. What the viewer may not see is not there. */
  async owning(
    transaction: Transaction,
    of: OrganisationId | CollaborationId,
    path: InputPath,
  ): Promise<OwningStanding> {
    const { today } = transaction.operation;
    // Every collaboration has a name; organisations are asked for by their day, where it matters.
    const isThere = isId('organisation', of) || (await this.registry.names([of], today, transaction)).has(of);
    const standing = (await this.known.standings([of], today, transaction))(of);
    if (!isThere || !isSeen(transaction, standing)) throw refuse('NOT_FOUND', path);
    return standing;
  }
}

/** An import and a job act for the instance itself. */
const isSeen = ({ operation: { viewer, origin } }: Transaction, { seenBy }: Pick<OwningStanding, 'seenBy'>): boolean =>
  origin !== 'request' || seenBy(viewer);

/** Whether the one who acts sees a meeting of the body: once it is public anybody does, before that those of the body. */
export const seesMeeting = ({ origin, viewer }: Operation, isPublic: boolean, body: BodyParties): boolean =>
  origin !== 'request' || isPublic || seesEverything(viewer) || relationsToBody(viewer.organisation, body).length > 0;

/** Throws NotAllowed unless the viewer may do it to what is the body's. */
export function requireMayTo({ operation }: Transaction, action: Action, parties: BodyParties): void {
  requireAllowed(operation, action, relationsToBody(operation.viewer.organisation, parties));
}
