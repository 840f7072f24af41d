import { Injectable } from '@nestjs/common';
import type { Id, IdKind, InputPath, OrganisationId } from '@talkoot/contracts';
import { BodiesApi, DecisionsApi } from '@talkoot/governance';
import type { Transaction } from '@talkoot/platform/database';
import { refuse } from '../messages/index.js';

type Named = Id<IdKind> | null | undefined;

/** What an input refers to: it is there only for who may see it. */
@Injectable()
export class References {
  constructor(
    private readonly bodies: BodiesApi,
    private readonly decisions: DecisionsApi,
  ) {}

  /** Throws NOT_FOUND at the field of the first thing that the viewer does not see. */
  async require(transaction: Transaction, named: Readonly<Record<string, Named>>): Promise<void> {
    const each = Object.entries(named).map(([field, id]) => ({ id, path: [field] }));
    await this.requireEach(transaction, each);
  }

  /** The same for fields anywhere in the input. */
  async requireEach(
    transaction: Transaction,
    named: readonly { readonly id: Named; readonly path: InputPath }[],
  ): Promise<void> {
    await transaction.requireSeen(named.flatMap(({ id, path }) => (id ? [{ id, path }] : [])));
  }

  /** Nobody else's body is named, or said to have decided: it belongs to one of the organisations. */
  async requireOf(
    transaction: Transaction,
    organisations: readonly (OrganisationId | undefined)[],
    named: readonly { readonly id: Id<'body'> | null | undefined; readonly path: InputPath }[],
  ): Promise<void> {
    await this.requireEach(transaction, named);
    const given = named.flatMap(({ id, path }) => (id ? [{ id, path }] : []));
    if (given.length === 0) return;
    const bodies = await this.bodies.preparing(
      transaction,
      given.map(({ id }) => id),
    );
    const stranger = given.find(({ id }) => {
      const owner = bodies.get(id)?.owner;
      return owner === undefined || !organisations.includes(owner);
    });
    if (stranger) throw refuse('INVALID_INPUT.bodyTakesNoPart', stranger.path);
  }

  /** What decides an adoption: an approving decision of a body of one of the organisations. */
  async requireApproved(
    transaction: Transaction,
    organisations: readonly (OrganisationId | undefined)[],
    decision: Id<'decision'> | undefined,
  ): Promise<void> {
    if (!decision) return;
    const path = ['decision'];
    await this.requireEach(transaction, [{ id: decision, path }]);
    const taken = await this.decisions.taken(transaction, decision);
    if (!taken) throw refuse('NOT_FOUND', path);
    if (taken.outcome !== 'approved') throw refuse('INVALID_INPUT.decisionApprovesNothing', path);
    const { owner } = (await this.bodies.preparing(transaction, [taken.body])).get(taken.body) ?? {};
    if (owner === undefined || !organisations.includes(owner)) throw refuse('INVALID_INPUT.decisionOfOthers', path);
  }
}
