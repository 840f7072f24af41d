import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Programme } from './programme.read-model.js';
import {
  changeProgramme,
  createProgramme,
  endAdoption,
  recordAdopter,
  setProgrammeDuties,
  withdrawProgramme,
} from './programmes.inputs.js';
import { ProgrammesService } from './programmes.service.js';

export const ProgrammesMutations = mutations(ProgrammesService, (change) => ({
  createProgramme: change({
    description: 'Draft a programme of your own organisation. Only its owner sees it until it is adopted.',
    may: 'programme:create',
    input: createProgramme,
    example: {
      code: '1415-BUSINESS',
      owner: exampleId('organisation'),
      kind: 'business-strategy-programme',
      name: { sv: 'Näringslivsprogram', en: 'Business programme' },
      period: { from: '2027-01-01', to: '2035-12-31' },
    },
    gives: { programme: () => Programme },
    run: (programmes, operation, command) => programmes.create(operation, command),
  }),
  changeProgramme: change({
    description: 'Change the details of a programme. Its plan changes by a revision.',
    may: 'programme:manage',
    input: changeProgramme,
    example: { programme: exampleId('programme'), expectedVersion: 1, message: { en: 'An easy everyday life' } },
    gives: { programme: () => Programme },
    run: (programmes, operation, command) => programmes.change(operation, command),
  }),
  setProgrammeDuties: change({
    description:
      'Set what the rhythm of a programme demands. Obligations for the next two years follow from it, and from its plan and adopters.',
    may: 'programme:manage',
    input: setProgrammeDuties,
    example: {
      programme: exampleId('programme'),
      expectedVersion: 1,
      duties: [
        {
          key: 'follow-up',
          kind: 'follow-up',
          every: { unit: 'year', count: 1 },
          due: { lastWorkingDay: true },
          scope: 'programme',
          owedBy: 'owner',
          provenance: 'reported',
          dueProvenance: 'reported',
        },
      ],
    },
    gives: { programme: () => Programme },
    run: (programmes, operation, command) => programmes.setDuties(operation, command),
  }),
  withdrawProgramme: change({
    description: 'Give up a programme before it is adopted.',
    may: 'programme:manage',
    input: withdrawProgramme,
    example: { programme: exampleId('programme'), expectedVersion: 1 },
    gives: { programme: () => Programme },
    run: (programmes, operation, command) => programmes.withdraw(operation, command),
  }),
  recordProgrammeAdopter: change({
    description: 'Record that your organisation has adopted a shared programme for itself.',
    may: 'programme:adopt',
    input: recordAdopter,
    example: { programme: exampleId('programme'), organisation: exampleId('organisation'), adoptedOn: '2026-05-11' },
    gives: { programme: () => Programme },
    run: (programmes, operation, command) => programmes.recordAdopter(operation, command),
  }),
  endProgrammeAdoption: change({
    description: 'Record the last day on which your organisation adopts a programme.',
    may: 'programme:adopt',
    input: endAdoption,
    example: {
      programme: exampleId('programme'),
      organisation: exampleId('organisation'),
      lastDay: '2030-12-31',
      expectedVersion: 1,
    },
    gives: { programme: () => Programme },
    run: (programmes, operation, command) => programmes.endAdoption(operation, command),
  }),
}));
