import { Injectable } from '@nestjs/common';
import {
  type Action,
  type CollaborationId,
  type Id,
  type InputPath,
  isId,
  type OrganisationId,
} from '@talkoot/contracts';
import { AggregateStore, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { BodiesLookup } from './bodies.lookup.js';
import type { Body } from './body.js';
import { BodyRepository, type OfBody } from './body.repository.js';
import { type KnownBody, KnownBodies, type OwningStanding } from './known-bodies.loader.js';

/** Loads bodies, with who stands how to them. */
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
        const [body] = await bodies.load(transaction, [own], () => ({ ...standing, today }));
        return body;
      },
      aggregate: (body) => body,
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
   * What the viewer may not see is not there; `action`: by those who may do it to the body.
   */
  async held(
    transaction: Transaction,
    id: Id<'body'>,
    { action, path = ['body'] }: { readonly action?: Action; readonly path?: InputPath } = {},
  ): Promise<KnownBody> {
    await (action ? transaction.requireAllowed(action, { id, path }) : transaction.requireSeen([{ id, path }]));
    const body = await this.heldForAnybody(transaction, id);
    if (!body) throw refuse('NOT_FOUND', path);
    if (action) transaction.requireStillAllowed(action, id);
    return body;
  }

  /** The same, no matter who sees it. */
  async heldForAnybody(transaction: Transaction, id: Id<'body'>): Promise<KnownBody | undefined> {
    const [, known] = await Promise.all([
      this.lookup.hold(transaction, [id]),
      this.known.byIds([id], transaction.operation.today, transaction),
    ]);
    return known.get(id);
  }

  /** How things stand with an organisation or a collaboration. What the viewer may not see is not there; `action`: as above. */
  async owning(
    transaction: Transaction,
    of: OrganisationId | CollaborationId,
    path: InputPath,
    action?: Action,
  ): Promise<OwningStanding> {
    const { today } = transaction.operation;
    // Every collaboration has a name; organisations are asked for by their day, where it matters.
    const pointer = { id: of, path };
    await (action ? transaction.requireAllowed(action, pointer) : transaction.requireSeen([pointer]));
    const [standingOf, names] = await Promise.all([
      this.known.standings([of], today, transaction),
      this.registry.names(isId('organisation', of) ? [] : [of], today, transaction),
    ]);
    if (!isId('organisation', of) && !names.has(of)) throw refuse('NOT_FOUND', path);
    return standingOf(of);
  }
}
