import { Injectable } from '@nestjs/common';
import {
  expectedVersion,
  type Id,
  invitationId,
  NotAllowed,
  type Operation,
  type Relation,
  requireAllowed,
} from '@talkoot/contracts';
import { AggregateStore, type Target, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { z } from 'zod';
import { say } from '../messages/index.js';
import type { Invitation } from './invitation.js';
import { InvitationRepository } from './invitation.repository.js';
import { InvitationsApi, type Inviting } from './invitations.api.js';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
export const ofInvitation = z.strictObject({
  invitation: invitationId('invitation').describe('The invitation.'),
  expectedVersion,
});
export type OfInvitation = z.output<typeof ofInvitation>;

type InvitationId = Id<'invitation'>;

/** An invitation that is held for change, and the thing to which it invites. */
interface Loaded {
  readonly invitation: Invitation;
  readonly thing: Inviting;
}

/** The invited accept or decline; the inviter withdraws. */
@Injectable()
export class InvitationsService {
  private readonly store: AggregateStore<InvitationId, Invitation, Loaded>;

  constructor(
    unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    invitations: InvitationsApi,
    repository: InvitationRepository,
  ) {
    this.store = new AggregateStore(unitOfWork, {
      path: ['invitation'],
      load: async (transaction, id) => {
        const there = await repository.find(transaction, id);
        const thing = there && (await invitations.hold(transaction, [there.to])).get(there.to);
        const [invitation] = thing ? await repository.load(transaction, [id]) : [];
        return thing && invitation && { invitation, thing };
      },
      aggregate: ({ invitation }) => invitation,
      repository,
    });
  }

  accept(operation: Operation, command: OfInvitation): Promise<InvitationId> {
    return this.store.change(operation, answered(command), async ({ invitation, thing }, transaction) => {
      const organisation = invitation.accept();
      await this.registry.requireExisting(transaction, organisation, operation.today, ['invitation']);
      const { roles, startsOn, provenance } = invitation.state;
      await thing.take(transaction, { organisation, roles, startsOn, provenance });
      return invitation.id;
    });
  }

  decline(operation: Operation, command: OfInvitation): Promise<InvitationId> {
    return this.store.change(operation, answered(command), ({ invitation }) => {
      invitation.decline();
      return invitation.id;
    });
  }

  withdraw(operation: Operation, { invitation: id, expectedVersion }: OfInvitation): Promise<InvitationId> {
    const target: Target<InvitationId, Loaded> = {
      id,
      expectedVersion,
      action: 'invitation:withdraw',
      require: requireInviter,
    };
    return this.store.change(operation, target, ({ invitation }) => {
      invitation.withdraw();
      return id;
    });
  }
}

const answered = ({ invitation: id, expectedVersion }: OfInvitation): Target<InvitationId, Loaded> => ({
  id,
  expectedVersion,
  action: 'invitation:answer',
  require: requireInvited,
});

/** Nobody agrees for somebody else. */
function requireInvited(
  { invitation, thing }: Loaded,
  relations: readonly Relation[],
  { operation }: Transaction,
): void {
  if (!relations.includes('invited'))
    throw new NotAllowed('invitation:answer', say('notAllowed.onlyTheInvitedOrganisationAnswers'));
  requireAllowed(operation, 'invitation:answer', relations);
  const besides = thing.answering(invitation.state.roles);
  if (besides) requireAllowed(operation, besides, ['self']);
}

/** Who has invited, and still is what inviting asks for. */
async function requireInviter(
  { invitation, thing }: Loaded,
  relations: readonly Relation[],
  transaction: Transaction,
): Promise<void> {
  requireAllowed(transaction.operation, 'invitation:withdraw', relations);
  if (relations.includes('inviter'))
    await transaction.requireAllowed(thing.withdrawing, { id: invitation.state.to, path: ['invitation'] });
  else requireAllowed(transaction.operation, thing.withdrawing, []);
}
