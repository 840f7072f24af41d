import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Proposal } from './proposal.read-model.js';
import {
  answerProposal,
  changeProposal,
  endSupport,
  submitProposal,
  supportProposal,
  withdrawProposal,
} from './proposals.inputs.js';
import { ProposalsService } from './proposals.service.js';

export const ProposalsMutations = mutations(ProposalsService, (change) => ({
  submitProposal: change({
    description:
      'Propose something to an organisation or a body. Anybody sees it and your organisation; the others that are to make it are invited, and are shown when they accept.',
    may: 'proposal:submit',
    input: submitProposal,
    example: {
      title: { en: 'Plan for the spring' },
      proposers: [exampleId('organisation')],
      addressee: exampleId('organisation'),
    },
    gives: { proposal: () => Proposal },
    run: (proposals, operation, command) => proposals.submit(operation, command),
  }),
  changeProposal: change({
    description: 'Change what a proposal says, or by when its answer is asked for, as long as nobody has answered.',
    may: 'proposal:submit',
    input: changeProposal,
    example: { proposal: exampleId('proposal'), expectedVersion: 1, text: { en: 'Agree on the next steps.' } },
    gives: { proposal: () => Proposal },
    run: (proposals, operation, command) => proposals.change(operation, command),
  }),
  supportProposal: change({
    description: 'Support a proposal of others, as one’s own organisation.',
    may: 'proposal:support',
    input: supportProposal,
    example: { proposal: exampleId('proposal'), organisation: exampleId('organisation'), expectedVersion: 1 },
    gives: { proposal: () => Proposal },
    run: (proposals, operation, command) => proposals.support(operation, command),
  }),
  endSupport: change({
    description: 'Support a proposal no longer.',
    may: 'proposal:support',
    input: endSupport,
    example: {
      proposal: exampleId('proposal'),
      organisation: exampleId('organisation'),
      lastDay: '2027-12-31',
      expectedVersion: 1,
    },
    gives: { proposal: () => Proposal },
    run: (proposals, operation, command) => proposals.endSupport(operation, command),
  }),
  answerProposal: change({
    description:
      'Answer a proposal. For a body, its owner or its secretariat answers. An answered proposal cannot be changed.',
    may: 'proposal:answer',
    input: answerProposal,
    example: { proposal: exampleId('proposal'), answer: 'accepted', expectedVersion: 1 },
    gives: { proposal: () => Proposal },
    run: (proposals, operation, command) => proposals.answer(operation, command),
  }),
  withdrawProposal: change({
    description: 'Take a proposal back, as long as nobody has answered.',
    may: 'proposal:submit',
    input: withdrawProposal,
    example: { proposal: exampleId('proposal'), expectedVersion: 1, on: '2026-03-02' },
    gives: { proposal: () => Proposal },
    run: (proposals, operation, command) => proposals.withdraw(operation, command),
  }),
}));
