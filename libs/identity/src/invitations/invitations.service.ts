import { Injectable } from '@nestjs/common';
import {
  expectedVersion,
  type Id,
  invitationId,
  NotAllowed,
  type Operation,
  requireAllowed,
  seesEverything,
} from '@talkoot/contracts';
import { AggregateStore, type Target, UnitOfWork } from '@talkoot/platform/database';
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
        return thing && invitation && sees(transaction.operation, invitation) ? { invitation, thing } : undefined;
      },
      aggregate: ({ invitation }) => invitation,
      relations: ({ invitation }, { viewer }) => invitation.relationsOf(viewer.organisation),
      repository,
    });
  }

  accept(operation: Operation, command: OfInvitation): Promise<InvitationId> {
    return this.store.change(operation, answered(operation, command), async ({ invitation, thing }, transaction) => {
      const organisation = invitation.accept();
      await this.registry.requireExisting(transaction, organisation, operation.today, ['invitation']);
      const { roles, startsOn, provenance } = invitation.state;
      await thing.take(transaction, { organisation, roles, startsOn, provenance });
      return invitation.id;
    });
  }

  decline(operation: Operation, command: OfInvitation): Promise<InvitationId> {
    return this.store.change(operation, answered(operation, command), ({ invitation }) => {
      invitation.decline();
      return invitation.id;
    });
  }

  withdraw(operation: Operation, { invitation: id, expectedVersion }: OfInvitation): Promise<InvitationId> {
    const target: Target<InvitationId, Loaded> = {
      id,
      expectedVersion,
      action: 'invitation:withdraw',
      require: (loaded) => requireInviter(operation, loaded),
    };
    return this.store.change(operation, target, ({ invitation }) => {
      invitation.withdraw();
      return id;
    });
  }
}

const answered = (
  operation: Operation,
  { invitation: id, expectedVersion }: OfInvitation,
): Target<InvitationId, Loaded> => ({
  id,
  expectedVersion,
  action: 'invitation:answer',
  require: (loaded) => requireInvited(operation, loaded),
});

/** What is pending is there for its two parties alone. */
const sees = ({ viewer }: Operation, invitation: Invitation): boolean =>
  seesEverything(viewer) || invitation.relationsOf(viewer.organisation).length > 0;

/** Nobody agrees for somebody else. */
function requireInvited(operation: Operation, { invitation, thing }: Loaded): void {
  const relations = invitation.relationsOf(operation.viewer.organisation);
  if (!relations.includes('invited'))
    throw new NotAllowed('invitation:answer', say('notAllowed.onlyTheInvitedOrganisationAnswers'));
  requireAllowed(operation, 'invitation:answer', relations);
  const besides = thing.answering(invitation.state.roles);
  if (besides) requireAllowed(operation, besides, ['self']);
}

function requireInviter(operation: Operation, { invitation, thing }: Loaded): void {
  const relations = invitation.relationsOf(operation.viewer.organisation);
  requireAllowed(operation, 'invitation:withdraw', relations);
  requireAllowed(
    operation,
    thing.withdrawing,
    relations.includes('inviter') ? thing.relationsOf(operation.viewer.organisation) : [],
  );
}
