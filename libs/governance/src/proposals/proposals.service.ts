import { Injectable } from '@nestjs/common';
import {
  type Action,
  type Id,
  type LocalDate,
  type Operation,
  type Relation,
  requireAllowed,
} from '@talkoot/contracts';
import { type Target, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { InvitationsApi } from '@talkoot/identity';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import { Proposal } from './proposal.js';
import { ProposalRepository } from './proposal.repository.js';
import type {
  AnswerProposal,
  ChangeProposal,
  EndSupport,
  SubmitProposal,
  SupportProposal,
  WithdrawProposal,
} from './proposals.inputs.js';
import { type KnownAddressee, ProposalsLoader } from './proposals.loader.js';

type ProposalId = Id<'proposal'>;

/** Which proposal is to be changed, by somebody who has read a version of it. */
interface OfProposal {
  readonly proposal: ProposalId;
  readonly expectedVersion?: number | undefined;
}

/** Organisations propose something to somebody, who answers. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly loader: ProposalsLoader,
    private readonly proposals: ProposalRepository,
    private readonly invitations: InvitationsApi,
  ) {}

  /** By one of those who make it; the others are invited to make it as well. */
  submit(operation: Operation, command: SubmitProposal): Promise<ProposalId> {
    const { addressee: addressed, answerDue, answerWithinWorkingDays, ...details } = command;
    const { proposers, submittedOn = operation.today } = details;
    return this.unitOfWork.run(operation, async (transaction) => {
      requireAllowed(operation, 'proposal:submit', makes(operation, proposers));
      await this.registry.requireAllExisting(transaction, proposers, operation.today, ['proposers']);
      const { addressee, answering } = await this.loader.addressee(transaction, addressed);
      if (details.collaboration)
        await this.loader.requireCollaboration(transaction, details.collaboration, ['collaboration']);
      const within = await this.dueWithin(transaction, answerWithinWorkingDays, addressee, submittedOn);
      const { organisation: by } = operation.viewer;
      const proposal = Proposal.submit({ ...details, submittedOn, answerDue: answerDue ?? within, addressee }, by, {
        today: operation.today,
        answering,
      });
      await this.proposals.save(transaction, [proposal]);
      const invited = [...new Set(proposers)].filter((each) => each !== by);
      const { provenance } = details;
      await this.invitations.send(
        transaction,
        invited.map((organisation) => ({
          to: proposal.id,
          organisation,
          inviter: by,
          roles: ['proposer'],
          provenance,
        })),
        () => ['proposers'],
      );
      return proposal.id;
    });
  }

  change(operation: Operation, command: ChangeProposal): Promise<ProposalId> {
    const { proposal: id, title, text, documents, answerWithinWorkingDays: days } = command;
    return this.loader.change(operation, target(command, 'proposal:submit'), async (proposal, transaction) => {
      await this.invitations.requireAllAnswered(transaction, id, ['proposal']);
      const within = await this.dueWithin(transaction, days, addresseeOf(proposal), proposal.state.submittedOn);
      proposal.change({ title, text, documents, answerDue: within ?? command.answerDue });
      return id;
    });
  }

  /** By the organisation that supports it. */
  support(operation: Operation, command: SupportProposal): Promise<ProposalId> {
    const { proposal: id, organisation, on = operation.today, provenance } = command;
    return this.loader.change(operation, supporting(operation, command), async (proposal, transaction) => {
      await this.registry.requireExisting(transaction, organisation, on, ['organisation']);
      proposal.support(organisation, on, provenance);
      return id;
    });
  }

  endSupport(operation: Operation, command: EndSupport): Promise<ProposalId> {
    return this.loader.change(operation, supporting(operation, command), (proposal) => {
      proposal.endSupport(command.organisation, command.lastDay);
      return command.proposal;
    });
  }

  answer(operation: Operation, command: AnswerProposal): Promise<ProposalId> {
    const { proposal: id, answer, on = operation.today, text } = command;
    return this.loader.change(operation, target(command, 'proposal:answer'), async (proposal, transaction) => {
      proposal.answer(answer, on, text);
      await this.invitations.close(transaction, id);
      return id;
    });
  }

  withdraw(operation: Operation, command: WithdrawProposal): Promise<ProposalId> {
    const { proposal: id, on = operation.today } = command;
    return this.loader.change(operation, target(command, 'proposal:submit'), async (proposal, transaction) => {
      proposal.withdraw(on);
      await this.invitations.close(transaction, id);
      return id;
    });
  }

  /** The day that number of working days after the submission. */
  private async dueWithin(
    transaction: Transaction,
    days: number | undefined,
    addressee: KnownAddressee['addressee'],
    submittedOn: LocalDate | undefined,
  ): Promise<LocalDate | undefined> {
    if (days === undefined) return undefined;
    if (!submittedOn) throw refuse('INVALID_INPUT.submissionUnknown', ['answerWithinWorkingDays']);
    const calendar = await this.loader.calendarOf(transaction, addressee);
    return calendar.after(submittedOn, days);
  }
}

const makes = ({ viewer }: Operation, proposers: readonly string[]): Relation[] =>
  viewer.organisation !== undefined && proposers.includes(viewer.organisation) ? ['proposer'] : [];

const target = ({ proposal: id, expectedVersion }: OfProposal, action: Action): Target<ProposalId, Proposal> => ({
  id,
  expectedVersion,
  action,
});

/** The support of an organisation, which only its own people give and end. */
const supporting = (
  { viewer }: Operation,
  command: OfProposal & { readonly organisation: string },
): Target<ProposalId, Proposal> => ({
  ...target(command, 'proposal:support'),
  besides: viewer.organisation === command.organisation ? ['self'] : [],
});

function addresseeOf({ state }: Proposal): KnownAddressee['addressee'] {
  if (state.addresseeBody) return { body: state.addresseeBody };
  const addressed = state.parties.findLast(({ role }) => role === 'addressee');
  if (!addressed) throw new Error('A proposal without an addressee');
  return { organisation: addressed.organisation };
}
