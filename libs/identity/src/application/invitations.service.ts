import { Injectable } from '@nestjs/common';
import { type Id, NotAllowed, type Operation, requireAllowed, seesEverything } from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { Invitation } from '../domain/invitation.js';
import { refuse, say } from '../messages/index.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import { InvitationsApi, type Inviting } from './invitations.api.js';
import type { OfInvitation } from './invitations.inputs.js';

type InvitationId = Id<'invitation'>;
type Work = (invitation: Invitation, thing: Inviting, transaction: Transaction) => Promise<void> | void;

/** The invited accept or decline; the inviter withdraws. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly invitations: InvitationsApi,
    private readonly repository: InvitationRepository,
  ) {}

  accept(operation: Operation, command: OfInvitation): Promise<InvitationId> {
    return this.changing(operation, command, requireInvited, async (invitation, thing, transaction) => {
      const organisation = invitation.accept();
      await this.registry.requireExisting(transaction, organisation, operation.today, ['invitation']);
      const { roles, startsOn, provenance } = invitation.state;
      await thing.take(transaction, { organisation, roles, startsOn, provenance });
    });
  }

  decline(operation: Operation, command: OfInvitation): Promise<InvitationId> {
    return this.changing(operation, command, requireInvited, (invitation) => invitation.decline());
  }

  withdraw(operation: Operation, command: OfInvitation): Promise<InvitationId> {
    return this.changing(operation, command, requireInviter, (invitation) => invitation.withdraw());
  }

  private changing(
    operation: Operation,
    { invitation: id, expectedVersion }: OfInvitation,
    requireParty: (operation: Operation, invitation: Invitation, thing: Inviting) => void,
    work: Work,
  ): Promise<InvitationId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const there = await this.repository.find(transaction, id);
      const thing = there && (await this.invitations.hold(transaction, [there.to])).get(there.to);
      const [invitation] = await this.repository.load(transaction, thing ? [id] : []);
      if (!thing || !invitation || !sees(operation, invitation)) throw refuse('NOT_FOUND', ['invitation']);
      requireParty(operation, invitation, thing);
      invitation.expectVersion(expectedVersion);
      await work(invitation, thing, transaction);
      await this.repository.save(transaction, [invitation]);
      return id;
    });
  }
}

/** What is pending is there for its two parties alone. */
const sees = ({ viewer }: Operation, invitation: Invitation): boolean =>
  seesEverything(viewer) || invitation.relationsOf(viewer.organisation).length > 0;

/** Nobody agrees for somebody else. */
function requireInvited(operation: Operation, invitation: Invitation, thing: Inviting): void {
  const relations = invitation.relationsOf(operation.viewer.organisation);
  if (!relations.includes('invited'))
    throw new NotAllowed('invitation:answer', say('notAllowed.onlyTheInvitedOrganisationAnswers'));
  requireAllowed(operation, 'invitation:answer', relations);
  const besides = thing.answering(invitation.state.roles);
  if (besides) requireAllowed(operation, besides, ['self']);
}

function requireInviter(operation: Operation, invitation: Invitation, thing: Inviting): void {
  const relations = invitation.relationsOf(operation.viewer.organisation);
  requireAllowed(operation, 'invitation:withdraw', relations);
  requireAllowed(
    operation,
    thing.withdrawing,
    relations.includes('inviter') ? thing.relationsOf(operation.viewer.organisation) : [],
  );
}
