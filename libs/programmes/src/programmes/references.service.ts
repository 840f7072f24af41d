import { Injectable } from '@nestjs/common';
import type { Id, IdKind, InputPath, OrganisationId } from '@talkoot/contracts';
import { BodiesApi, DecisionsApi } from '@talkoot/governance';
import type { Transaction } from '@talkoot/platform/database';
import { refuse } from '../messages/index.js';

type Named = Id<IdKind> | null | undefined;

/** Of fields that may be left out those that are given. */
const given = <I extends Id<IdKind>>(
  named: readonly { readonly id: I | null | undefined; readonly path: InputPath }[],
): { readonly id: I; readonly path: InputPath }[] => named.flatMap(({ id, path }) => (id ? [{ id, path }] : []));

/** What an input refers to: it is there only for who may see it. */
@Injectable()
export class References {
  constructor(
    private readonly bodies: BodiesApi,
    private readonly decisions: DecisionsApi,
  ) {}

  /** Throws NOT_FOUND at the field of the first thing that the viewer does not see. */
  async require(transaction: Transaction, named: Readonly<Record<string, Named>>): Promise<void> {
    await transaction.requireSeen(given(Object.entries(named).map(([field, id]) => ({ id, path: [field] }))));
  }

  /** Nobody else's body is named, or said to have decided: it belongs to one of the organisations. */
  async requireOf(
    transaction: Transaction,
    organisations: readonly (OrganisationId | undefined)[],
    named: readonly { readonly id: Id<'body'> | null | undefined; readonly path: InputPath }[],
  ): Promise<void> {
    const bodiesNamed = given(named);
    if (bodiesNamed.length === 0) return;
    await transaction.requireSeen(bodiesNamed);
    const bodies = await this.bodies.preparing(
      transaction,
      bodiesNamed.map(({ id }) => id),
    );
    const stranger = bodiesNamed.find(({ id }) => {
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
    await transaction.requireSeen([{ id: decision, path }]);
    const taken = await this.decisions.taken(transaction, decision);
    if (!taken) throw refuse('NOT_FOUND', path);
    if (taken.outcome !== 'approved') throw refuse('INVALID_INPUT.decisionApprovesNothing', path);
    const { owner } = (await this.bodies.preparing(transaction, [taken.body])).get(taken.body) ?? {};
    if (owner === undefined || !organisations.includes(owner)) throw refuse('INVALID_INPUT.decisionOfOthers', path);
  }
}
