import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { changePilotProgramme, createPilotProgramme, endPilotProgramme } from './programmes.inputs.js';
import { PilotProgramme } from './programme.read-model.js';
import { PilotProgrammesService } from './programmes.service.js';

export const PilotProgrammesMutations = mutations(PilotProgrammesService, (change) => ({
  createPilotProgramme: change({
    description: 'Set up a pilot programme of your own organisation, a ministry or an agency.',
    may: 'pilot-programme:create',
    input: createPilotProgramme,
    example: {
      code: 'GREEN-2026',
      owner: exampleId('organisation'),
      name: { en: 'Pilot programme' },
      period: { from: '2026-03-02' },
    },
    gives: { pilotProgramme: () => PilotProgramme },
    run: (programmes, operation, command) => programmes.create(operation, command),
  }),
  changePilotProgramme: change({
    description: 'Change the details of a pilot programme.',
    may: 'pilot-programme:manage',
    input: changePilotProgramme,
    example: { programme: exampleId('pilotprogramme'), expectedVersion: 1, name: { en: 'Pilot programme' } },
    gives: { pilotProgramme: () => PilotProgramme },
    run: (programmes, operation, command) => programmes.change(operation, command),
  }),
  endPilotProgramme: change({
    description:
      'End a pilot programme, with the reason. Every plan has to be decided and every pilot completed, closed or cancelled. An open call closes.',
    may: 'pilot-programme:manage',
    input: endPilotProgramme.describe('The programme that ends.'),
    example: {
      programme: exampleId('pilotprogramme'),
      reason: { en: 'The site is not available this year.' },
      expectedVersion: 1,
    },
    gives: { pilotProgramme: () => PilotProgramme },
    run: (programmes, operation, command) => programmes.end(operation, command),
  }),
  cancelPilotProgramme: change({
    description:
      'Cancel a pilot programme, with the reason. Every plan has to be decided and every pilot cancelled; with a completed pilot, end it instead. An open call closes, and one to come never opens.',
    may: 'pilot-programme:manage',
    input: endPilotProgramme.describe('The programme that is given up.'),
    example: {
      programme: exampleId('pilotprogramme'),
      reason: { en: 'The site is not available this year.' },
      expectedVersion: 1,
    },
    gives: { pilotProgramme: () => PilotProgramme },
    run: (programmes, operation, command) => programmes.cancel(operation, command),
  }),
}));
