import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Appropriation } from './appropriation.read-model.js';
import {
  changeGrantConditions,
  correctAppropriation,
  correctGrant,
  decideGrant,
  recordAppropriation,
} from './funding.inputs.js';
import { FundingService } from './funding.service.js';
import { Grant } from './grant.read-model.js';

export const FundingMutations = mutations(FundingService, (change) => ({
  recordAppropriation: change({
    description: 'Record the money that there is for a pilot programme.',
    may: 'money:manage',
    input: recordAppropriation,
    example: {
      programme: exampleId('pilotprogramme'),
      code: 'GREEN-2026',
      amount: { amount: '20000.00', currency: 'EUR' },
      decidedOn: '2026-03-02',
    },
    gives: { appropriation: () => Appropriation },
    run: (funding, operation, command) => funding.recordAppropriation(operation, command),
  }),
  decideGrant: change({
    description: 'Grant a pilot money out of an appropriation of its programme.',
    may: 'money:manage',
    input: decideGrant,
    example: {
      appropriation: exampleId('appropriation'),
      pilot: exampleId('pilot'),
      code: 'GREEN-2026',
      amount: { amount: '20000.00', currency: 'EUR' },
      purposes: ['start-up'],
      decidedOn: '2026-03-02',
    },
    gives: { grant: () => Grant },
    run: (funding, operation, command) => funding.decideGrant(operation, command),
  }),
  changeGrantConditions: change({
    description: 'Put other conditions on a grant from a day on.',
    may: 'money:manage',
    input: changeGrantConditions,
    example: {
      grant: exampleId('grant'),
      conditions: [{ en: 'Report the results by the end of March.' }],
      on: '2026-03-02',
      expectedVersion: 1,
    },
    gives: { grant: () => Grant },
    run: (funding, operation, command) => funding.changeConditions(operation, command),
  }),
  correctAppropriation: change({
    description:
      'Correct the mistyped amount of an appropriation: the ledger reverses what stood and states what is right. Refused below what has been granted.',
    may: 'money:manage',
    input: correctAppropriation,
    example: {
      appropriation: exampleId('appropriation'),
      amount: { amount: '20000.00', currency: 'EUR' },
      reason: { en: 'The site is not available this year.' },
      expectedVersion: 1,
    },
    gives: { appropriation: () => Appropriation },
    run: (funding, operation, command) => funding.correctAppropriation(operation, command),
  }),
  correctGrant: change({
    description:
      'Correct the mistyped amount of a grant: the ledger reverses what stood and states what is right. Refused beyond the appropriation, and below what has been released.',
    may: 'money:manage',
    input: correctGrant,
    example: {
      grant: exampleId('grant'),
      amount: { amount: '20000.00', currency: 'EUR' },
      reason: { en: 'The site is not available this year.' },
      expectedVersion: 1,
    },
    gives: { grant: () => Grant },
    run: (funding, operation, command) => funding.correctGrant(operation, command),
  }),
}));
