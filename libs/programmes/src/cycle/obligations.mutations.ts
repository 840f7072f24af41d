import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Obligation } from './obligation.read-model.js';
import { fulfilObligation, moveObligation, waiveObligation } from './obligations.inputs.js';
import { ObligationsService } from './obligations.service.js';

export const ObligationsMutations = mutations(ObligationsService, (change) => ({
  fulfilObligation: change({
    description: 'Record that an obligation of a programme is fulfilled.',
    may: 'obligation:fulfil',
    input: fulfilObligation,
    example: {
      obligation: exampleId('obligation'),
      on: '2026-05-11',
      note: { sv: 'Rundabordssamtal med 20 företag', en: 'Round table with 20 companies' },
    },
    gives: { obligation: () => Obligation },
    run: (obligations, operation, command) => obligations.fulfil(operation, command),
  }),
  waiveObligation: change({
    description: 'Decide that an obligation of a programme need not be fulfilled, with the reason.',
    may: 'obligation:decide',
    input: waiveObligation,
    example: { obligation: exampleId('obligation'), reason: { en: 'The programme is revised this year.' } },
    gives: { obligation: () => Obligation },
    run: (obligations, operation, command) => obligations.waive(operation, command),
  }),
  moveObligation: change({
    description: 'Move the last day of an obligation of a programme, with the reason.',
    may: 'obligation:decide',
    input: moveObligation,
    example: {
      obligation: exampleId('obligation'),
      due: '2027-01-29',
      reason: { en: 'The council meets in January.' },
      expectedVersion: 1,
    },
    gives: { obligation: () => Obligation },
    run: (obligations, operation, command) => obligations.move(operation, command),
  }),
}));
