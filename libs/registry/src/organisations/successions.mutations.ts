import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Organisation } from './organisation.read-model.js';
import { Succession } from './succession.read-model.js';
import {
  mergeOrganisations,
  renameOrganisation,
  splitOrganisation,
  SuccessionsService,
} from './successions.service.js';

export const SuccessionsMutations = mutations(SuccessionsService, (change) => ({
  mergeOrganisations: change({
    description:
      'Let organisations become one from a day on: what is open for those that end goes over to the successor.',
    may: 'registry:maintain',
    input: mergeOrganisations,
    example: { predecessors: [exampleId('organisation')], successor: exampleId('organisation', 2), on: '2026-03-02' },
    gives: { succession: () => Succession },
    run: (successions, operation, command) => successions.merge(operation, command),
  }),
  splitOrganisation: change({
    description:
      'Let an organisation become several from a day on: for each thing that it was part of, one of them goes on.',
    may: 'registry:maintain',
    input: splitOrganisation,
    example: {
      organisation: exampleId('organisation'),
      successors: [exampleId('organisation', 2), exampleId('organisation', 3)],
      on: '2026-03-02',
      otherwise: exampleId('organisation', 2),
    },
    gives: { succession: () => Succession },
    run: (successions, operation, command) => successions.split(operation, command),
  }),
  renameOrganisation: change({
    description: 'Let an organisation go on under another name from a day on; before it, the old name stays true.',
    may: 'registry:maintain',
    input: renameOrganisation,
    example: {
      organisation: exampleId('organisation'),
      name: { en: 'Example town' },
      on: '2026-03-02',
      expectedVersion: 1,
    },
    gives: { succession: () => Succession, organisation: () => Organisation },
    run: async (successions, operation, command) => ({
      succession: await successions.rename(operation, command),
      organisation: command.organisation,
    }),
  }),
}));
